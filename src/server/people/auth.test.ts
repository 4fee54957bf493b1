import { getMigrations } from "better-auth/db/migration";
import { expect, it } from "vitest";
import { openState } from "../../state/database.ts";
import { SecretBox } from "../../state/secrets/secret-box.ts";
import { authOptions } from "./auth.ts";

it("finds every table and column it needs in our own migrations", async () => {
  const state = await openState(":memory:");
  const options = authOptions({ state, secrets: new SecretBox(Buffer.alloc(32, 7)) }, "http://127.0.0.1");
  const database = { db: state, type: "sqlite" } as const;
  const missing = async () => {
    const { toBeCreated, toBeAdded } = await getMigrations({ ...options, database } as never);
    return { toBeCreated, toBeAdded };
  };
  expect(await missing()).toEqual({ toBeCreated: [], toBeAdded: [] });
  await state.schema.alterTable("session").dropColumn("byPasskey").execute();
  expect((await missing()).toBeAdded).toMatchObject([{ table: "session" }]);
  await state.destroy();
});
