import type { PathTable } from "../../attribution/paths/path-table.ts";
import { layOtherJourneys } from "../../journeys/other-touches.ts";
import type { Grouping } from "../../model/statement.ts";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { LaidJourneys } from "../journeys/credited-journeys.ts";
import { restrictOtherJourneys } from "../journeys/restrict-journeys.ts";
import { type JourneyLine, layLines } from "./lines.ts";

/** The paths that led to no conversion, by the lines of a grouping. */
export interface NonConvertingPaths {
  readonly lines: readonly JourneyLine[];
  /** Channels are the lines by their number; `nulls` are persons. A person has one path, so that resampling persons gives a row a Poisson(nulls) count. */
  readonly table: PathTable;
}

/** The paths of everybody whom a touch reached in the period and who did not convert in it, the most trodden first. */
export async function nonConvertingPaths(
  facts: Warehouse,
  { scope, leaves, ...laid }: Pick<LaidJourneys, "scope" | "leaves" | "only">,
  by: Grouping,
): Promise<NonConvertingPaths> {
  await layOtherJourneys(facts, scope);
  await restrictOtherJourneys(facts, laid);
  const lines = await layLines(facts, leaves, by);
  await layTrodden(facts);
  const [persons = none, touches = none] = (await facts.columns(
    raw(`/* questions/non-converting-paths */
    select persons, touches from other_path order by persons desc, touches, trace`),
  )) as [Float64Array?, Float64Array?];
  const [steps = none] = (await facts.columns(
    raw(`/* questions/non-converting-paths */
    with step as (
      select persons, touches, trace, 1 as position, line from other_path where touches = 1
      union all
      select p.persons, p.touches, p.trace, j.position, l.line
      from other_path as p join other_journey_touch as j on j.person = p.example join leaf_line as l using (leaf)
      where p.touches > 1
    )
    select line from step order by persons desc, touches, trace, position`),
  )) as [Float64Array?];
  const offsets = new Uint32Array(persons.length + 1);
  for (const [row, count] of touches.entries()) offsets[row + 1] = (offsets[row] as number) + count;
  const table = {
    channels: lines.map((_, line) => String(line)),
    offsets,
    steps: Uint32Array.from(steps),
    conversions: new Float64Array(persons.length),
    values: new Float64Array(persons.length),
    nulls: persons,
  };
  return { lines, table };
}

/** A query without a row answers no column. */
const none = new Float64Array();

/**
 * Lays `other_path` (trace, touches, persons, example: one of them, line: that of a single touch). Paths are told apart by
 * 64-bit traces: lists for millions of persons do not fit into memory. A trace is the xor of its steps' hashes, in which no
 * step stands twice, for each has a position of its own; of a million paths two share one once in forty million times.
 */
async function layTrodden(facts: Warehouse): Promise<void> {
  await facts.run(
    raw(`/* questions/non-converting-paths */
    create or replace temp table other_path as
    with trodden as (
      select 1 as persons, bit_xor(${step("j.position")}) as trace, count(*) as touches, j.person as example, any_value(l.line) as line
      from other_journey_touch as j join leaf_line as l using (leaf) group by j.person
      union all
      select o.persons, ${step("1")}, 1, null, l.line from other_lone as o join leaf_line as l using (leaf)
    )
    select trace, touches, sum(persons) as persons, min(example) as example, any_value(line) as line
    from trodden group by trace, touches`),
  );
}

/** SQL of a step's hash. DuckDB's hash of two values is made of theirs by xor: a path's would be the same in another order. */
const step = (position: string) => `hash((${position})::bigint * 4294967296 + l.line)`;
