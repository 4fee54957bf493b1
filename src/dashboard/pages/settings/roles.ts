import type { Member } from "../../../client/api.ts";

/** What a member can be, who may do most first. */
export const roles = ["owner", "editor", "viewer"] as const satisfies readonly Member["role"][];
