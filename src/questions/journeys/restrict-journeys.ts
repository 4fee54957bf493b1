import type { Only } from "../../model/only.ts";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { matchingOf } from "../roi/only-matching.ts";
import { forgetLaid, type LaidJourneys } from "./credited-journeys.ts";

/**
 * Leaves, of journeys that are laid, those with a touch that matches what is asked, and the conversions they led to; each
 * keeps all its touches. What no touch explains has none that matches.
 */
export async function restrictJourneys(facts: Warehouse, laid: LaidJourneys, only: Only): Promise<LaidJourneys> {
  const { isPart, matches } = matchingOf(only, laid.campaigns);
  if (!isPart) return laid;
  forgetLaid(facts);
  const matching = laid.leaves.flatMap((leaf, at) => (matches(leaf) ? [[String(at)]] : []));
  await facts.stage("matching_leaf", 1, matching);
  await facts.run(
    raw(`/* questions/restrict-journeys */
    create or replace temp table matching_conversion as
    select distinct conversion from journey_touch where leaf in (select cast(c0 as integer) from matching_leaf);
    delete from journey_touch where conversion not in (from matching_conversion);
    delete from conversion where conversion not in (from matching_conversion)`),
  );
  return { ...laid, only };
}

/** The same of the paths of those who did not convert, as `layOtherJourneys` lays them. */
export async function restrictOtherJourneys(facts: Warehouse, { only }: Pick<LaidJourneys, "only">): Promise<void> {
  if (only === undefined) return;
  await facts.run(
    raw(`/* questions/restrict-journeys */
    delete from other_lone where leaf not in (select cast(c0 as integer) from matching_leaf);
    delete from other_journey_touch where person not in (
      select person from other_journey_touch where leaf in (select cast(c0 as integer) from matching_leaf)
    )`),
  );
}
