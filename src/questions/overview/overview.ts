import type { JourneyScope } from "../../journeys/scope.ts";
import { KnownError } from "../../model/errors.ts";
import type { Only } from "../../model/only.ts";
import type { Comparison, Overview } from "../../model/overview.ts";
import { calendarDay, daysIn } from "../../model/period.ts";
import type { Figures, Grouping, RowKey, Statement } from "../../model/statement.ts";
import { type Counted, rateChange } from "../../statistics/rate-change.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { matchingOf, onlySpends } from "../roi/only-matching.ts";
import { type LaidStatement, layStatement, type RoiQuestion } from "../roi/roi-statement.ts";
import { comparedScope } from "./compared-period.ts";
import { findings } from "./findings/findings.ts";
import { ladder } from "./ladder.ts";
import { namedPosts } from "./named-posts.ts";
import { openPipeline } from "./open-pipeline.ts";
import { rankedLines } from "./ranked-lines.ts";
import { socialConversions } from "./social-conversions.ts";

export interface OverviewQuestion extends Omit<RoiQuestion, "by" | "only"> {
  readonly only: Only;
  readonly compare: Comparison;
  /** The days that the facts are about; null where none carries a date. */
  readonly reach: { readonly from: string; readonly to: string } | null;
}

/** The statement with what came before, what did best and worst, the ladder, and what to do next: journeys are laid once a period. */
export async function overview(facts: Warehouse, question: OverviewQuestion): Promise<Overview> {
  const { scope, only, compare } = question;
  const by: Grouping = only.campaign === null ? "network" : "campaign";
  // First what came before: the journeys of the period itself then stand for whatever is asked next.
  const compared = await comparedWith(facts, question, by);
  const laid = await layStatement(facts, question);
  const statement = await laid.by(by);
  const isCampaign = ({ campaign }: RowKey) => campaign != null;
  const campaigns =
    by === "campaign"
      ? statement.rows.filter(({ key }) => isCampaign(key))
      : await laid.linesBy("campaign", isCampaign);
  const posts = await laid.linesBy("post", ({ post }) => post != null);
  const matching = matchingOf(only, laid.laid.campaigns);
  const now = await socialConversions(facts, laid.laid.leaves, { ...matching, days: daysOf(scope) });
  const pipeline = matching.isPart ? null : await openPipeline(facts, scope);
  const before = compared === null ? null : compared.before;
  const trend = compared?.before.whole === true ? trendOf(compared.counted, now) : null;
  const { isKnown } = laid.laid;
  const all = { currency: scope.currency, cost: statement.all.cost };
  return {
    statement,
    filters: { ...only, goal: scope.goal ?? null },
    compare,
    before,
    trend,
    campaigns: rankedLines(campaigns, all),
    posts: await named(facts, scope, rankedLines(posts, all)),
    ladder: ladder(statement, { pipeline, isKnown, isPart: matching.isPart }),
    findings: findings({
      statement,
      networks: by === "network" ? statement.rows : [],
      campaigns,
      before,
      trend,
      spends: onlySpends(laid.laid.spends, only, laid.laid.campaigns),
      touched: laid.laid.touched,
      hasLabour: hasLabour(statement),
      isKnown,
      isPart: matching.isPart,
    }),
    sentence: sentenceOf(statement.totals, isKnown),
  };
}

const daysOf = ({ from, to }: Pick<JourneyScope, "from" | "to">): number =>
  daysIn({ from: calendarDay(from), to: calendarDay(to) });

const hasLabour = ({ warnings }: Statement): boolean => warnings.every(({ code }) => code !== "labour_missing");

/** The days that the statement is laid beside; null where none were asked for, no fact reaches back there, or a currency has no rate then. */
async function comparedWith(
  facts: Warehouse,
  question: OverviewQuestion,
  by: Grouping,
): Promise<{ before: NonNullable<Overview["before"]>; counted: Counted } | null> {
  const { reach, only } = question;
  const scope = comparedScope(question.scope, question.compare);
  if (scope === null || reach === null || scope.to <= reach.from) return null;
  const laid = await unlessUnrated(() => layStatement(facts, { ...question, scope }));
  if (laid === null) return null;
  const { period, totals, all, overTime } = await laid.by(by);
  const matching = matchingOf(only, laid.laid.campaigns);
  const counted = await socialConversions(facts, laid.laid.leaves, { ...matching, days: daysOf(scope) });
  return { before: { period, whole: scope.from >= reach.from, totals, all, overTime }, counted };
}

/** A rate that is missing in the days before must not keep anybody from the days that are asked about. */
async function unlessUnrated(work: () => Promise<LaidStatement>): Promise<LaidStatement | null> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof KnownError && cause.code === "missing_rate") return null;
    throw cause;
  }
}

const leastCounted = 10;
const mostChance = 0.1;

function trendOf(before: Counted, now: Counted): NonNullable<Overview["trend"]> {
  const percent = before.count === 0 ? null : percentOf(now.count / now.days / (before.count / before.days));
  if (before.count + now.count < leastCounted) return { percent, interval: null, chance: null, beyondNoise: false };
  const { low, high, p } = rateChange(before, now);
  const interval = before.count === 0 ? null : { low: percentOf(low), high: percentOf(high), level: 0.9 as const };
  return { percent, interval, chance: p, beyondNoise: p <= mostChance };
}

const percentOf = (ratio: number): number => Math.round((ratio - 1) * 10_000) / 100;

async function named(
  facts: Warehouse,
  { workspace }: JourneyScope,
  { rows, ...rest }: ReturnType<typeof rankedLines>,
): Promise<Overview["posts"]> {
  const ids = rows.flatMap(({ key }) => (key.post == null ? [] : [key.post]));
  const post = await namedPosts(facts, workspace, ids);
  return { rows: rows.map((row) => ({ ...row, ...post(row.key.network, row.key.post ?? "") })), ...rest };
}

/** Return per unit of cost: 1 + ROI / 100. */
function sentenceOf({ roi, interval, conversions }: Figures, isKnown: boolean): Overview["sentence"] {
  if (!isKnown || roi === null) return null;
  const back = (percent: number) => (1 + percent / 100).toFixed(2);
  return {
    per: "1",
    back: back(roi),
    low: interval === null ? null : back(interval.low),
    high: interval === null ? null : back(interval.high),
    conversions,
  };
}
