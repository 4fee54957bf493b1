import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { openDuckDb } from "../../../warehouse/engines/duckdb.ts";
import { literal, raw } from "../../../warehouse/sql.ts";
import type { Warehouse } from "../../../warehouse/warehouse.ts";
import { opensWithTitle, opensWithTotal, saysClaim, saysTotal } from "./words.ts";

let facts: Warehouse;
beforeAll(async () => {
  facts = await openDuckDb();
});
afterAll(() => facts.close());

const isTrue = async (sql: string): Promise<boolean> =>
  (await facts.rows(z.object({ is: z.boolean() }), raw(`select coalesce(${sql}, false) as "is"`)))[0]?.is === true;

it.each([
  ["Total", true],
  [" grand total ", true],
  ["Łącznie", true],
  ["Yhteensä", true],
  ["\u0645\u062c\u0645\u0648\u0639 \u0643\u0644", true],
  ["Total of 12 results", true],
  ["Total de 1.200 resultados", true],
  ["Insgesamt 12 Ergebnisse", true],
  ["Total of 12 socks", false],
  ["Totally wool", false],
  ["Sum of parts", false],
  ["", false],
])("of %j as the name of a row of totals says %s", async (cell, is) => {
  expect(await isTrue(saysTotal(literal(cell)))).toBe(is);
});

it.each([
  ["Total: Campaigns", true],
  ["Gunggung: Kampanye", true],
  ["Totalt\uff1a Kampanjer", true],
  ["Total war: socks", false],
  ["Sommer: Totalt", false],
])("of %j as the opening of a row of totals says %s", async (cell, is) => {
  expect(await isTrue(opensWithTotal(literal(cell)))).toBe(is);
});

it.each([
  ["Website purchases", true],
  ["Kjøp på nettsted", true],
  ["Zakupy w witrynie", true],
  ["خرید در وب‌سایت", true],
  ["Link clicks", false],
  ["Landing page views", false],
])("of %j as a claim says %s", async (cell, is) => {
  expect(await isTrue(saysClaim(literal(cell)))).toBe(is);
});

it("knows the titles above tables in any language", () => {
  expect(opensWithTitle("ga4-traffic", "Pozyskiwanie ruchu: Główna grupa kanałów sesji")).toBe(true);
  expect(opensWithTitle("ga4-traffic", "Pages and screens: Page path")).toBe(false);
  expect(opensWithTitle("ga4-pages", "Traffic acquisition")).toBe(false);
});
