import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { openState } from "./database.ts";
import { daySalt, forgetSaltsBefore } from "./day-salts.ts";
import { addWorkspace } from "./workspaces/workspaces.ts";

const folder = mkdtempSync(join(tmpdir(), "retorno-salts-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("leaves no byte of a forgotten salt in the files, while they are open", async () => {
  const state = await openState(folder);
  const workspaces = Array.from({ length: 120 }, (_, index) => `shop-${index}`);
  for (const id of workspaces) await addWorkspace(state, { id, name: id, currency: "EUR", timeZone: "UTC" });
  const salts = new Map<string, Buffer[]>();
  for (const day of ["2026-03-01", "2026-03-02", "2026-03-03"]) {
    salts.set(day, await Promise.all(workspaces.map((id) => daySalt(state, id, day))));
  }
  const standing = (day: string) => (salts.get(day) ?? []).filter((salt) => bytesOf(folder).includes(salt)).length;
  expect(standing("2026-03-01")).toBe(120);
  expect(await forgetSaltsBefore(state, "2026-03-03")).toBe(240);
  expect(["2026-03-01", "2026-03-02", "2026-03-03"].map(standing)).toEqual([0, 0, 120]);
  await state.destroy();
});

const bytesOf = (folder: string): Buffer =>
  Buffer.concat(
    ["app.sqlite", "app.sqlite-wal"]
      .map((name) => join(folder, name))
      .filter((file) => existsSync(file))
      .map((file) => readFileSync(file)),
  );
