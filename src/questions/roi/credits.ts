import type { Model } from "../../attribution/models.ts";
import type { Leaf } from "../../journeys/origins.ts";
import { type Evidence, evidenceOfTier } from "../../model/evidence.ts";
import type { LearnedName } from "../../model/model-names.ts";
import { share } from "../../model/money.ts";
import type { Grouping } from "../../model/statement.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { creditLearned, type LineDraws } from "../attribution/learned-credit.ts";
import { creditByDay, creditByLeaf, explainedByDay, layCredit } from "../journeys/credit.ts";
import type { LaidJourneys } from "../journeys/credited-journeys.ts";
import { lineId } from "./places.ts";
import type { DayCredit } from "./share-analytics.ts";

export interface Credit {
  readonly leaf: Leaf;
  readonly evidence: Evidence;
  readonly minor: number;
  readonly micro: number;
}

/** What a model credits places with, by the evidence there is for it. */
export interface Credits {
  readonly credited: readonly Credit[];
  readonly byDay: readonly DayCredit[];
  /** The same by places that tell networks and paid apart, to be laid beside what platforms claim. */
  readonly byNetwork: readonly Credit[];
  readonly learned: LearnedLines | null;
}

/** What a learned model comes to where the persons are drawn again. */
export interface LearnedLines {
  /** The lines of the statement, in the order of the draws. */
  readonly ids: readonly string[];
  readonly draw: () => LineDraws | null;
}

/** Persons are gathered into so many random groups at most where a learned model is worked out anew for each drawing. */
export const learnedGroups = 1024;

/** Credits journeys that are laid: a rule by their touches, a learned model by the lines of the statement. */
export async function creditsOf(
  facts: Warehouse,
  laid: LaidJourneys,
  { by, model }: { by: Grouping; model: Model },
): Promise<Credits> {
  await layCredit(facts, model);
  if (model.kind === "learned") return creditsLearned(facts, laid, { by, name: model.name });
  const leafAt = (at: number): Leaf[] => laid.leaves.slice(at, at + 1);
  const byDay = (await creditByDay(facts)).flatMap(({ day, leaf, minor }) =>
    leafAt(leaf).map((place) => ({ day, leaf: place, minor })),
  );
  const credited = (await creditByLeaf(facts)).flatMap(({ leaf, tier, minor, micro }) =>
    leafAt(leaf).map((place) => ({ leaf: place, evidence: evidenceOfTier(tier), minor, micro })),
  );
  return { credited, byDay, byNetwork: credited, learned: null };
}

async function creditsLearned(
  facts: Warehouse,
  laid: LaidJourneys,
  { by, name }: { by: Grouping; name: LearnedName },
): Promise<Credits> {
  const byNetwork = await modelled(facts, laid, { by: "network", name });
  const { credited, learned } = by === "network" ? byNetwork : await modelled(facts, laid, { by, name });
  const days = await explainedByDay(facts);
  const weights = days.map(({ minor }) => minor);
  const byDay = credited.flatMap(({ leaf, minor }) =>
    days.length === 0 ? [] : share(minor, weights).map((part, at) => ({ day: days[at]?.day ?? "", leaf, minor: part })),
  );
  return { credited, byDay: byDay.filter(({ minor }) => minor !== 0), byNetwork: byNetwork.credited, learned };
}

/** A line stands under the first of its places: by the grouping it was credited at, all of them are one. */
async function modelled(
  facts: Warehouse,
  laid: LaidJourneys,
  { by, name }: { by: Grouping; name: LearnedName },
): Promise<{ credited: Credit[]; learned: LearnedLines }> {
  const { minor, micro, draw } = await creditLearned(facts, laid, { name, by, most: learnedGroups });
  const places = new Map<string, Leaf>();
  for (const leaf of laid.leaves) if (!places.has(lineId(by, leaf))) places.set(lineId(by, leaf), leaf);
  const credited = [...places.values()].flatMap((leaf, line) => {
    const part = { leaf, evidence: "modelled" as const, minor: minor[line] ?? 0, micro: micro[line] ?? 0 };
    return part.minor === 0 && part.micro === 0 ? [] : [part];
  });
  return { credited, learned: { ids: [...places.keys()], draw } };
}
