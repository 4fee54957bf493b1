import { z } from "zod";
import { CostEntry } from "../../model/cost.ts";
import { KnownError } from "../../model/errors.ts";
import { Goal } from "../../model/goal.ts";
import { decimalFaultsOfCost, decimalFaultsOfGoal } from "../../model/plan.ts";
import { type EntryContent, type EntryKind, entryShapes } from "./plan-rows.ts";
import { pathInWords, type SchemaShape, schemaFaults } from "./schema-fault.ts";

/**
 * A cost or goal as the plan takes it, written as JSON; a KnownError names each field that is wrong, in the words of the
 * plan's own refusals.
 */
export function checkedEntry<Kind extends EntryKind>(kind: Kind, written: unknown, planCurrency: string): string {
  const read = entryShapes[kind].safeParse(written);
  if (!read.success) {
    const faults = schemaFaults(read.error, written, z.toJSONSchema(entryShapes[kind], { io: "input" }) as SchemaShape);
    throw faulty(
      kind,
      faults.map(({ path, says }) => ({ path: pathInWords(path), detail: says })),
    );
  }
  const faults = decimalFaults[kind](read.data as never, planCurrency);
  if (faults.length > 0)
    throw faulty(
      kind,
      faults.map(({ field, says }) => ({ path: field, detail: says })),
    );
  return JSON.stringify(read.data);
}

const decimalFaults = { cost: decimalFaultsOfCost, goal: decimalFaultsOfGoal } satisfies {
  [Kind in EntryKind]: (entry: EntryContent[Kind], currency: string) => unknown;
};

function faulty(kind: EntryKind, errors: { path: string; detail: string }[]): KnownError {
  const told = errors.map(({ path, detail }) => `${path === "" ? `the ${kind}` : path} ${detail}`);
  return new KnownError("invalid_request", told.join("; ").replaceAll("?; ", "? "), {
    hint: "docs/plan.md shows every field with an example",
    more: { errors },
  });
}

/** Fields as plan.yaml would state them, whether they were read already or not: days as text. */
export const asWritten = (fields: object): Record<string, unknown> =>
  JSON.parse(JSON.stringify(fields)) as Record<string, unknown>;

/** What is kept of an entry. */
export const entryOf = {
  cost: (content: string): CostEntry => CostEntry.parse(JSON.parse(content)),
  goal: (content: string): Goal => Goal.parse(JSON.parse(content)),
};
