import { MICRO } from "../../attribution/credit.ts";
import { modelNamed } from "../../attribution/models.ts";
import type { JourneyScope } from "../../journeys/scope.ts";
import { toDecimal } from "../../model/money.ts";
import { calendarDay, daysIn, overlap } from "../../model/period.ts";
import type { Grouping, Roles, SourceSummary, Statement, Warning } from "../../model/statement.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { claimsBeside } from "./claims.ts";
import { formulas } from "./formulas.ts";
import { type LaidCosts, layCosts } from "./lay-costs.ts";
import { costsByCategory, ledgerLines, socialCostDays } from "./ledger.ts";
import { overTime, returnOnDays } from "./over-time.ts";
import { figuresOf, Places, returnOf, sumOf } from "./places.ts";
import { type Returns, returnsOf } from "./returns.ts";
import { roiIntervals } from "./roi-intervals.ts";
import { roiWarnings } from "./roi-warnings.ts";

export interface RoiQuestion {
  readonly scope: JourneyScope;
  readonly by: Grouping;
  /** By name: one of all workspaces' or of the plan's own. */
  readonly model: string;
  /** Whether somebody chose the period, or it is the files' own. */
  readonly chosenPeriod: boolean;
  /** Whether there was a plan, or only files. */
  readonly hasPlan: boolean;
  readonly sources: readonly SourceSummary[];
  /** Files with ad rows that carry no dates. */
  readonly undatedFiles: readonly string[];
  /** What the import had to say. */
  readonly warnings: readonly Warning[];
}

/** The ROI statement: what came back, what it cost, and how sure we are, from the facts in `facts`. */
export async function roiStatement(facts: Warehouse, question: RoiQuestion): Promise<Statement> {
  const model = modelNamed(question.model, question.scope.plan.models);
  const returns = await returnsOf(facts, { ...question, model });
  const costs = await layCosts(facts, question.scope, { ...returns, told: async () => returns.analytics.places });
  return stateIt(facts, question, returns, costs);
}

async function stateIt(
  facts: Warehouse,
  question: RoiQuestion,
  returns: Returns,
  costs: LaidCosts,
): Promise<Statement> {
  const { scope, by, model } = question;
  const { currency, plan } = scope;
  const { isKnown, totals, roles } = returns;
  const lines = gather(by, returns, costs).lines((id, { social }) => social && sumOfRoles(roles.of(id)) > 0);
  const credited = sumOf(lines.map(([, { tally }]) => tally));
  const social = sumOf(lines.filter(([, line]) => line.social).map(([, { tally }]) => tally));
  const openMinor = totals.minor - returnOf(credited);
  const openMicro = Math.round(totals.conversions * MICRO) - credited.micro;
  const intervals = await roiIntervals(facts, by, lines, returns, openMicro);
  const statement = {
    business: plan.business,
    period: { from: scope.from, to: scope.to },
    currency,
    timeZone: scope.timeZone,
    by,
    model,
    lookbackDays: scope.lookbackDays,
    basis: plan.return.basis,
    marginRate: plan.return.rate ?? null,
    rows: lines.map(([id, { key, social, tally }]) => {
      return {
        key,
        social,
        ...figuresOf(tally, currency, { interval: intervals.of(id), isKnown, roles: roles.of(id) }),
      };
    }),
    totals: figuresOf(social, currency, { interval: intervals.social(), isKnown, roles: roles.social }),
    all: figuresOf(credited, currency, { interval: intervals.all(), isKnown, roles: roles.all, openMinor, openMicro }),
    unattributed: { return: toDecimal(openMinor, currency), conversions: openMicro / MICRO },
    claims: claimsBeside(returns.spends, returns.byNetwork, currency),
    costs: costsByCategory(costs.entries, currency),
    ledger: ledgerLines(costs.entries, by, currency),
    overTime: timeline(scope, returns, costs),
    sources: [...question.sources],
    warnings: warningsOf(question, returns, costs, { socialMicro: social.micro, openMinor }),
  };
  return { ...statement, formulas: formulas(statement, modelNamed(model, plan.models).assumes) };
}

const sumOfRoles = ({ origin, assist, converter }: Roles): number => origin + assist + converter;

/** Every place has its line, so that one that brought nothing by itself is there for the part it played. */
function gather(by: Grouping, { leaves, credited }: Returns, { entries }: LaidCosts): Places {
  const places = new Places(by);
  for (const leaf of leaves) places.at(leaf);
  for (const { leaf, evidence, minor, micro } of credited) {
    const tally = places.at(leaf);
    tally.returnMinor[evidence] += minor;
    tally.micro += micro;
  }
  for (const { category, shares } of entries) {
    for (const { place, amountMinor } of shares) {
      const tally = places.at(place);
      tally.costMinor += amountMinor;
      if (category === "ad spend") tally.adSpendMinor += amountMinor;
    }
  }
  return places;
}

function timeline(scope: JourneyScope, returns: Returns, costs: LaidCosts): Statement["overTime"] {
  const ads = costs.entries.filter(({ category }) => category === "ad spend");
  return overTime(scope, {
    cost: socialCostDays(costs.entries, scope.from),
    adSpend: socialCostDays(ads, scope.from),
    returned: returnOnDays(returns.byDay, returns.unexplained, returns.analytics.credits),
  });
}

function warningsOf(
  question: RoiQuestion,
  returns: Returns,
  costs: LaidCosts,
  { socialMicro, openMinor }: { socialMicro: number; openMinor: number },
): Warning[] {
  const { scope, sources, chosenPeriod, hasPlan } = question;
  const drawn = roiWarnings({
    period: { from: scope.from, to: scope.to },
    currency: scope.currency,
    hasPlan,
    hasLabour: costs.entries.some(({ category, amountMinor }) => category === "labour" && amountMinor > 0),
    hasReturns: returns.isKnown,
    conversions: returns.totals.conversions,
    socialMicro,
    unpaid: returns.totals.unpaid,
    unattributedShare: returns.totals.minor === 0 ? 0 : openMinor / returns.totals.minor,
    analytics: returns.analytics,
    spends: returns.spends,
    touched: returns.touched,
    unknownStages: returns.openStages,
    unplacedRefunds: returns.unplacedRefunds,
    unrated: returns.unrated,
    quarantined: returns.quarantined,
    cutsCosts: cutsCosts(scope),
    undatedFiles: question.undatedFiles,
    chosenPeriod,
    sources,
  });
  return [...drawn, ...costs.warnings, ...question.warnings];
}

/** Whether a cost of the plan lies partly outside the period, or the period is too short to tell of a month's work. */
function cutsCosts({ plan: { costs }, from, to }: JourneyScope): boolean {
  const period = { from: calendarDay(from), to: calendarDay(to) };
  if (costs.length > 0 && daysIn(period) < 28) return true;
  return costs.some((cost) => {
    if (cost.to === undefined) return false;
    const inside = overlap(period, { from: cost.from, to: cost.to });
    return inside !== null && daysIn(inside) < daysIn({ from: cost.from, to: cost.to });
  });
}
