import { toDecimal } from "../../model/money.ts";
import type { Warning } from "../../model/statement.ts";
import { adWarnings, undated } from "./ad-warnings.ts";
import { mixedCurrencies, rejectedRows, uncovered } from "./source-warnings.ts";
import { lastDay, names, type WarningFacts, warning } from "./warning-facts.ts";

/** What is wrong or missing and what to do about it, the heaviest first. */
export function roiWarnings(facts: WarningFacts): Warning[] {
  return [
    ...missingTime(facts),
    ...missingReturns(facts),
    ...unchosenPeriod(facts),
    ...unknownStages(facts),
    ...unplaced(facts),
    ...unrated(facts),
    ...fewConversions(facts),
    ...analyticsStandIn(facts),
    ...adWarnings.flatMap((about) => about(facts)),
    ...uncovered(facts),
    ...undated(facts),
    ...mixedCurrencies(facts),
    ...mostlyUnattributed(facts),
    ...sharedKeys(facts),
    ...unpaidOrders(facts),
    ...rejectedRows(facts),
  ];
}

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
    "Choose a period, such as from 2026-03-01 to 2026-04-01.",
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

function unrated({ unrated: found, currency }: WarningFacts): Warning[] {
  return found.flatMap(({ currency: foreign, purchases }) =>
    warning(
      "purchases_without_rate",
      `${purchases} ${purchases === 1 ? "purchase" : "purchases"} in ${foreign} that only visitors' browsers told of ${purchases === 1 ? "is" : "are"} left out: there is no exchange rate to ${currency}.`,
      `If you sell in ${foreign}, bring in rates or the orders themselves; if not, somebody tried your tracker out.`,
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
    `${quarantined} ${quarantined === 1 ? "browser, address or customer number was" : "browsers, addresses or customer numbers were"} shared: more than 50 people used one browser, or more than 50 browsers gave one address within a month. They join nobody's visits.`,
    "Nothing is to be done for a tablet in the shop; see that the site sends each customer's own address and number.",
  );
}
