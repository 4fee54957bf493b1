import { z } from "zod";
import { raw } from "../../../warehouse/sql.ts";
import type { Warehouse } from "../../../warehouse/warehouse.ts";
import type { Sheet } from "../open/sheet.ts";
import type { LostRows } from "./lost-rows.ts";
import { type ParsedColumn, parsed, rowsOf, widened } from "./parse-plan.ts";
import type { Match } from "./recognise.ts";

/** A row that was not taken, and why. `line` is the physical line in the file (of a worksheet: its row). */
export interface Reject {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

/** At most this many rejects are listed of a file; all of them are counted. */
const listedRejects = 1000;

const RejectRow = z.object({ row: z.number(), column: z.string(), value: z.string().nullable(), reason: z.string() });

/** Reads the file once more, in order, for the first cell that stopped each rejected row. */
export async function listRejects(
  warehouse: Warehouse,
  sheet: Sheet,
  match: Match,
  plan: readonly ParsedColumn[],
  lost: LostRows,
): Promise<Reject[]> {
  const { format, region } = match;
  const relation = await sheet.relation(region, { lenient: true, ordered: true });
  const faults = plan.flatMap(({ key, header, cell, unreadable, reason }) => [
    ...(format.needed.includes(key)
      ? [
          fault(
            `"${key}" is null and ${cell === null ? "true" : `nullif(trim(${cell}), '') is null`}`,
            header,
            cell,
            "'empty'",
          ),
        ]
      : []),
    ...(unreadable === null ? [] : [fault(unreadable, header, cell, reason)]),
    ...(format.needed.includes(key) ? [fault(`"${key}" is null`, header, cell, "'empty'")] : []),
  ]);
  const rows = await warehouse.rows(
    RejectRow,
    raw(`/* intake/exports/rejects */
    with numbered as (select *, row_number() over () - 1 as row from ${relation})
    select cast(row as bigint) as row, fault.column as "column", fault.value as value, fault.reason as reason
    from (
      select row, case ${faults.join("\n")} end as fault
      from ${parsed(plan, format, widened("numbered", match), ["row"])} as r
      where ${rowsOf(match)}
    )
    where fault is not null
    order by row
    limit ${listedRejects}`),
  );
  const lines = await sheet.lines(
    region,
    rows.flatMap(({ row }) => [row, ...lost.listed.map((_, index) => row + index + 1)]),
  );
  return rows.map(({ row, column, value, reason }) => ({
    file: sheet.file,
    line: lineOf(row, lines, lost),
    column,
    value: value ?? "",
    reason,
  }));
}

/** A row lost before this one stands in the file all the same. */
function lineOf(row: number, lines: ReadonlyMap<number, number>, { listed }: LostRows): number {
  for (let passed = 0; passed <= listed.length; passed++) {
    const line = lines.get(row + passed);
    if (line !== undefined && listed.filter((lost) => lost.line <= line).length === passed) return line;
  }
  return lines.get(row) ?? 0;
}

const fault = (condition: string, header: string, cell: string | null, reason: string): string =>
  `when ${condition} then {'column': ${header}, 'value': ${cell ?? "cast(null as varchar)"}, 'reason': ${reason}}`;
