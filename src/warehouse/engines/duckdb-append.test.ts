import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { raw } from "../sql.ts";
import type { Cell, FactRow, Warehouse } from "../warehouse.ts";
import { openDuckDb } from "./duckdb.ts";

let facts: Warehouse;
beforeEach(async () => {
  facts = await openDuckDb();
  await facts.run(
    raw(`create table cells (place integer, t varchar, i integer, b bigint, u ubigint, y boolean, d double,
      moment timestamptz, day date)`),
  );
});
afterEach(() => facts.close());

const columns = ["t", "i", "b", "u", "y", "d", "moment", "day"] as const;
/** As text, so that 64 bits come back whole; doubles as they are. */
const texts = columns
  .map((name) => (name === "moment" ? "epoch_us(moment)" : name))
  .map((what) => `cast(${what} as varchar)`);
const Read = z.object({ cells: z.array(z.string().nullable()), d: z.number().nullable() });

async function comesOut(rows: readonly Record<string, Cell>[]): Promise<void> {
  await facts.run(raw("delete from cells"));
  await facts.append(
    "cells",
    rows.map((row, place): FactRow => ({ ...row, place })),
  );
  const read = await facts.rows(Read, raw(`select [${texts.join(", ")}] as cells, d from cells order by place`));
  expect(read).toEqual(rows.map((row) => ({ cells: columns.map((name) => said(name, row)), d: row.d ?? null })));
}

function said(name: string, row: Record<string, Cell>): unknown {
  const cell = row[name];
  if (cell === null || cell === undefined) return null;
  if (name === "d") return expect.any(String);
  return String(name === "moment" ? BigInt(Math.round(Number(cell))) * 1000n : cell);
}

const text = fc.oneof(fc.string({ maxLength: 40, unit: "binary" }), fc.string({ minLength: 10, maxLength: 14 }));
const moment = fc.integer({ min: -62_000_000_000_000, max: 253_000_000_000_000 });
const day = fc
  .date({ min: new Date("0100-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const row = fc.record(
  {
    t: fc.option(text),
    i: fc.option(fc.integer()),
    b: fc.option(fc.oneof(fc.maxSafeInteger(), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }))),
    u: fc.option(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })),
    y: fc.option(fc.boolean()),
    d: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0))),
    moment: fc.option(moment),
    day: fc.option(day),
  },
  { requiredKeys: [] },
);

it("brings out what went in, of every type, with and without values", async () => {
  await fc.assert(fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 80 }), comesOut), { numRuns: 60 });
});

it("brings out more rows than a chunk holds, each in its place", async () => {
  const rows = Array.from({ length: 5000 }, (_, n) => ({
    t: [null, `n${n}`, `a longer text, ${n} × 猫`][n % 3] ?? null,
    i: n % 64 === 0 ? null : n - 2500,
    b: -n * 1_000_000_007,
    u: n % 2048 === 2047 ? null : 2n ** 64n - 1n - BigInt(n),
    moment: Date.UTC(2026, 2, 1) + n,
  }));
  await comesOut(rows);
});

it.each<[string, Cell]>([
  ["i", 1.5],
  ["i", 2 ** 31],
  ["b", "many"],
  ["b", 2 ** 53],
  ["u", 7],
  ["y", 1],
  ["d", "1"],
  ["moment", "2026-03-01"],
  ["moment", Number.NaN],
  ["day", "someday"],
  ["t", 7],
])("refuses what column %s cannot hold: %s", async (name, cell) => {
  await expect(facts.append("cells", [{ [name]: cell }])).rejects.toThrow(`${name} cannot hold`);
});
