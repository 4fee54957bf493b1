import { z } from "zod";
import { endpoint } from "./endpoint.ts";

/** The made-up shop that somebody looks around in. */
export const Demo = z.object({
  state: z.enum(["none", "making", "made"]).describe("Whether there is one, and whether all of it stands."),
  workspace: z.string().nullable().describe("Where it is, from when its making begins; deleted as any workspace is."),
  share: z.number().min(0).max(1).describe("How much of it stands."),
  fault: z.string().nullable().describe("Why the last try came to nothing; null where it did not."),
});
export type Demo = z.infer<typeof Demo>;

const group = "Workspaces";

export const showDemo = endpoint({
  name: "showDemo",
  method: "GET",
  path: "/api/v1/demo",
  group,
  title: "The made-up shop you look around in, and how far its making is.",
  needs: "user",
  answer: Demo,
});

export const makeDemo = endpoint({
  name: "makeDemo",
  method: "POST",
  path: "/api/v1/demo",
  group,
  title: "Make a workspace of a made-up shop with three months of figures; for whoever may make workspaces, once.",
  needs: "user",
  answer: Demo,
  status: 202,
  refusals: ["forbidden", "busy"],
});
