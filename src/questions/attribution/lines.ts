import type { Leaf } from "../../journeys/origins.ts";
import type { Grouping, RowKey } from "../../model/statement.ts";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { keyOf, lineId } from "../roi/places.ts";

/** What a touch is counted under in an answer: a network and whether it was paid for, a campaign, a channel … */
export interface JourneyLine {
  readonly key: RowKey;
  readonly social: boolean;
}

/** The lines of a grouping, and which of them each leaf belongs to. */
export function linesOf(leaves: readonly Leaf[], by: Grouping): { lines: JourneyLine[]; lineOfLeaf: Int32Array } {
  const numbers = new Map<string, number>();
  const lines: JourneyLine[] = [];
  const lineOfLeaf = Int32Array.from(leaves, (leaf) => {
    const id = lineId(by, leaf);
    const known = numbers.get(id);
    if (known !== undefined) return known;
    numbers.set(id, lines.length);
    return lines.push({ key: keyOf(by, leaf), social: leaf.social }) - 1;
  });
  return { lines, lineOfLeaf };
}

/** Lays `leaf_line` (leaf, line); answers the lines by their number. */
export async function layLines(facts: Warehouse, leaves: readonly Leaf[], by: Grouping): Promise<JourneyLine[]> {
  const { lines, lineOfLeaf } = linesOf(leaves, by);
  await facts.stage(
    "leaf_line_text",
    2,
    Array.from(lineOfLeaf, (line, leaf) => [String(leaf), String(line)]),
  );
  await facts.run(
    raw(`/* questions/lines */
    create or replace temp table leaf_line as
    select cast(c0 as integer) as leaf, cast(c1 as integer) as line from leaf_line_text`),
  );
  return lines;
}
