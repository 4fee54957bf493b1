import type { JourneyTable } from "../../attribution/journey-table.ts";
import type { Channel } from "../../model/channel.ts";
import type { Grouping } from "../../model/statement.ts";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { LaidJourneys } from "../journeys/credited-journeys.ts";
import { layUnits, unitOf } from "../journeys/units.ts";
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

/** Channels by which somebody comes who looks the business up. */
const waysOfOnesOwn: ReadonlySet<string> = new Set(["Direct", "Organic Search", "Paid Search"] satisfies Channel[]);

/** A query without a row answers no column. */
const none = new Float64Array();

/** Reads `conversion` and `journey_touch` as they are laid; conversions without touches are there, with none. */
export async function journeyTable(
  facts: Warehouse,
  { leaves }: Pick<LaidJourneys, "leaves">,
  by: Grouping,
  most = mostUnits,
): Promise<LinedJourneys> {
  const groups = await layUnits(facts, most);
  const { lines, lineOfLeaf } = linesOf(leaves, by);
  const isLookedUp = Uint8Array.from(leaves, ({ channel }) => Number(waysOfOnesOwn.has(channel)));
  const [touches = none, convertedAt = none, leadAt = none, opportunityAt = none, valueMinor = none, units = none] =
    (await facts.columns(
      raw(`/* questions/journey-table */
    select coalesce(j.touches, 0)::integer, epoch_ms(c.occurred_at)::double, epoch_ms(c.lead_at)::double,
      epoch_ms(c.opportunity_at)::double, c.value_minor::double, u.nr
    from conversion as c join unit as u on u.unit = ${unitOf("c")}
    left join (select conversion, touches from journey_touch where position = 1) as j using (conversion)
    order by c.conversion`),
    )) as (Float64Array | undefined)[];
  const [leafs = none, touchedAt = none, direct = none] = (await facts.columns(
    raw(`/* questions/journey-table */
    select leaf, epoch_ms(occurred_at)::double, direct::integer from journey_touch order by conversion, position`),
  )) as (Float64Array | undefined)[];
  const offsets = new Uint32Array(touches.length + 1);
  for (const [at, count] of touches.entries()) offsets[at + 1] = (offsets[at] as number) + count;
  const table = {
    offsets,
    places: new Uint32Array(leafs.map((leaf) => lineOfLeaf[leaf] as number)),
    placeCount: lines.length,
    touchedAt,
    direct: new Uint8Array(direct),
    lookedUp: new Uint8Array(leafs.map((leaf) => isLookedUp[leaf] as number)),
    convertedAt,
    leadAt,
    opportunityAt,
    valueMinor,
    units: new Uint32Array(units),
  };
  return { table, lines, groups };
}
