import { MICRO } from "../../../attribution/credit.ts";
import { usesNullPaths } from "../../../attribution/learned/count-learned.ts";
import { learnedModels } from "../../../attribution/models.ts";
import type { LearnedCredit } from "../../../model/attribution/explain-order.ts";
import type { LearnedName } from "../../../model/model-names.ts";
import { toDecimal } from "../../../model/money.ts";
import type { Grouping } from "../../../model/statement.ts";
import type { Warehouse } from "../../../warehouse/warehouse.ts";
import type { LaidJourneys } from "../../journeys/credited-journeys.ts";
import { journeyTable } from "../journey-table.ts";
import { learnedCredit, nullPathsOf } from "../learned-credit.ts";
import { linesOf } from "../lines.ts";
import { isEnough } from "../quartiles.ts";

/** What each model that learns from all journeys credits the places of some leaves with, over all journeys. */
export async function learnedPlaces(
  facts: Warehouse,
  laid: LaidJourneys,
  { leaves, by }: { leaves: readonly number[]; by: Grouping },
): Promise<LearnedCredit[]> {
  if (leaves.length === 0) return [];
  const names = Object.keys(learnedModels) as LearnedName[];
  const nullPaths = await nullPathsOf(facts, laid, by);
  const lined = await journeyTable(facts, laid, by);
  const { lineOfLeaf } = linesOf(laid.leaves, by);
  const met = [...new Set(leaves.map((leaf) => lineOfLeaf[leaf] as number))];
  return names.map((name) => {
    const { title, assumes } = learnedModels[name];
    const { minor, micro } = learnedCredit(name, lined, usesNullPaths[name] ? nullPaths : null);
    const [all, allMinor] = [sumOf(micro), sumOf(minor)];
    const places = met.flatMap((line) => {
      const of = lined.lines[line];
      if (of === undefined) return [];
      const own = micro[line] ?? 0;
      return [
        {
          ...of,
          conversions: own / MICRO,
          value: toDecimal(minor[line] ?? 0, laid.scope.currency),
          share: all === 0 ? 0 : own / all,
          valueShare: allMinor === 0 ? 0 : (minor[line] ?? 0) / allMinor,
          enough: isEnough(own / MICRO),
        },
      ];
    });
    return { model: name, title, assumes, places };
  });
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
