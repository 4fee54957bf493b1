import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { listOf, Moment } from "./shapes.ts";

/** A business or brand, with its rules. */
export const Workspace = z.object({
  id: z.string(),
  name: z.string(),
  currency: z.string(),
  timeZone: z.string(),
  honoursOptOut: z.boolean().describe("Whether Global Privacy Control and Do Not Track are obeyed."),
  keepEventsDays: z.int().describe("How many days single events are kept."),
  needsSecondFactor: z.boolean().describe("Whether members need a second factor to come in."),
  hasPlan: z.boolean(),
  createdAt: Moment,
});
export type Workspace = z.infer<typeof Workspace>;

const group = "Workspaces";

export const listWorkspaces = endpoint({
  name: "listWorkspaces",
  method: "GET",
  path: "/api/v1/workspaces",
  group,
  title: "The workspaces you may see.",
  needs: "user",
  answer: listOf(Workspace),
});

export const getWorkspace = endpoint({
  name: "getWorkspace",
  method: "GET",
  path: "/api/v1/workspaces/:workspace",
  group,
  title: "One workspace.",
  needs: "workspace:read",
  answer: Workspace,
});
