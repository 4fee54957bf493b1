import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Collector } from "../../intake/collect/collector.ts";
import type { LiveSource } from "../../model/live-source.ts";
import { Statement } from "../../model/statement.ts";
import { openState } from "../../state/database.ts";
import { addWorkspace } from "../../state/workspaces/workspaces.ts";
import { openDataFolder } from "../../warehouse/data-folder.ts";
import { roi } from "./roi.ts";

const folder = mkdtempSync(join(tmpdir(), "stray-currency-"));
const data = join(folder, "data");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  (await openDataFolder(data, "shop")).close();
  const state = await openState(data);
  await addWorkspace(state, { id: "shop", name: "Shop", currency: "EUR", timeZone: "Europe/Madrid" });
  await state.destroy();
  await sold("api", "1", "EUR", 5000);
  await sold("tracker", "2", "KWD", 1000);
});

async function sold(source: LiveSource, id: string, currency: string, minor: number): Promise<void> {
  const facts = await openDataFolder(data, "shop");
  const collector = await Collector.open(await facts.lane());
  const occurredMs = Date.parse("2026-03-10T12:00:00Z");
  const row = { id, occurred_at: occurredMs, currency, total_minor: minor, counted: true, unpaid: false, person: 7n };
  await collector.add([
    { workspace: "shop", source, id, occurredMs, kind: "purchase", facts: [{ table: "order", row }] },
  ]);
  await collector.close();
  facts.close();
}

async function statement(): Promise<Statement> {
  const out = join(folder, "statement.json");
  await roi(["--data", data, "--from", "2026-03-01", "--to", "2026-04-01", "--format", "json", "--out", out]);
  return Statement.parse(JSON.parse(readFileSync(out, "utf8")));
}

it("leaves out what strangers' browsers tell in a currency without a rate, and says so", async () => {
  const { all, warnings } = await statement();
  expect(all).toMatchObject({ return: "50.00", conversions: 1 });
  expect(warnings.find(({ code }) => code === "purchases_without_rate")?.message).toBe(
    "1 purchase in KWD that only visitors' browsers told of is left out: there is no exchange rate to EUR.",
  );
});

it("stops where the business itself says that it sold in it", async () => {
  await sold("api", "3", "KWD", 1000);
  await expect(statement()).rejects.toThrow("there is no exchange rate from KWD to EUR for 2026-03-10");
});
