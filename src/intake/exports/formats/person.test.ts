import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { openDuckDb } from "../../../warehouse/engines/duckdb.ts";
import { raw } from "../../../warehouse/sql.ts";
import type { Warehouse } from "../../../warehouse/warehouse.ts";
import { importFiles } from "../import-files.ts";

let facts: Warehouse;
beforeEach(async () => {
  facts = await openDuckDb();
});
afterEach(() => facts.close());

/** Fact ids grouped by the person they belong to. */
async function groupsOf(fixture: string, fact: string): Promise<string[][]> {
  const file = fileURLToPath(new URL(fixture, import.meta.url));
  await importFiles([file], { warehouse: facts, workspace: "w", zone: "Europe/Oslo", currency: "NOK" });
  const rows = await facts.rows(
    z.object({ ids: z.string() }),
    raw(`select string_agg(id, ' ' order by id) as ids from "${fact}" group by person order by 1`),
  );
  return rows.map(({ ids }) => ids.split(" "));
}

describe("a person", () => {
  it("is one by e-mail address, whatever its case and the blanks around it", async () => {
    expect(await groupsOf("shopify-orders/fixtures/orders.csv", "order")).toEqual([
      ["#1", "#3"],
      ["#2"],
      ["#4"],
      ["#5", "#6", "#7"],
    ]);
  });

  it("is one by phone number where there is no address; without either an order stands alone", async () => {
    expect(await groupsOf("shopify-orders/fixtures/cash-on-delivery.csv", "order")).toEqual([
      ["#21", "#22"],
      ["#23"],
      ["#24"],
    ]);
  });

  it("of a payment is the customer where the address is missing, never all payments without one", async () => {
    const groups = await groupsOf("stripe-payments/fixtures/all-columns.csv", "order");
    expect(groups.every((ids) => ids.length === 1)).toBe(true);
  });

  it("of a sale at a till is nobody else's, unless the till knows its customer", async () => {
    const groups = await groupsOf("square-transactions/fixtures/transactions.csv", "order");
    expect(groups).toEqual([["TX1"], ["TX2"], ["TX3"], ["TX4"]]);
  });
});
