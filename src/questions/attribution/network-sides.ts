import { z } from "zod";
import type { Leaf } from "../../journeys/origins.ts";
import { poissonBootstrap } from "../../statistics/poisson-bootstrap.ts";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { unitOf } from "../journeys/units.ts";
import { summedBy } from "./summed-by.ts";

/** Lays `leaf_side` (leaf, network, paid) for leaves of a network; answers the networks by their number. */
export async function laySides(facts: Warehouse, leaves: readonly Leaf[]): Promise<string[]> {
  const names = [...new Set(leaves.map(({ network }) => network))].filter((name) => name !== "none");
  const numbers = new Map(names.map((name, at) => [name, at]));
  const sides = leaves.flatMap(({ network, paid }, leaf) => {
    const number = numbers.get(network);
    return number === undefined ? [] : [[String(leaf), String(number), String(paid)]];
  });
  await facts.stage("leaf_side_text", 3, sides);
  await facts.run(
    raw(`/* questions/paid-and-organic */
    create or replace temp table leaf_side as
    select cast(c0 as integer) as leaf, cast(c1 as integer) as network, cast(c2 as boolean) as paid from leaf_side_text`),
  );
  return names;
}

const Met = z.object({
  network: z.number(),
  met: z.number(),
  minor: z.number(),
  both: z.number(),
  bothMinor: z.number(),
  paidMet: z.number(),
  paidMinor: z.number(),
  paidOrigin: z.number(),
  paidAssist: z.number(),
  paidConverter: z.number(),
  organicMet: z.number(),
  organicMinor: z.number(),
  organicOrigin: z.number(),
  organicAssist: z.number(),
  organicConverter: z.number(),
});

/** In how many journeys each network and side stands, in which roles, and which side came first where both do. */
export async function sidesInJourneys(facts: Warehouse, networks: number) {
  await facts.run(
    raw(`/* questions/paid-and-organic */
    create or replace temp table network_journey as
    select j.conversion, s.network,
      min(j.position) filter (s.paid) as paid_first, min(j.position) filter (not s.paid) as organic_first,
      max(j.position) filter (s.paid) as paid_last, max(j.position) filter (not s.paid) as organic_last,
      any_value(j.touches) as touches
    from journey_touch as j join leaf_side as s using (leaf)
    group by j.conversion, s.network`),
  );
  const rows = await facts.rows(
    Met,
    raw(`/* questions/paid-and-organic */
    select n.network, count(*) as met, sum(c.value_minor) as minor,
      count(paid_first + organic_first) as both,
      coalesce(sum(c.value_minor) filter (paid_first is not null and organic_first is not null), 0) as "bothMinor",
      ${sideColumns("paid")},
      ${sideColumns("organic")}
    from network_journey as n join conversion as c using (conversion)
    group by n.network`),
  );
  const [units = [], keys = [], counts = []] = await facts.columns(
    raw(`/* questions/paid-and-organic */
    select u.nr, 2 * n.network + (paid_first < organic_first)::integer as side, count(*)
    from network_journey as n join conversion as c using (conversion) join unit as u on u.unit = ${unitOf("c")}
    where paid_first is not null and organic_first is not null
    group by all order by all`),
  );
  const keyCount = 2 * networks;
  const first = summedBy(keys, counts, keyCount);
  // A share needs no drawing around the mean of groups: how many were drawn falls out of it.
  const drawn = poissonBootstrap({ units, keys, values: counts, keyCount });
  const byNetwork = new Map(rows.map((row) => [row.network, row]));
  const row = (network: number) => byNetwork.get(network) ?? { ...nothing, network };
  return {
    either: row,
    side(network: number, paid: boolean) {
      const found = row(network);
      return paid
        ? {
            met: found.paidMet,
            minor: found.paidMinor,
            origin: found.paidOrigin,
            assist: found.paidAssist,
            converter: found.paidConverter,
          }
        : {
            met: found.organicMet,
            minor: found.organicMinor,
            origin: found.organicOrigin,
            assist: found.organicAssist,
            converter: found.organicConverter,
          };
    },
    both(network: number) {
      const { both, bothMinor } = row(network);
      const [organic, paid] = [drawn.of(2 * network), drawn.of(2 * network + 1)];
      const replicates = () =>
        organic.map((count, at) => count / (count + (paid[at] as number))).filter(Number.isFinite);
      return { both, minor: bothMinor, paidFirst: first[2 * network + 1] as number, replicates };
    },
  };
}

const sideColumns = (side: "paid" | "organic") => `count(${side}_first) as "${side}Met",
      coalesce(sum(c.value_minor) filter (${side}_first is not null), 0) as "${side}Minor",
      count(*) filter (${side}_first = 1) as "${side}Origin", count(*) filter (${side}_first < touches) as "${side}Assist",
      count(*) filter (${side}_last = touches) as "${side}Converter"`;

const nothing = Object.fromEntries(Object.keys(Met.shape).map((column) => [column, 0])) as z.infer<typeof Met>;
