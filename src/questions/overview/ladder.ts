import { toDecimal, toMinor } from "../../model/money.ts";
import type { Rung } from "../../model/overview.ts";
import type { Statement } from "../../model/statement.ts";
import type { OpenPipeline, OpenStage } from "./open-pipeline.ts";

const level = 0.9;
/** The normal quantile of 0.95. */
const z95 = 1.6449;
const fewestClosed = 10;
/** A stage's own past weighs as much as that of all deals once so many of it are closed. */
const weightOfAll = 10;

/** What a rung says where it is not measured. */
const unknown = (rung: Rung["rung"], needs: NonNullable<Rung["needs"]>, note: string): Rung => ({
  ...{ rung, known: false, value: null, count: null, interval: null, evidence: null, formula: null, note, needs },
});

/** The four rungs, one under the other. What is not measured is said to be unknown: it is never 0, and nothing is summed. */
export function ladder(
  statement: Pick<Statement, "totals" | "currency" | "formulas">,
  { pipeline, isKnown, isPart }: { pipeline: OpenPipeline | null; isKnown: boolean; isPart: boolean },
): Rung[] {
  return [
    closedRung(statement, isKnown),
    pipelineRung(pipeline, { currency: statement.currency, isPart }),
    unknown(
      "savings",
      "service-cases",
      "Costs that were avoided are not measured yet: it would take service cases and what one costs by phone or mail.",
    ),
    unknown(
      "indirect",
      "indirect-values",
      "Relationships, reputation and word of mouth are not measured yet: it would take values set on them, or surveys.",
    ),
  ];
}

function closedRung({ totals, currency, formulas }: Parameters<typeof ladder>[0], isKnown: boolean): Rung {
  if (!isKnown) {
    return unknown("closed", "returns", "Nothing shows what came back: it would take orders or won deals.");
  }
  const costMinor = toMinor(totals.cost, currency);
  const back = (roi: number) => toDecimal(Math.round(costMinor * (1 + roi / 100)), currency);
  const { interval } = totals;
  return {
    rung: "closed",
    known: true,
    value: totals.return,
    count: totals.conversions,
    interval: interval === null ? null : { low: back(interval.low), high: back(interval.high), level },
    evidence: totals.evidence,
    formula: formulas.return ?? null,
    note: null,
    needs: null,
  };
}

function pipelineRung(
  pipeline: OpenPipeline | null,
  { currency, isPart }: { currency: string; isPart: boolean },
): Rung {
  if (isPart) {
    return unknown(
      "pipeline",
      "no-filter",
      "Open deals are those of the whole business: they are not told apart by network or campaign.",
    );
  }
  if (pipeline === null || pipeline.stages.length === 0) {
    return unknown(
      "pipeline",
      "open-deals",
      "No open deal with an amount is known: it would take the deals of a CRM, those that are open among them.",
    );
  }
  const { stages, won, lost, leftOut } = pipeline;
  const closed = won + lost;
  if (closed < fewestClosed) {
    return unknown(
      "pipeline",
      "past-deals",
      `Only ${closed} deals are closed so far: it takes ten to tell the chance of one that is open.`,
    );
  }
  const rates = stages.map((stage) => ({ ...stage, ...chanceOf(stage, won / closed) }));
  const expected = rates.reduce((sum, { minor, chance }) => sum + minor * chance, 0);
  const all = rates.reduce((sum, { minor }) => sum + minor, 0);
  const spread = z95 * Math.sqrt(rates.reduce((sum, stage) => sum + varianceOf(stage), 0));
  const decimal = (minor: number) => toDecimal(Math.round(minor), currency);
  const worked = rates.map(
    ({ stage, minor, chance }) => `${stage ?? "(no stage)"} ${decimal(minor)} × ${percent(chance)} %`,
  );
  return {
    rung: "pipeline",
    known: true,
    value: decimal(expected),
    count: rates.reduce((sum, { deals }) => sum + deals, 0),
    interval: { low: decimal(Math.max(0, expected - spread)), high: decimal(Math.min(all, expected + spread)), level },
    evidence: null,
    formula: `worth of the open deals × the chance of their stage: ${worked.join(" + ")} = ${decimal(expected)} ${currency}; the chance is (won of the stage + ${weightOfAll} × ${percent(won / closed)} %) / (closed of the stage + ${weightOfAll}), ${percent(won / closed)} % being what was won of all ${closed} closed deals`,
    note: `All open deals of the business, whatever the period and wherever they came from${leftOut === 0 ? "." : `; ${leftOut} without an amount or a rate of exchange are left out.`}`,
    needs: null,
  };
}

const percent = (share: number): number => Math.round(share * 1000) / 10;

/** The stage's own past, drawn towards that of all deals as long as it is short. */
function chanceOf({ won, lost }: OpenStage, overall: number): { chance: number; weight: number } {
  const weight = won + lost + weightOfAll;
  return { chance: (won + weightOfAll * overall) / weight, weight };
}

/** Of what comes of the deals one by one, and of the chance itself, in which those of a stage go together. */
const varianceOf = ({ minor, squares, chance, weight }: OpenStage & { chance: number; weight: number }): number =>
  chance * (1 - chance) * (squares + minor ** 2 / (weight + 1));
