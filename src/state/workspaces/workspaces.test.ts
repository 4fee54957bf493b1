import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openState } from "../database.ts";
import { daySalt, forgetSaltsBefore } from "../day-salts.ts";
import { addSite, addWorkspace, sitesOf, workspacesOf } from "./workspaces.ts";

const folder = mkdtempSync(join(tmpdir(), "retorno-state-"));
afterEach(() => rmSync(join(folder, "app.sqlite"), { force: true }));

const shop = { id: "faro-azul", name: "Faro Azul", currency: "EUR", timeZone: "Europe/Madrid" };

describe("workspaces", () => {
  it("are there when the folder is opened again, with their sites", async () => {
    const state = await openState(folder);
    await addWorkspace(state, shop);
    const site = await addSite(state, { workspace: shop.id, name: "shop", hosts: ["faroazul.example"] });
    await state.destroy();
    const again = await openState(folder);
    expect(await workspacesOf(again)).toMatchObject([{ ...shop, plan: null, honoursOptOut: true }]);
    expect(await sitesOf(again)).toEqual([site]);
    await again.destroy();
  });

  it.each(["", "Faro Azul", "-a", "a-", "../x", "a".repeat(41)])("refuse the id %j", async (id) => {
    const state = await openState(":memory:");
    await expect(addWorkspace(state, { ...shop, id })).rejects.toThrow("cannot be called");
  });

  it("refuse an id that is taken, and a site without a workspace", async () => {
    const state = await openState(":memory:");
    await addWorkspace(state, shop);
    await expect(addWorkspace(state, shop)).rejects.toThrow("already");
    await expect(addSite(state, { workspace: "nobody", name: "x", hosts: [] })).rejects.toThrow();
  });
});

describe("a day's salt", () => {
  it("is the same all day, another on the next, and gone once it is forgotten", async () => {
    const state = await openState(":memory:");
    await addWorkspace(state, shop);
    const first = await daySalt(state, shop.id, "2026-03-01");
    expect(await daySalt(state, shop.id, "2026-03-01")).toEqual(first);
    expect(await daySalt(state, shop.id, "2026-03-02")).not.toEqual(first);
    expect(await forgetSaltsBefore(state, "2026-03-02")).toBe(1);
    expect(await daySalt(state, shop.id, "2026-03-01")).not.toEqual(first);
  });
});
