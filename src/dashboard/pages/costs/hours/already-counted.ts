import type { Answered } from "../../../app/client.ts";
import { daysAfter } from "../../../app/presets.ts";

type Listed = Answered<"listCosts">;
type Counted = Listed["items"][number] | Listed["fromFiles"][number];

/**
 * Work that counts in a week without being in its sheet: labour that comes back by itself, of the plan and of
 * files; a row of a sheet does not.
 */
export function alreadyCounted(list: Listed | undefined, week: string): Counted[] {
  const end = daysAfter(week, 7);
  return [...(list?.items ?? []), ...(list?.fromFiles ?? [])].filter(
    (cost) =>
      cost.category === "labour" &&
      cost.per !== undefined &&
      cost.from < end &&
      (cost.to === undefined || cost.to > week),
  );
}
