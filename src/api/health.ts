import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Moment } from "./shapes.ts";

/** How the data of a workspace does. */
export const DataHealth = z.object({
  events: z.int().describe("Single events that are kept."),
  behind: z.int().describe("Events that journeys have not taken in yet."),
  quarantinedKeys: z
    .int()
    .describe("Keys that joined more visitors than one person has, and that join nobody now: a shared tablet, say."),
  sites: z
    .array(
      z.object({
        key: z.string(),
        name: z.string(),
        events: z.int(),
        lastEventAt: Moment.nullable().describe("Null where nothing has come of it that is still kept."),
      }),
    )
    .describe("The sites that were not deleted."),
  sources: z
    .array(z.object({ source: z.string(), events: z.int(), bots: z.int(), lastEventAt: Moment }))
    .describe("What the server takes in by itself: the tracker, links, the API and webhooks."),
  imports: z.object({
    files: z.int().describe("Those that were not taken back."),
    rows: z.int(),
    rejectedRows: z.int(),
    withRejects: z
      .array(z.object({ id: z.int(), file: z.string(), importedAt: Moment, rows: z.int(), rejected: z.int() }))
      .describe("The files that had rows which could not be read."),
  }),
});
export type DataHealth = z.infer<typeof DataHealth>;

export const workspaceHealth = endpoint({
  name: "workspaceHealth",
  method: "GET",
  path: "/api/v1/workspaces/:workspace/health",
  group: "Answers",
  title: "How the data does: what came in last, what waits, and what could not be read.",
  needs: "answers:read",
  answer: DataHealth,
});

/** What was found: that all is well, something to know, or something that must be mended. */
export const Finding = z.object({
  check: z.string(),
  level: z.enum(["good", "note", "mend"]),
  said: z.string(),
  todo: z.string().optional().describe("What to do about it."),
});

export const installationHealth = endpoint({
  name: "installationHealth",
  method: "GET",
  path: "/api/v1/health",
  group: "Installation",
  title: "What retorno doctor says of the data folder, said by the running server.",
  needs: "operator",
  answer: z.object({ healthy: z.boolean(), findings: z.array(Finding) }),
});
