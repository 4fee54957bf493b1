import type { JourneyTable } from "../../attribution/journey-table.ts";
import type { Grouping } from "../../model/statement.ts";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { LaidJourneys } from "../journeys/credited-journeys.ts";
import { layUnits } from "../journeys/units.ts";
import { type JourneyLine, linesOf } from "./lines.ts";

/** The journeys of a scope by the lines of a grouping. */
export interface LinedJourneys {
  readonly table: JourneyTable;
  readonly lines: readonly JourneyLine[];
  /** How many random groups the persons are gathered into; null where each stands alone. */
  readonly groups: number | null;
}

/** More persons are gathered into so many random groups for the bootstrap, unless a question wants others. */
const mostUnits = 1024;

/** Reads `conversion` and `journey_touch` as they are laid; conversions without touches are there, with none. */
export async function journeyTable(
  facts: Warehouse,
  { leaves }: Pick<LaidJourneys, "leaves">,
  by: Grouping,
  most = mostUnits,
): Promise<LinedJourneys> {
  const groups = await layUnits(facts, most);
  const { lines, lineOfLeaf } = linesOf(leaves, by);
  const [touches, convertedAt, leadAt, opportunityAt, valueMinor, units] = (await facts.columns(
    raw(`/* questions/journey-table */
    select coalesce(j.touches, 0), epoch_ms(c.occurred_at), epoch_ms(c.lead_at), epoch_ms(c.opportunity_at), c.value_minor, u.nr
    from conversion as c join unit as u using (unit)
    left join (select conversion, touches from journey_touch where position = 1) as j using (conversion)
    order by c.conversion`),
  )) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  const [leafs, touchedAt, direct] = (await facts.columns(
    raw(`/* questions/journey-table */
    select leaf, epoch_ms(occurred_at), direct::integer from journey_touch order by conversion, position`),
  )) as [Float64Array, Float64Array, Float64Array];
  const offsets = new Uint32Array(touches.length + 1);
  for (const [at, count] of touches.entries()) offsets[at + 1] = (offsets[at] as number) + count;
  const table = {
    offsets,
    places: Uint32Array.from(leafs, (leaf) => lineOfLeaf[leaf] as number),
    placeCount: lines.length,
    touchedAt,
    direct: Uint8Array.from(direct),
    convertedAt,
    leadAt,
    opportunityAt,
    valueMinor,
    units: Uint32Array.from(units),
  };
  return { table, lines, groups };
}
