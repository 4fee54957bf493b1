import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openState, type State } from "../database.ts";
import { addWorkspace } from "../workspaces/workspaces.ts";
import { forgetExpired } from "./expired.ts";

const now = Date.UTC(2026, 5, 1);
const day = 86_400_000;
const iso = (days: number) => new Date(now + days * day).toISOString();

let state: State;
beforeEach(async () => {
  state = await openState(":memory:");
  await addWorkspace(state, { id: "shop", name: "Shop", currency: "EUR", timeZone: "UTC" });
  const user = (id: string, created: number, operator = 0) => ({
    ...{ id, name: id, email: `${id}@x.example`, emailVerified: 0, image: null, twoFactorEnabled: null, operator },
    ...{ createdAt: iso(created), updatedAt: iso(created) },
  });
  const people = [user("member", -900), user("left", -40), user("new", -3), user("runs", -900, 1), user("here", -900)];
  await state.insertInto("user").values(people).execute();
  await state.insertInto("member").values({ workspace: "shop", user: "member", role: "owner", added_at: 0 }).execute();
  const session = (id: string, userId: string, until: number) => ({
    ...{
      id,
      token: id,
      userId,
      expiresAt: iso(until),
      createdAt: iso(-1),
      updatedAt: iso(-1),
      ipAddress: null,
      userAgent: null,
    },
  });
  await state
    .insertInto("session")
    .values([session("old", "left", -1), session("on", "here", 1)] as never)
    .execute();
  const line = { workspace: null, actor: "user:left", action: "x.edit", subject: "s", was: null, became: null };
  await state
    .insertInto("audit")
    .values([
      { ...line, at: now - 800 * day },
      { ...line, at: now - 700 * day },
    ])
    .execute();
});
afterEach(() => state.destroy());

const ids = async (table: "user" | "session") =>
  (await state.selectFrom(table).select("id").orderBy("id").execute()).map(({ id }) => id);

describe("what has run out", () => {
  it("is deleted, and whoever belongs nowhere; the audit's lines name nobody", async () => {
    expect(await forgetExpired(state, now)).toBe(3);
    expect(await ids("session")).toEqual(["on"]);
    expect(await ids("user")).toEqual(["here", "member", "new", "runs"]);
    expect(await state.selectFrom("audit").select("actor").execute()).toEqual([{ actor: "user:left" }]);
    expect(await forgetExpired(state, now)).toBe(0);
  });
});
