import { z } from "zod";
import { roles } from "../model/permissions.ts";
import { endpoint } from "./endpoint.ts";
import { listOf, Moment } from "./shapes.ts";

const group = "Members";

export const Role = z.enum(roles).describe("Owners let people in, editors change what is there, viewers look.");

/** Somebody who may come into the workspace. */
export const Member = z.object({
  user: z.string().describe("Their id."),
  name: z.string(),
  email: z.string(),
  role: Role,
  addedAt: Moment,
  hasSecondFactor: z.boolean().describe("Whether they have an authenticator app or a passkey."),
});
export type Member = z.infer<typeof Member>;

export const listMembers = endpoint({
  name: "listMembers",
  method: "GET",
  path: "/api/v1/workspaces/:workspace/members",
  group,
  title: "Who may come into the workspace.",
  needs: "members:read",
  answer: listOf(Member),
});

export const editMember = endpoint({
  name: "editMember",
  method: "PATCH",
  path: "/api/v1/workspaces/:workspace/members/:user",
  group,
  title: "Give a member another role; the last owner stays one.",
  needs: "members:write",
  body: z.strictObject({ role: Role }),
  answer: Member,
  refusals: ["not_found", "conflict"],
});

export const removeMember = endpoint({
  name: "removeMember",
  method: "DELETE",
  path: "/api/v1/workspaces/:workspace/members/:user",
  group,
  title: "Remove a member, which only owners may, or leave yourself; the last owner stays.",
  // Everybody may leave; whether it is another who goes is asked in the handler.
  needs: "members:read",
  refusals: ["not_found", "forbidden", "conflict"],
});
