import type { Permission } from "../../../model/permissions.ts";

/** The sections of the settings, in their order, and what one needs to see them. */
const needs = {
  workspace: "workspace:read",
  goals: "plan:read",
  measuring: "plan:read",
  naming: "plan:read",
  members: "members:read",
  keys: "keys:read",
  privacy: "workspace:read",
  audit: "audit:read",
} as const satisfies Record<string, Permission>;

export type Section = keyof typeof needs;

/** The sections that somebody with these permissions is shown. */
export const sectionsFor = (may: readonly string[]): Section[] =>
  (Object.keys(needs) as Section[]).filter((section) => may.includes(needs[section]));
