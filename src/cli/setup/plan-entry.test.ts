import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { heardCli, printed, said } from "../../../test/heard-cli.ts";
import { openState } from "../../state/database.ts";
import { auditOf } from "../../state/people/audit.ts";
import { addWorkspace } from "../../state/workspaces/workspaces.ts";

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "retorno-cost-"));
  const state = await openState(folder);
  await addWorkspace(state, { id: "shop", name: "Shop", currency: "EUR", timeZone: "Europe/Madrid" });
  await state.destroy();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) => heardCli([...args, "--data", folder]);
const list = async (what: string) => {
  await run(what, "list", "--format", "json");
  return JSON.parse(printed) as Record<string, unknown>[];
};
const tool = ["--what", "Tool", "--category", "tools", "--amount", "19.90", "--per", "month", "--from", "2026-01-01"];

describe("retorno cost", () => {
  it("adds, lists, changes and takes away, each with its line in the audit", async () => {
    expect(await run("cost", "add", ...tool, "--campaign", "spring")).toBe(0);
    const id = printed.trim();
    expect(await run("cost", "edit", id, "--amount", "none", "--hours", "2", "--rate", "20", "--all-social")).toBe(0);
    expect(printed).toBe("Tool stands at version 2\n");
    expect(await list("cost")).toMatchObject([
      { id, version: 2, hours: "2", rate: "20", changedBy: "the command line" },
    ]);
    expect(await run("cost", "list")).toBe(0);
    expect(printed).toMatch(/^[a-z0-9]{12} {2}Tool\n {14}tools, 2 hours at 20 EUR a month, from 2026-01-01 on, for/);
    expect(printed.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(await run("cost", "delete", id)).toBe(0);
    expect(await list("cost")).toEqual([]);
    const state = await openState(folder);
    const lines = await auditOf(state, "shop", { most: 9, below: null });
    await state.destroy();
    expect(lines.map(({ action, actor }) => [action, actor])).toEqual([
      ["cost.delete", "operator"],
      ["cost.edit", "operator"],
      ["cost.add", "operator"],
    ]);
  });

  it.each<[string, string[], string]>([
    ["a category", tool.with(3, "tool"), 'category is "tool"; allowed: labour, ad spend, tools'],
    ["decimals", tool.with(5, "1.999"), "amount is 1.999, with 3 decimals; EUR has 2"],
    ["no end", tool.toSpliced(6, 2), "the cost needs an end (to), or how often it comes back (per)"],
    ["two scopes", [...tool, "--campaign", "x", "--channel", "Email"], "scope names campaign and channel"],
  ])("refuses %s in a line", async (_, args, says) => {
    expect(await run("cost", "add", ...args)).toBe(1);
    expect(said).toContain(says);
    expect(await list("cost")).toEqual([]);
  });

  it("says what was changed meanwhile to whom says what they looked at", async () => {
    await run("cost", "add", ...tool);
    const id = printed.trim();
    await run("cost", "edit", id, "--amount", "25");
    expect(await run("cost", "edit", id, "--amount", "30", "--based-on", "1")).toBe(1);
    expect(said).toContain(
      'the command line has changed this cost since you looked at it: amount from "19.90" to "25"',
    );
    expect(await run("cost", "edit", "nobody", "--amount", "30")).toBe(1);
    expect(await run("cost", "edit", id)).toBe(1);
  });
});

describe("retorno goal", () => {
  const goal = [
    ...["--name", "More visits", "--measure", "visits", "--baseline", "100", "--target", "200"],
    ...["--objective", "Be known", "--from", "2026-01-01", "--to", "2026-04-01"],
  ];

  it("adds, lists, changes and takes away", async () => {
    expect(await run("goal", "add", ...goal, "--network", "ig", "--paid", "no")).toBe(0);
    const id = printed.trim();
    expect(await run("goal", "edit", id, "--target", "250")).toBe(0);
    expect(await list("goal")).toMatchObject([{ id, target: "250", segment: { network: "instagram", paid: false } }]);
    await run("goal", "list");
    expect(printed.replace(/\s+/g, " ")).toContain("to 250, 2026-01-01 to 2026-04-01, network instagram, not paid: Be");
    expect(await run("plan")).toBe(0);
    expect(printed).toContain("goals:\n  - name: More visits\n");
    expect(await run("goal", "delete", id)).toBe(0);
    expect(await list("goal")).toEqual([]);
  });

  it("refuses a measure nobody knows, and half a visit", async () => {
    expect(await run("goal", "add", ...goal.with(3, "visit"))).toBe(1);
    expect(said).toContain('did you mean "visits"?');
    expect(await run("goal", "add", ...goal.with(5, "0.5"))).toBe(1);
    expect(said).toContain("baseline is 0.5, with 1 decimals; visits has 0");
  });
});
