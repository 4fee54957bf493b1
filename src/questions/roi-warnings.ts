import type { Leaf } from "../journeys/origins.ts";
import { adPlatformOf } from "../model/ad-platform.ts";
import { foldCampaign } from "../model/campaign-name.ts";
import { liveSources } from "../model/live-source.ts";
import { toDecimal } from "../model/money.ts";
import { calendarDay, daysIn } from "../model/period.ts";
import type { SourceSummary, Warning } from "../model/statement.ts";
import type { AdSpend } from "./ad-spend.ts";
import type { Unplaced } from "./unplaced-refunds.ts";

/** What the statement knows when its warnings are drawn up. */
export interface WarningFacts {
  readonly period: { readonly from: string; readonly to: string };
  readonly currency: string;
  readonly hasPlan: boolean;
  readonly hasLabour: boolean;
  readonly hasReturns: boolean;
  readonly conversions: number;
  readonly socialMicro: number;
  readonly unpaid: number;
  readonly unattributedShare: number;
  readonly analytics: { readonly standsIn: boolean; readonly cut: boolean };
  readonly spends: readonly AdSpend[];
  readonly touched: readonly { leaf: Leaf; touches: number }[];
  /** Stages of deals that are taken to be open because no one says what they mean. */
  readonly unknownStages: readonly string[];
  readonly unplacedRefunds: readonly Unplaced[];
  /** Keys that would join more visitors than one person has. */
  readonly quarantined: number;
  /** Whether the plan's costs would come to more in a period that somebody chose. */
  readonly cutsCosts: boolean;
  readonly undatedFiles: readonly string[];
  readonly chosenPeriod: boolean;
  readonly sources: readonly SourceSummary[];
}

/** What is wrong or missing and what to do about it, the heaviest first. */
export function roiWarnings(facts: WarningFacts): Warning[] {
  return [
    ...missingTime(facts),
    ...missingReturns(facts),
    ...unchosenPeriod(facts),
    ...unknownStages(facts),
    ...unplaced(facts),
    ...fewConversions(facts),
    ...analyticsStandIn(facts),
    ...spendWithoutTouches(facts),
    ...touchesWithoutSpend(facts),
    ...unknownPlacement(facts),
    ...uncovered(facts),
    ...undated(facts),
    ...mixedCurrencies(facts),
    ...mostlyUnattributed(facts),
    ...sharedKeys(facts),
    ...unpaidOrders(facts),
    ...rejectedRows(facts),
  ];
}

const warning = (code: string, message: string, hint: string): Warning[] => [{ code, message, hint }];

function missingTime({ hasPlan, hasLabour }: WarningFacts): Warning[] {
  if (hasLabour) return [];
  const from = hasPlan ? "The plan has no labour cost" : "There is no plan";
  return warning(
    "labour_missing",
    `${from}: people's time is missing from the cost, so ROI is overstated.`,
    hasPlan
      ? "Add a cost of category labour to the plan: hours, rate and per week."
      : "Write a plan.yaml with the hours people spend and their hourly rate, and give it with --plan (see docs/plan.md).",
  );
}

function missingReturns({ hasReturns, spends }: WarningFacts): Warning[] {
  if (hasReturns) return [];
  const claimed = spends.some((spend) => spend.claimed > 0);
  return warning(
    "returns_missing",
    claimed
      ? "Nothing shows what came back but the ad platforms' own claims, which are never counted: ROI is not known."
      : "Nothing shows what came back: ROI is not known.",
    "Add your orders (Shopify → Orders → Export, Stripe → Payments → Export, or docs/templates/orders.csv) or won deals.",
  );
}

function unchosenPeriod({ cutsCosts, chosenPeriod, period }: WarningFacts): Warning[] {
  if (chosenPeriod || !cutsCosts) return [];
  return warning(
    "period_not_chosen",
    `The period is the files' own, ${period.from} to ${lastDay(period.to)}; what the plan's costs come to outside it is left out.`,
    "Choose the period with --from and --to.",
  );
}

function unknownStages({ unknownStages: stages }: WarningFacts): Warning[] {
  if (stages.length === 0) return [];
  return warning(
    "deal_stages_open",
    `Deals in these stages are taken to be open, though they were to be closed by now: ${names(stages)}.`,
    "If one of them means won or lost, name it in the plan: stages: { won: [...], lost: [...] }.",
  );
}

function unplaced({ unplacedRefunds: refunds }: WarningFacts): Warning[] {
  return refunds.flatMap(({ refunds: number, currency, minor }) =>
    warning(
      "refunds_unplaced",
      `${number} ${number === 1 ? "refund" : "refunds"} over ${currency === null ? "an amount" : `${toDecimal(minor, currency)} ${currency}`} name no sale that was read: the return is not lowered by them.`,
      "Bring in the sales they belong to, from before the period too.",
    ),
  );
}

function fewConversions({ hasReturns, socialMicro }: WarningFacts): Warning[] {
  const conversions = Math.round(socialMicro / 10_000) / 100;
  if (!hasReturns || conversions >= 10) return [];
  return warning(
    "few_conversions",
    `Social's figures rest on ${conversions} ${conversions === 1 ? "conversion" : "conversions"}; below ten, chance alone can turn them.`,
    "Choose a longer period, or wait before you act on them.",
  );
}

function analyticsStandIn({ analytics }: WarningFacts): Warning[] {
  const standsIn = analytics.standsIn
    ? warning(
        "analytics_stands_in",
        "There are no orders: the analytics table's revenue stands for them, by its own last-click rules.",
        "Add the orders themselves; they also know refunds, tax and shipping.",
      )
    : [];
  const cut = analytics.cut
    ? warning(
        "analytics_cut",
        "An analytics table covers more than the period; it counts by the share of its days inside.",
        "Export it for exactly the period, or with the dimension Date.",
      )
    : [];
  return [...standsIn, ...cut];
}

function spendWithoutTouches({ spends, touched, currency, hasReturns }: WarningFacts): Warning[] {
  if (!hasReturns) return [];
  const seen = new Set(touched.flatMap(({ leaf }) => (leaf.campaign === null ? [] : [foldCampaign(leaf.campaign)])));
  const unseen = spends.filter(
    ({ campaign, spendMinor }) => spendMinor > 0 && campaign !== null && !seen.has(foldCampaign(campaign)),
  );
  if (unseen.length === 0) return [];
  const spent = toDecimal(
    unseen.reduce((sum, { spendMinor }) => sum + spendMinor, 0),
    currency,
  );
  return warning(
    "spend_without_utm",
    `${spent} ${currency} went to campaigns that never show up in a UTM: ${names(unseen.map(({ campaign }) => campaign))}.`,
    "Put utm_source, utm_medium and utm_campaign={{campaign.name}} (or its id) into the ads' URL parameters.",
  );
}

function touchesWithoutSpend({ spends, touched, currency }: WarningFacts): Warning[] {
  const paid = new Set(spends.flatMap(({ campaign }) => (campaign === null ? [] : [foldCampaign(campaign)])));
  const free = touched.filter(
    ({ leaf }) => leaf.paid && leaf.campaign !== null && !paid.has(foldCampaign(leaf.campaign)),
  );
  if (free.length === 0) return [];
  return warning(
    "utm_without_spend",
    `Paid campaigns were seen in UTMs but no file holds their spend: ${names(free.map(({ leaf }) => leaf.campaign))}.`,
    `Add the ad platform's report for the period, or correct the UTM's spelling; until then their cost counts as 0 ${currency}.`,
  );
}

function unknownPlacement({ spends, touched }: WarningFacts): Warning[] {
  const unplaced = spends.filter(({ platform, network, campaign, spendMinor }) => {
    const networks: readonly string[] = adPlatformOf(platform)?.networks ?? [];
    const isSeen = touched.some(
      ({ leaf }) => leaf.paid && leaf.campaign === campaign && networks.includes(leaf.network),
    );
    return platform === "meta" && network === null && spendMinor > 0 && (campaign === null || !isSeen);
  });
  if (unplaced.length === 0) return [];
  return warning(
    "network_of_spend_unknown",
    `Meta's file does not say on which network ${names(unplaced.map(({ campaign }) => campaign))} was shown; its spend stands under Facebook.`,
    "Export the report with the breakdown Delivery → Platform.",
  );
}

/** Sources that leave more than a week of the period open: an ad account may rest for days, a shop may sell nothing. */
function uncovered({ sources, period, chosenPeriod }: WarningFacts): Warning[] {
  const short = sources.filter(({ used, period: own, sums, format }) => {
    if (
      !used ||
      own === null ||
      isLive(format) ||
      !("spend" in sums || "orders" in sums || "sessions" in sums || "wonAmount" in sums)
    )
      return false;
    return gap(period.from, own.from) > 7 || gap(own.to, period.to) > 7;
  });
  return short.flatMap(({ file, period: own }) =>
    warning(
      "period_not_covered",
      `${file} covers ${own?.from} to ${own === null ? "" : lastDay(own.to)}, not all of ${period.from} to ${lastDay(period.to)}.`,
      chosenPeriod
        ? "Export it again for the whole period, or choose --from and --to inside what it covers."
        : "Choose --from and --to so that all files cover the period, or export it for the whole of it.",
    ),
  );
}

/** What the server sees itself covers all that happens from the day it was set up. */
const isLive = (format: string | null) => format !== null && Object.hasOwn(liveSources, format);

/** The last day of a half-open period, as people say it. */
const lastDay = (to: string): string => calendarDay(to).subtract({ days: 1 }).toString();

const gap = (from: string, to: string): number =>
  from < to ? daysIn({ from: calendarDay(from), to: calendarDay(to) }) : 0;

function undated({ undatedFiles, chosenPeriod }: WarningFacts): Warning[] {
  return undatedFiles.flatMap((file) =>
    warning(
      "spend_without_dates",
      chosenPeriod
        ? `${file} has rows without dates; they are left out, because nothing says that they belong to the period.`
        : `${file} has rows without dates; they are counted as if they belonged to the period.`,
      "Export it with a column for the day, or for a range of dates.",
    ),
  );
}

function mixedCurrencies({ sources, currency }: WarningFacts): Warning[] {
  const others = [...new Set(sources.filter(({ used }) => used).map((source) => source.currency))].filter(
    (code): code is string => code !== null && code !== currency,
  );
  if (others.length === 0) return [];
  return warning(
    "mixed_currencies",
    `Amounts in ${others.toSorted().join(", ")} were turned into ${currency} at the rate of their day.`,
    "Check that the rates in the folder are the ones you book with.",
  );
}

function mostlyUnattributed({ unattributedShare, conversions, hasReturns }: WarningFacts): Warning[] {
  if (!hasReturns || conversions === 0 || unattributedShare < 0.5) return [];
  return warning(
    "mostly_unattributed",
    `${Math.round(unattributedShare * 100)} % of the return is unattributed: nothing says where those customers came from.`,
    "Use links with UTMs and codes per network, keep UTMs with the order (note attributes), or add GA4's traffic acquisition report by day.",
  );
}

function unpaidOrders({ unpaid }: WarningFacts): Warning[] {
  if (unpaid === 0) return [];
  return warning(
    "unpaid_orders",
    `${unpaid} ${unpaid === 1 ? "order counts that is" : "orders count that are"} not paid yet (cash on delivery, pending).`,
    "Export the orders again when they are settled; cancelled and voided ones drop out by themselves.",
  );
}

function sharedKeys({ quarantined }: WarningFacts): Warning[] {
  if (quarantined === 0) return [];
  return warning(
    "shared_keys",
    `${quarantined} ${quarantined === 1 ? "browser, address or customer number was" : "browsers, addresses or customer numbers were"} shared by more than 50 others: they join nobody's visits.`,
    "Nothing is to be done for a tablet in the shop; see that the site sends each customer's own address and number.",
  );
}

function rejectedRows({ sources }: WarningFacts): Warning[] {
  return sources
    .filter(({ rejected }) => rejected > 0)
    .flatMap(({ file, rejected }) =>
      warning(
        "rows_rejected",
        `${rejected} ${rejected === 1 ? "row" : "rows"} of ${file} could not be read and ${rejected === 1 ? "is" : "are"} not counted.`,
        "List them with --rejects FILE, mend them, and run again.",
      ),
    );
}

function names(some: readonly (string | null)[]): string {
  const unique = [...new Set(some.map((name) => name ?? "(no name)"))];
  return unique.length > 5 ? `${unique.slice(0, 5).join(", ")} and ${unique.length - 5} more` : unique.join(", ");
}
