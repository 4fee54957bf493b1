import { z } from "zod";

/** The model that an answer's credits are by, and what it takes for granted, in two sentences. */
export const ModelAsked = z.object({ name: z.string(), title: z.string(), assumes: z.string() });
export type ModelAsked = z.infer<typeof ModelAsked>;
