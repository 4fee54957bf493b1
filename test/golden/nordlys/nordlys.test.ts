import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { roi } from "../../../src/cli/roi/roi.ts";
import { Statement } from "../../../src/model/statement.ts";

const here = import.meta.dirname;
const out = mkdtempSync(join(tmpdir(), "nordlys-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));

async function statement(model: string, ...more: string[]): Promise<Statement> {
  const file = join(out, `${model}.json`);
  const period = ["--from", "2026-03-01", "--to", "2026-04-01"];
  await roi([join(here, "exports"), "--plan", join(here, "plan.yaml"), ...period, "--model", model, "--format", "json", "--out", file, ...more]);
  return Statement.parse(JSON.parse(readFileSync(file, "utf8")));
}

/** The rows of a statement by their keys, so that their order is free but none can be one too many. */
const byKey = ({ rows, ...rest }: { rows: { key: object }[] }) => ({
  ...rest,
  rows: Object.fromEntries(rows.map((row) => [JSON.stringify(Object.entries(row.key).toSorted()), row])),
});

/** `found` cut to the fields that `wanted` names, at every depth; lists stay whole. */
function like(found: unknown, wanted: unknown): unknown {
  if (Array.isArray(found) && Array.isArray(wanted)) return found.map((item, at) => like(item, wanted[at]));
  if (typeof wanted !== "object" || wanted === null || typeof found !== "object" || found === null) return found;
  const fields = found as Record<string, unknown>;
  return Object.fromEntries(Object.entries(wanted).map(([name, value]) => [name, like(fields[name], value)]));
}

describe("the worked example Nordlys Ull", () => {
  it.each(["last", "linear", "first", "position"])("agrees in every field under %s", async (model) => {
    const expected = byKey(JSON.parse(readFileSync(join(here, `expected-${model}.json`), "utf8")));
    const found = byKey(await statement(model, "--by", "network"));
    expect(Object.keys(found.rows).toSorted()).toEqual(Object.keys(expected.rows).toSorted());
    expect(like(found, expected)).toEqual(expected);
  });

  it("says how each amount of the ledger was shared, to the øre", async () => {
    const { ledger } = await statement("last");
    const shares = ledger.map(({ what, amount, shares }) => [what, amount, ...shares.map((part) => part.amount).toSorted()]);
    expect(shares).toEqual([
      ["Meta ads", "600.00", "600.00"],
      ["Marketing coordinator", "3985.71", "1992.85", "1992.86"],
      ["Scheduling tool", "199.00", "99.50", "99.50"],
      ["Photo shoot", "1000.00", "500.00", "500.00"],
    ]);
  });
});
