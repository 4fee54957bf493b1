import type { RuleName } from "../model/model-names.ts";
import type { Stage } from "../model/own-model.ts";
import type { JourneyTable } from "./journey-table.ts";
import type { MilestoneShares } from "./milestones.ts";
import type { Model } from "./models.ts";

/** Writes the weights of a journey's touches, which stand from `from` to `until` of the table, to the beginning of `weights`. */
export type ColumnWeights = (
  table: JourneyTable,
  at: { readonly journey: number; readonly from: number; readonly until: number },
  weights: Float64Array,
) => void;

const dayMs = 86_400_000;

const winner = (chosen: (table: JourneyTable, from: number, until: number) => number): ColumnWeights => {
  return (table, { from, until }, weights) => {
    weights.fill(0, 0, until - from);
    weights[chosen(table, from, until) - from] = 1;
  };
};

/** The columnar form of every rule model that holds on to no stages; the models themselves are its oracle. */
const columnWeights: Readonly<Partial<Record<RuleName, ColumnWeights>>> = {
  first: winner((_, from) => from),
  last: winner((_, __, until) => until - 1),
  "last-non-direct": winner(({ direct }, from, until) => {
    for (let at = until - 1; at >= from; at--) if (direct[at] === 0) return at;
    return until - 1;
  }),
  linear: (_, { from, until }, weights) => {
    weights.fill(1, 0, until - from);
  },
  "time-decay": ({ touchedAt }, { from, until }, weights) => {
    const newest = touchedAt[until - 1] as number;
    for (let at = from; at < until; at++) weights[at - from] = 2 ** (-(newest - (touchedAt[at] as number)) / dayMs / 7);
  },
  position: (_, { from, until }, weights) => {
    const count = until - from;
    if (count <= 2) {
      weights.fill(1, 0, count);
      return;
    }
    weights.fill(0.2 / (count - 2), 0, count);
    weights[0] = 0.4;
    weights[count - 1] = 0.4;
  },
};

/** The columnar form of a rule model. */
export function columnWeightsOf({ name, shares }: Extract<Model, { kind: "rule" }>): ColumnWeights {
  if (shares !== null) return milestoneWeights(shares);
  const known = Object.hasOwn(columnWeights, name) ? columnWeights[name as RuleName] : undefined;
  if (known === undefined) throw new Error(`the model ${name} has no columnar form`);
  return known;
}

function milestoneWeights({ anchors, rest, until: last }: MilestoneShares): ColumnWeights {
  const stages = (Object.entries(anchors) as [Stage, number][]).map(([stage, share]) => ({ stage, share }));
  const anchorAt = new Int32Array(stages.length);
  return (table, { journey, from, until }, weights) => {
    const end = last === undefined ? Number.NaN : momentOf(last, table, { journey, from });
    let held = 0;
    for (let nr = 0; nr < stages.length; nr++) {
      const { stage, share } = stages[nr] as { stage: Stage; share: number };
      const anchor =
        stage === "first" ? from : lastAtOrBefore(momentOf(stage, table, { journey, from }), table, from, until);
      anchorAt[nr] = anchor;
      if (anchor !== -1) held += share;
    }
    let middles = 0;
    for (let at = from; at < until; at++) {
      // A stage that was not reached ends nothing.
      const isMiddle = !((table.touchedAt[at] as number) > end) && !anchorAt.includes(at);
      weights[at - from] = isMiddle ? 1 : 0;
      if (isMiddle) middles++;
    }
    for (let index = 0; index < until - from; index++) if (weights[index] === 1) weights[index] = rest / middles;
    const ofAnchors = middles === 0 ? 1 : 1 - rest;
    for (let nr = 0; nr < stages.length; nr++) {
      const index = (anchorAt[nr] as number) - from;
      if (anchorAt[nr] === -1) continue;
      const { share } = stages[nr] as { share: number };
      weights[index] = (weights[index] as number) + (share / held) * ofAnchors;
    }
  };
}

function lastAtOrBefore(moment: number, { touchedAt }: JourneyTable, from: number, until: number): number {
  for (let at = until - 1; at >= from; at--) if ((touchedAt[at] as number) <= moment) return at;
  return -1;
}

/** NaN where the stage was not reached. */
function momentOf(
  stage: Stage,
  { touchedAt, leadAt, opportunityAt, convertedAt }: JourneyTable,
  { journey, from }: { journey: number; from: number },
): number {
  switch (stage) {
    case "first":
      return touchedAt[from] as number;
    case "lead":
      return leadAt[journey] as number;
    case "opportunity":
      return opportunityAt[journey] as number;
    case "won":
      return convertedAt[journey] as number;
  }
}
