import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { heardCli, printed, said } from "../../../test/heard-cli.ts";
import { cookieVisitor } from "../../intake/collect/visitor-keys.ts";
import { openState } from "../../state/database.ts";
import { auditOf } from "../../state/people/audit.ts";
import { openDataFolder, personKeyIn } from "../../warehouse/data-folder.ts";
import { workspaceKey } from "../../warehouse/person-key.ts";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

let scratch: string;
let data: string;
beforeEach(async () => {
  scratch = mkdtempSync(join(tmpdir(), "retorno-erase-"));
  data = join(scratch, "data");
  expect(await run("workspace", "add", "shop", "--currency", "EUR", "--time-zone", "Europe/Madrid")).toBe(0);
  expect(await run("import", file("orders.csv", "ZQ1001,2026-03-02 10:00,zoe@priv.example,99.50,EUR,paid"))).toBe(0);
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

const run = (...args: string[]) => heardCli([...args, "--data", data]);

function file(name: string, ...rows: string[]): string {
  const path = join(scratch, name);
  writeFileSync(
    path,
    `${["id,at,person,total,currency,status", ...rows, "3003,2026-03-03 11:00,cy@other.example,30.00,EUR,paid"].join("\n")}\n`,
  );
  return path;
}

const traces = () =>
  readdirSync(data)
    .map((name) => join(data, name))
    .filter((path) => statSync(path).isFile())
    .filter((path) => readFileSync(path).includes("ZQ1001") || readFileSync(path).includes("zoe@"));

async function revenue(): Promise<string> {
  expect(await run("roi", "--format", "json")).toBe(0);
  return JSON.parse(printed).all.return;
}

async function onFacts<Answer>(work: (facts: Warehouse) => Promise<Answer>): Promise<Answer> {
  const facts = await openDataFolder(data, "shop");
  try {
    return await work(facts);
  } finally {
    facts.close();
  }
}

const Told = z.record(z.string(), z.number());

/** What a statement counts of events, after it was asked for. */
async function told() {
  await revenue();
  return onFacts((facts) =>
    facts.row(
      Told,
      raw(`select (select cast(sum(events) as bigint) from seen) as "all", (select count(*) from visit) as visits,
        (select cast(sum(events) as bigint) from visit) as events, (select count(*) from derived where name = 'journeys') as marks,
        (select count(*) from derived where workspace not in ('', 'shop')) as odd`),
    ),
  );
}

describe("retorno erase", () => {
  it("says what it found, erases with --yes alone, and a later export brings nobody back", async () => {
    const before = await revenue();
    expect(await run("erase", "Zoe@priv.example")).toBe(1);
    expect(printed).toMatch(/^1 +Orders/);
    expect(said).toContain("--yes");
    expect(traces()).not.toEqual([]);
    expect(await run("erase", "zoe@priv.example", "--yes")).toBe(0);
    expect(printed).toContain("stay as amounts");
    expect(traces()).toEqual([]);
    expect(await revenue()).toBe(before);
    const later = file(
      "later.csv",
      "ZQ1001,2026-03-02 10:00,zoe@priv.example,99.50,EUR,paid",
      "5,2026-03-04 10:00,di@other.example,1.00,EUR,paid",
    );
    expect(await run("import", later)).toBe(0);
    expect(traces()).toEqual([]);
    expect(Number(await revenue())).toBe(Number(before) + 1);
    const state = await openState(data);
    const lines = await auditOf(state, "shop", { most: 10, below: null });
    await state.destroy();
    expect(lines.find(({ action }) => action === "person.erase")).toMatchObject({
      actor: "operator",
      action: "person.erase",
      was: null,
      became: null,
    });
    expect(await run("erase", "zoe@priv.example", "--yes")).toBe(0);
    expect(printed).toBe("nothing is held on that person here\n");
  }, 60_000);

  it("leaves the visits of everybody else as they were", async () => {
    const key = workspaceKey(personKeyIn(data), "shop");
    const names = ["cookie00000a", "cookie00000b", "cookie00000c", "cookie00000d", "cookie00000e"];
    const at = Date.UTC(2026, 2, 5, 12);
    const moment = { workspace: "shop", source: -1, occurred_at: at, received_at: at };
    const seen = names.flatMap((name, index) =>
      ["page_view", "page_view", ...(index === 0 ? ["purchase"] : [])].map((kind, nth) => {
        const seq = index * 10 + nth + 1;
        return { ...moment, seq, id: BigInt(seq), kind, visitor: cookieVisitor(key, name) };
      }),
    );
    await onFacts((facts) => facts.append("site_event", seen));
    const before = await told();
    expect(before).toMatchObject({ all: 11, visits: 5, events: 11, marks: 1 });
    expect(await run("erase", "cookie00000b", "--visitor", "--yes")).toBe(0);
    expect(await told()).toEqual({ ...before, visits: 4, events: 9 });
    expect(await run("erase", "cookie00000c", "--visitor", "--yes")).toBe(0);
    expect(await told()).toEqual({ ...before, visits: 3, events: 7 });
  }, 60_000);

  it("gives all that is held, in a file for its owner alone", async () => {
    const out = join(scratch, "zoe.json");
    expect(await run("person", "export", "zoe@priv.example", "--out", out)).toBe(0);
    expect(statSync(out).mode & 0o077).toBe(0);
    expect(JSON.parse(readFileSync(out, "utf8"))).toMatchObject({
      workspace: "shop",
      tables: [
        {
          table: "order",
          title: "Orders",
          rows: [{ from: "orders.csv", id: "ZQ1001", total_minor: 9950, currency: "EUR" }],
        },
      ],
    });
  }, 60_000);

  it.each([
    [["erase"], "one person is to be named"],
    [["erase", "501"], 'what "501" is has to be said'],
    [["erase", "501", "--lead-id", "--phone"], "one person is to be named"],
    [["erase", "12", "--phone"], "eight digits"],
    [["person", "export", "no@priv.example"], "nothing is held on that person"],
    [["person", "exprt", "no@priv.example"], 'did you mean "person export"?'],
  ])("refuses %j in a sentence", async (args, sentence) => {
    expect(await run(...args)).toBe(1);
    expect(said).toContain(sentence);
  });
});
