import { count } from "../../reports/figures.ts";
import { factsHealth } from "../../warehouse/upkeep/data-health.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { type Finding, good, note } from "./finding.ts";

/** What the facts of a folder say of themselves. */
export async function factsFindings(facts: Warehouse): Promise<Finding[]> {
  const { events, behind, quarantined, unmarked } = await factsHealth(facts);
  return [
    good("facts", `facts.duckdb opens: ${count(events)} events, ${count(behind)} not in journeys yet`),
    ...unmarked.map((workspace) =>
      note(
        "visits",
        `${workspace}: how many events its visits were made of is not known any more`,
        "nothing: they are made anew with the next statement",
      ),
    ),
    ...quarantined.map(({ workspace, keys }) =>
      note(
        "quarantine",
        `${workspace}: ${count(keys)} keys joined more visitors than one person has and join nobody now`,
        "look for a shared tablet, or for a shop's own address in its orders",
      ),
    ),
  ];
}
