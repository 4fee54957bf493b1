import type { FirstTouchLags } from "../../model/attribution/first-touch-lags.ts";
import { toDecimal } from "../../model/money.ts";
import type { Grouping } from "../../model/statement.ts";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { LaidJourneys } from "../journeys/credited-journeys.ts";
import { layUnits, unitOf } from "../journeys/units.ts";
import { aboutJourneys } from "./about-journeys.ts";
import { layLines } from "./lines.ts";
import { daysTaken, isEnough, mostUnits, quartilesOf } from "./quartiles.ts";

/** Days from the first touch to the conversion, by the line of the first touch. */
export async function firstTouchLags(
  facts: Warehouse,
  laid: LaidJourneys,
  { by }: { by: Grouping },
): Promise<FirstTouchLags> {
  const about = await aboutJourneys(facts, laid);
  const lines = await layLines(facts, laid.leaves, by);
  const groups = await layUnits(facts, mostUnits);
  const [line = none, days = none, units = none, minor = none] = await facts.columns(
    raw(`/* questions/first-touch-lags */
    select l.line, ${daysTaken} as days, u.nr, c.value_minor::double
    from journey_touch as j join leaf_line as l using (leaf) join conversion as c using (conversion)
    join unit as u on u.unit = ${unitOf("c")}
    where j.position = 1
    order by days, u.nr, l.line, c.value_minor`),
  );
  const lagOf = (rows: Uint32Array) => ({
    conversions: rows.length,
    value: toDecimal(
      rows.reduce((sum, row) => sum + (minor[row] as number), 0),
      laid.scope.currency,
    ),
    days: quartilesOf({ values: picked(days, rows), units: picked(units, rows), groups }),
    enough: isEnough(rows.length),
  });
  const found = rowsByLine(line, lines.length).flatMap((rows, at) => {
    const about = lines[at];
    return about === undefined || rows.length === 0 ? [] : [{ ...about, ...lagOf(rows) }];
  });
  return {
    about,
    by,
    lines: found.toSorted((one, other) => other.conversions - one.conversions),
    all: line.length === 0 ? null : lagOf(Uint32Array.from(line.keys())),
    how,
  };
}

/** A query that finds nothing answers no columns. */
const none = new Float64Array();

const how =
  "From the first touch inside the lookback to the conversion, in days of 24 hours. Half of the conversions took no longer " +
  "than the median, a quarter no longer than the lower quartile, three quarters no longer than the upper one. A journey " +
  "known by the order's own origin or by a redeemed code alone begins with the order: it takes no time. Touches before " +
  "the lookback are not known, so that no lag is longer than it, unless a CRM or a survey says where somebody came " +
  "from. Intervals: 90 % of 1,000 Poisson drawings of the persons or accounts.";

const picked = (column: Float64Array, rows: Uint32Array) => Float64Array.from(rows, (row) => column[row] as number);

/** The rows of each line, in the order they stand in. */
function rowsByLine(line: Float64Array, lineCount: number): Uint32Array[] {
  const counts = new Uint32Array(lineCount);
  for (const at of line) counts[at] = (counts[at] as number) + 1;
  const rows = Array.from(counts, (count) => new Uint32Array(count));
  const next = new Uint32Array(lineCount);
  for (const [row, at] of line.entries()) {
    (rows[at] as Uint32Array)[next[at] as number] = row;
    next[at] = (next[at] as number) + 1;
  }
  return rows;
}
