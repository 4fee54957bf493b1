import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Moment, PageQuery, pageOf } from "./shapes.ts";

const State = z.record(z.string(), z.unknown()).nullable();

/** One change: who did what to which thing, what stood before and what stands since. */
export const AuditEntry = z.object({
  id: z.int(),
  at: Moment,
  actor: z.object({
    kind: z.enum(["user", "key", "operator"]),
    id: z.string().nullable().describe("Of the person or the key; null for the command line."),
    name: z.string().describe('What they are called now; "removed person" for who is gone.'),
  }),
  action: z.string().describe("Such as link.edit."),
  subject: z.string().describe("What it was done to, by its id."),
  was: State.describe("Null: there was nothing."),
  became: State.describe("Null: there is nothing any more."),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const listAudit = endpoint({
  name: "listAudit",
  method: "GET",
  path: "/api/v1/workspaces/:workspace/audit",
  group: "Audit",
  title: "Who changed what in the workspace, the latest first.",
  needs: "audit:read",
  query: PageQuery,
  answer: pageOf(AuditEntry),
});
