import { z } from "zod";
import type { Leaf } from "../../journeys/origins.ts";
import type { Counted } from "../../statistics/rate-change.ts";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { unitOf } from "../journeys/units.ts";

const Row = z.object({ count: z.number(), squares: z.number() });

/** Conversions with a touch at a social place that matches, of journeys that are laid: how many, and how often one unit's recur. */
export async function socialConversions(
  facts: Warehouse,
  leaves: readonly Leaf[],
  { matches, days }: { matches: (leaf: Leaf) => boolean; days: number },
): Promise<Counted> {
  const social = leaves.flatMap((leaf, at) => (leaf.social && matches(leaf) ? [[String(at)]] : []));
  await facts.stage("social_leaf", 1, social);
  const { count, squares } = await facts.row(
    Row,
    raw(`/* questions/social-conversions */
    select coalesce(sum(n), 0) as count, coalesce(sum(n * n), 0) as squares
    from (
      select count(*) as n from conversion as c
      where c.conversion in (select conversion from journey_touch where leaf in (select cast(c0 as integer) from social_leaf))
      group by ${unitOf("c")}
    )`),
  );
  return { count, squares, days };
}
