import type { Role } from "../../model/permissions.ts";
import type { State } from "../database.ts";

/** Somebody who may come into a workspace. */
export interface Member {
  readonly user: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly addedMs: number;
  readonly hasSecondFactor: boolean;
}

/** What somebody is in a workspace; null for a stranger. */
export async function roleIn(state: State, workspace: string, user: string): Promise<Role | null> {
  const found = await state
    .selectFrom("member")
    .select("role")
    .where("workspace", "=", workspace)
    .where("user", "=", user)
    .executeTakeFirst();
  return found?.role ?? null;
}

/** The workspaces somebody may come into, with the role in each. */
export async function membershipsOf(state: State, user: string): Promise<{ workspace: string; role: Role }[]> {
  return state
    .selectFrom("member")
    .select(["workspace", "role"])
    .where("user", "=", user)
    .orderBy("added_at")
    .execute();
}

/** The members of a workspace, first added first. */
export async function membersOf(state: State, workspace: string): Promise<Member[]> {
  const rows = await state
    .selectFrom("member")
    .innerJoin("user", "user.id", "member.user")
    .select(["user.id", "user.name", "user.email", "user.twoFactorEnabled", "member.role", "member.added_at"])
    .select(({ exists, selectFrom }) =>
      exists(selectFrom("passkey").select("passkey.id").whereRef("passkey.user", "=", "user.id")).as("hasPasskey"),
    )
    .where("member.workspace", "=", workspace)
    .orderBy("member.added_at")
    .orderBy("user.id")
    .execute();
  return rows.map((row) => ({
    user: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    addedMs: row.added_at,
    hasSecondFactor: row.twoFactorEnabled === 1 || Boolean(row.hasPasskey),
  }));
}

/** Makes somebody a member, or gives a member another role. */
export async function keepMember(
  state: State,
  { workspace, user, role }: { workspace: string; user: string; role: Role },
  now = Date.now(),
): Promise<void> {
  await state
    .insertInto("member")
    .values({ workspace, user, role, added_at: now })
    .onConflict((conflict) => conflict.columns(["workspace", "user"]).doUpdateSet({ role }))
    .execute();
}
