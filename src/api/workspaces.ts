import { z } from "zod";
import { localeOf } from "../model/locale.ts";
import { endpoint } from "./endpoint.ts";
import { listOf, Moment, nameUpTo } from "./shapes.ts";
import { BasedOnContent, ContentVersion } from "./versions.ts";

/** A business or brand, with its rules. */
export const Workspace = z.object({
  id: z.string(),
  version: ContentVersion,
  name: z.string(),
  currency: z.string(),
  timeZone: z.string(),
  honoursOptOut: z.boolean().describe("Whether Global Privacy Control and Do Not Track are obeyed."),
  keepEventsDays: z.int().describe("How many days single events are kept."),
  needsSecondFactor: z.boolean().describe("Whether members need a second factor to come in."),
  locale: z
    .string()
    .nullable()
    .describe("In which its numbers, money and dates are written, such as nb-NO; null: in its reader's own."),
  hasPlan: z.boolean(),
  isDemo: z.boolean().describe("Whether all of it is made up, to look around in."),
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
  guests: true,
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

const Name = nameUpTo(100);
const Currency = z.string().trim().toUpperCase().max(10).describe("A code such as EUR.");
const TimeZone = z.string().trim().max(60).describe("Such as Europe/Madrid.");
/** Written canonically, so that what is the same is written the same. */
const Locale = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .transform((written) => localeOf(written) ?? written)
  .nullable()
  .describe("Such as nb-NO; null: the reader's own.");
const KeepEventsDays = z.int().min(1).max(36_500);

export const addWorkspace = endpoint({
  name: "addWorkspace",
  method: "POST",
  path: "/api/v1/workspaces",
  group,
  title: "Make a workspace and be its owner; for owners of another one and whoever runs the installation.",
  needs: "user",
  body: z.strictObject({
    id: z.string().trim().max(100).describe("Small letters, digits and hyphens, such as faro-azul; it stays."),
    name: Name,
    currency: Currency,
    timeZone: TimeZone,
    locale: Locale.optional(),
    honoursOptOut: z.boolean().optional(),
    keepEventsDays: KeepEventsDays.optional(),
  }),
  answer: Workspace,
  status: 201,
  refusals: ["forbidden", "conflict"],
});

export const editWorkspace = endpoint({
  name: "editWorkspace",
  method: "PATCH",
  path: "/api/v1/workspaces/:workspace",
  group,
  title: "Change a workspace's name or rules; what is left out stays.",
  needs: "workspace:write",
  body: z.strictObject({
    version: BasedOnContent,
    name: Name.optional(),
    currency: Currency.optional(),
    timeZone: TimeZone.optional(),
    locale: Locale.optional(),
    honoursOptOut: z.boolean().optional(),
    keepEventsDays: KeepEventsDays.optional(),
    needsSecondFactor: z.boolean().optional(),
    confirmed: z
      .boolean()
      .default(false)
      .describe("Must be true where the change deletes events, or has amounts that are kept counted anew."),
  }),
  answer: Workspace,
  refusals: ["edit_conflict", "conflict", "second_factor_needed"],
});

export const deleteWorkspace = endpoint({
  name: "deleteWorkspace",
  method: "DELETE",
  path: "/api/v1/workspaces/:workspace",
  group,
  title: "Delete a workspace with its facts, sites, links, keys and members, for good.",
  needs: "workspace:delete",
});
