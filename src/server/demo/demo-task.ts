import { z } from "zod";

/** What the process that fills a made-up workspace is told, in one line. */
export const DemoTask = z.object({
  folder: z.string(),
  workspace: z.string(),
  /** What is made up ends the day before. */
  today: z.iso.date(),
  /** Where its exports are laid aside. */
  aside: z.string(),
});
export type DemoTask = z.infer<typeof DemoTask>;

/** What the process says, a line each: how much of the work is done. */
export const DemoLine = z.object({ share: z.number().min(0).max(1) });
export type DemoLine = z.infer<typeof DemoLine>;
