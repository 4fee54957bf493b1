import type { Actor } from "../../model/actor.ts";
import { KnownError } from "../../model/errors.ts";
import type { Role } from "../../model/permissions.ts";
import type { State } from "../database.ts";
import { audited } from "./audit.ts";
import { roleIn } from "./members.ts";

/** Whom a change is about, and who makes it. */
export interface MemberChange {
  readonly workspace: string;
  readonly user: string;
  readonly actor: Actor;
}

/** Gives a member another role; a KnownError for a stranger, and for the last owner. */
export function giveRole(
  state: State,
  { workspace, user, role, actor }: MemberChange & { readonly role: Role },
): Promise<void> {
  return audited(state, { actor, workspace }, async (within) => {
    const was = await roleOrRefusal(within, { workspace, user, actor });
    if (was === role) return { change: null, answer: undefined };
    if (was === "owner") await refuseWithoutOther(within, workspace, user);
    await within
      .updateTable("member")
      .set({ role })
      .where("workspace", "=", workspace)
      .where("user", "=", user)
      .execute();
    return {
      change: { action: "member.edit", subject: user, was: { role: was }, became: { role } },
      answer: undefined,
    };
  });
}

/** Removes a member, who is a stranger from their next request on; a KnownError for the last owner. */
export function removeMember(state: State, { workspace, user, actor }: MemberChange): Promise<void> {
  return audited(state, { actor, workspace }, async (within) => {
    const role = await roleOrRefusal(within, { workspace, user, actor });
    if (role === "owner") await refuseWithoutOther(within, workspace, user);
    await within.deleteFrom("member").where("workspace", "=", workspace).where("user", "=", user).execute();
    return { change: { action: "member.delete", subject: user, was: { role }, became: null }, answer: undefined };
  });
}

/** Two owners may act at once: whoever is no owner any more when their turn comes changes nobody but themselves. */
async function roleOrRefusal(state: State, { workspace, user, actor }: MemberChange): Promise<Role> {
  const role = await roleIn(state, workspace, user);
  if (role === null) {
    throw new KnownError("not_found", "there is no such member", { hint: "see who is one; they may just have left" });
  }
  if (actor.kind === "user" && actor.id !== user && (await roleIn(state, workspace, actor.id)) !== "owner") {
    throw new KnownError("forbidden", "only an owner may do that", { hint: "ask an owner of the workspace" });
  }
  return role;
}

async function refuseWithoutOther(state: State, workspace: string, user: string): Promise<void> {
  const other = await state
    .selectFrom("member")
    .select("user")
    .where("workspace", "=", workspace)
    .where("role", "=", "owner")
    .where("user", "!=", user)
    .limit(1)
    .executeTakeFirst();
  if (other !== undefined) return;
  throw new KnownError("conflict", "the last owner of a workspace cannot go or become less", {
    hint: "make somebody else an owner first, or delete the workspace",
  });
}
