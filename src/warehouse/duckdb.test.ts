import { afterEach, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { minorDigits } from "../model/money.ts";
import { openDuckDb } from "./engines/duckdb.ts";
import { raw, sql } from "./sql.ts";
import type { Warehouse } from "./warehouse.ts";

let facts: Warehouse;
beforeEach(async () => {
  facts = await openDuckDb();
});
afterEach(() => facts.close());

it("counts minor units as the model does, for every currency", async () => {
  for (const currency of [...Intl.supportedValuesOf("currency"), "IQD"]) {
    const { factor } = await facts.row(
      z.object({ factor: z.number() }),
      sql`select minor_factor(${currency}) as factor`,
    );
    expect([currency, factor]).toEqual([currency, 10 ** minorDigits(currency)]);
  }
});

it("gives one person one key whatever the case and padding of the address", async () => {
  const shape = z.object({ same: z.boolean(), apart: z.boolean(), nobody: z.boolean() });
  const answer = await facts.row(
    shape,
    sql`select person_key(' A@Example.com ') = person_key('a@example.com') as same,
               person_key('A1') <> person_key('a1') as apart,
               person_key('  ') is null as nobody`,
  );
  expect(answer).toEqual({ same: true, apart: true, nobody: true });
});

it("takes back all of a transaction that fails", async () => {
  await expect(
    facts.transaction(async () => {
      await facts.run(raw("insert into fx_rate values ('w', 1, date '2026-01-01', 'EUR', 'NOK', 11.5)"));
      throw new Error("half way");
    }),
  ).rejects.toThrow("half way");
  expect(await facts.row(z.object({ n: z.number() }), raw("select count(*) as n from fx_rate"))).toEqual({ n: 0 });
});

it("binds values, whatever stands in them", async () => {
  const hostile = "'); drop table event; --";
  const inner = sql`${hostile} as b`;
  expect(await facts.row(z.object({ a: z.number(), b: z.string() }), sql`select ${1}::int as a, ${inner}`)).toEqual({
    a: 1,
    b: hostile,
  });
});

it("says what is too large to be counted, instead of a figure that is nearly right", async () => {
  const query = raw("select 9007199254740993::bigint as revenue");
  await expect(facts.rows(z.object({ revenue: z.number() }), query)).rejects.toThrow(
    /^revenue comes to 9007199254740993/,
  );
});

it("pads short rows of a worksheet with null", async () => {
  await facts.stage("sheet", 3, [
    ["a", "b"],
    ["1", null, "3"],
  ]);
  expect(await facts.rows(z.record(z.string(), z.string().nullable()), raw("from sheet"))).toEqual([
    { c0: "a", c1: "b", c2: null },
    { c0: "1", c1: null, c2: "3" },
  ]);
});
