import { adPlatformOf } from "../../model/ad-platform.ts";
import { foldCampaign } from "../../model/campaign-name.ts";
import { toDecimal } from "../../model/money.ts";
import type { Warning } from "../../model/statement.ts";
import { names, type WarningFacts, warning } from "./warning-facts.ts";

/** What is wrong with ad spend and the paid touches that belong to it. */
export const adWarnings = [spendWithoutTouches, touchesWithoutSpend, unknownPlacement];

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

/** Ad rows of a file that carry no dates. */
export function undated({ undatedFiles, chosenPeriod }: WarningFacts): Warning[] {
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
