import { z } from "zod";

const Line = z.object({
  level: z.number(),
  msg: z.string().optional(),
  err: z.object({ message: z.string() }).optional(),
});

const warning = 40;

/** What somebody at a terminal is told of a line of the log: warnings and faults, in one line. */
export function noticeOf(line: string): string {
  const { level, msg, err } = Line.parse(JSON.parse(line));
  if (level < warning) return "";
  const said = [msg, err?.message].filter((one) => one !== undefined);
  return `retorno: ${said.join(": ")}\n`;
}
