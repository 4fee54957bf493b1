import { MICRO } from "../../attribution/credit.ts";
import { modelNamed } from "../../attribution/models.ts";
import type { JourneyScope } from "../../journeys/scope.ts";
import { toDecimal } from "../../model/money.ts";
import { everything, type Only } from "../../model/only.ts";
import { calendarDay, daysIn, overlap } from "../../model/period.ts";
import type {
  Grouping,
  Roles,
  RowKey,
  SourceSummary,
  Statement,
  StatementRow,
  Warning,
} from "../../model/statement.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { claimsBeside } from "./claims.ts";
import { formulas } from "./formulas.ts";
import { type LaidCosts, layCosts } from "./lay-costs.ts";
import { costsByCategory, type LedgerEntry, ledgerLines, socialCostDays } from "./ledger.ts";
import {
  canRestrict,
  type Matching,
  matchingOf,
  onlyCosts,
  onlyReturns,
  refuseUnlessToldApart,
} from "./only-matching.ts";
import { overTime, returnOnDays } from "./over-time.ts";
import { figuresOf, Places, returnOf, sumOf } from "./places.ts";
import { creditReturns, type LaidReturns, layReturns, type Returns } from "./returns.ts";
import { roiIntervals } from "./roi-intervals.ts";
import { roiWarnings } from "./roi-warnings.ts";
import { rolesOf } from "./roles.ts";

export interface RoiQuestion {
  readonly scope: JourneyScope;
  readonly by: Grouping;
  /** By name: one of all workspaces' or of the plan's own. */
  readonly model: string;
  /** Left out: everything. */
  readonly only?: Only;
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
  const { by } = question;
  return (await layStatement(facts, question)).by(by);
}

/** One period, of which statements by several groupings are made over the same journeys. */
export interface LaidStatement {
  readonly laid: LaidReturns;
  /** The whole statement by a grouping. */
  by(by: Grouping): Promise<Statement>;
  /** Its lines alone that are wanted; none where the model credits lines that do not tell apart what is asked. */
  linesBy(by: Grouping, wanted: (key: RowKey) => boolean): Promise<StatementRow[]>;
}

/** Puts the journeys together once, for statements by any grouping; their tables stand in `facts` until others are laid. */
export async function layStatement(facts: Warehouse, question: Omit<RoiQuestion, "by">): Promise<LaidStatement> {
  const { scope, only = everything } = question;
  const model = modelNamed(question.model, scope.plan.models);
  const laid = await layReturns(facts, { ...question, model });
  const matching = matchingOf(only, laid.campaigns);
  let costs: LaidCosts | null = null;
  let ofRule: Returns | null = null;
  const part = async (by: Grouping): Promise<Part> => {
    const whole = ofRule ?? (await creditReturns(facts, laid, by));
    if (model.kind === "rule") ofRule = whole;
    costs ??= await layCosts(facts, scope, { ...whole, told: async () => whole.analytics.places });
    return {
      question: { ...question, by },
      whole: { returns: whole, costs },
      returns: onlyReturns(whole, only, matching),
      entries: onlyCosts(costs.entries, matching),
      matching,
    };
  };
  return {
    laid,
    async by(by) {
      refuseUnlessToldApart(model, by, only);
      return stateIt(facts, await part(by));
    },
    async linesBy(by, wanted) {
      if (!canRestrict(model, by, only)) return [];
      const own = await part(by);
      // Roles and intervals are dear, and often there is no post at all.
      if (!placesOf(own).has(wanted)) return [];
      return (await linesOf(facts, own)).rows.filter(({ key }) => wanted(key));
    },
  };
}

/** A question with what was found: the whole, and of it what is asked about. */
interface Part {
  readonly question: RoiQuestion;
  readonly whole: { readonly returns: Returns; readonly costs: LaidCosts };
  readonly returns: Returns;
  readonly entries: readonly LedgerEntry[];
  readonly matching: Matching;
}

async function stateIt(facts: Warehouse, part: Part): Promise<Statement> {
  const { question, returns, entries } = part;
  const { scope, by, model } = question;
  const { currency, plan } = scope;
  const { rows, totals, all, socialMicro, openMinor, openMicro } = await linesOf(facts, part);
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
    rows,
    totals,
    all,
    unattributed: { return: toDecimal(openMinor, currency), conversions: openMicro / MICRO },
    claims: claimsBeside(returns.spends, returns.byNetwork, currency),
    costs: costsByCategory(entries, currency),
    ledger: ledgerLines(entries, by, currency),
    overTime: timeline(scope, returns, entries),
    sources: [...question.sources],
    warnings: warningsOf(part, socialMicro),
  };
  return { ...statement, formulas: formulas(statement, returns.model.assumes) };
}

/** The lines of a statement and what they sum to; what no touch explains is in the whole's sum alone. */
async function linesOf(facts: Warehouse, part: Part) {
  const { question, returns, matching } = part;
  const { by, scope } = question;
  const { currency } = scope;
  const { isKnown, totals } = returns;
  const roles = await rolesOf(facts, by, returns.leaves, matching.matches);
  const lines = placesOf(part).lines((id, { social }) => social && sumOfRoles(roles.of(id)) > 0);
  const credited = sumOf(lines.map(([, { tally }]) => tally));
  const social = sumOf(lines.filter(([, line]) => line.social).map(([, { tally }]) => tally));
  const openMinor = matching.isPart ? 0 : totals.minor - returnOf(credited);
  const openMicro = matching.isPart ? 0 : Math.round(totals.conversions * MICRO) - credited.micro;
  const intervals = await roiIntervals(facts, by, lines, returns, { ...matching, unattributedMicro: openMicro });
  return {
    rows: lines.map(([id, { key, social, tally }]): StatementRow => {
      const figures = figuresOf(tally, currency, { interval: intervals.of(id), isKnown, roles: roles.of(id) });
      return { key, social, ...figures };
    }),
    totals: figuresOf(social, currency, { interval: intervals.social(), isKnown, roles: roles.social }),
    all: figuresOf(credited, currency, { interval: intervals.all(), isKnown, roles: roles.all, openMinor, openMicro }),
    socialMicro: social.micro,
    openMinor,
    openMicro,
  };
}

const sumOfRoles = ({ origin, assist, converter }: Roles): number => origin + assist + converter;

/** Every place has its line, so that one that brought nothing by itself is there for the part it played. */
function placesOf({ question: { by }, returns: { leaves, credited }, entries, matching: { matches } }: Part): Places {
  const places = new Places(by);
  for (const leaf of leaves) if (matches(leaf)) places.at(leaf);
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

function timeline(scope: JourneyScope, returns: Returns, entries: readonly LedgerEntry[]): Statement["overTime"] {
  const ads = entries.filter(({ category }) => category === "ad spend");
  return overTime(scope, {
    cost: socialCostDays(entries, scope.from),
    adSpend: socialCostDays(ads, scope.from),
    returned: returnOnDays(returns.byDay, returns.unexplained, returns.analytics.credits),
  });
}

/** They tell of the data as a whole, whatever is asked about. */
function warningsOf({ question, whole: { returns, costs } }: Part, socialMicro: number): Warning[] {
  const { scope, sources, chosenPeriod, hasPlan } = question;
  const { totals, credited } = returns;
  const openMinor = totals.minor - credited.reduce((sum, { minor }) => sum + minor, 0);
  const drawn = roiWarnings({
    period: { from: scope.from, to: scope.to },
    currency: scope.currency,
    hasPlan,
    hasLabour: costs.entries.some(({ category, amountMinor }) => category === "labour" && amountMinor > 0),
    hasReturns: returns.hasReturns,
    conversions: totals.conversions,
    socialMicro,
    unpaid: totals.unpaid,
    unattributedShare: totals.minor === 0 ? 0 : openMinor / totals.minor,
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
