import { foldCampaign } from "../../../model/campaign-name.ts";
import { fewestConversions } from "../../../model/fewest-conversions.ts";
import { decimalOf, figuresOfLine, minorOf, type Rule } from "./finding-facts.ts";

const leastGap = 1.5;
const mostUnattributed = 0.5;
const leastChance = 0.1;

/** The platform whose claim goes furthest beyond what was found, if by half of that or more. */
export const claimGap: Rule = ({ statement, spends }) => {
  const gaps = statement.claims
    .filter(({ claimed, found }) => claimed >= fewestConversions && claimed >= leastGap * found)
    .map((claim) => ({
      ...claim,
      stakeMinor: spends
        .filter(({ platform }) => platform === claim.platform)
        .reduce((sum, { spendMinor }) => sum + spendMinor, 0),
    }));
  const widest = gaps.toSorted((a, b) => b.stakeMinor - a.stakeMinor)[0];
  if (widest === undefined) return null;
  return {
    kind: "claim-gap",
    severity: "note",
    params: { platform: widest.platform, claimed: widest.claimed, found: widest.found },
    stakeMinor: widest.stakeMinor,
    figures: [
      { name: "claimed", value: widest.claimed, unit: "count" },
      { name: "found", value: widest.found, unit: "count" },
    ],
    how: `platforms that claim ${fewestConversions} conversions or more, and ${leastGap} times as many as stand with a paid touch of their networks, or more: ${widest.platform} claims ${widest.claimed}, found are ${widest.found}; the stake is what was spent there`,
    next: { page: "journeys", search: {} },
  };
};

/** Money that went to campaigns of which no touch was ever seen. */
export const spendWithoutTouches: Rule = ({ statement, spends, touched, isKnown }) => {
  if (!isKnown) return null;
  const seen = new Set(touched.flatMap(({ leaf }) => (leaf.campaign === null ? [] : [foldCampaign(leaf.campaign)])));
  const unseen = spends.filter(
    ({ campaign, spendMinor }) => spendMinor > 0 && campaign !== null && !seen.has(foldCampaign(campaign)),
  );
  const largest = unseen.toSorted((a, b) => b.spendMinor - a.spendMinor)[0];
  if (largest === undefined) return null;
  const spentMinor = unseen.reduce((sum, { spendMinor }) => sum + spendMinor, 0);
  const campaigns = new Set(unseen.map(({ campaign }) => campaign)).size;
  return {
    kind: "spend-without-touches",
    severity: "mend",
    params: { campaigns, campaign: largest.campaign, platform: largest.platform },
    stakeMinor: spentMinor,
    figures: [{ name: "cost", value: decimalOf(spentMinor, statement), unit: "money" }],
    how: `campaigns with ad spend of which no visit, order or lead of the period names the campaign: ${campaigns}, the largest ${largest.campaign}; the stake is their spend`,
    next: { page: "data", search: {} },
  };
};

/** Where half of the return or more is explained by nothing. */
export const unattributed: Rule = ({ statement, isPart }) => {
  const openMinor = minorOf(statement.unattributed.return, statement);
  const allMinor = minorOf(statement.all.return, statement);
  if (isPart || allMinor <= 0 || openMinor < mostUnattributed * allMinor) return null;
  const share = Math.round((openMinor / allMinor) * 1000) / 10;
  return {
    kind: "unattributed",
    severity: "mend",
    params: { share, conversions: statement.unattributed.conversions },
    stakeMinor: openMinor,
    figures: [
      { name: "return", value: statement.unattributed.return, unit: "money" },
      { name: "share", value: share, unit: "per cent" },
      { name: "conversions", value: statement.unattributed.conversions, unit: "count" },
    ],
    how: `no touch explains ${statement.unattributed.return} of ${statement.all.return} ${statement.currency}, ${share} %: half of it or more`,
    next: { page: "data", search: {} },
  };
};

/** Where nobody's time is among the costs. */
export const costHoursMissing: Rule = ({ statement, hasLabour, isKnown }) => {
  const costMinor = minorOf(statement.totals.cost, statement);
  if (hasLabour || !isKnown || statement.totals.conversions === 0) return null;
  return {
    kind: "cost-hours-missing",
    severity: "mend",
    params: {},
    stakeMinor: costMinor,
    figures: [{ name: "cost", value: statement.totals.cost, unit: "money" }],
    how: "no cost of category labour falls into the period: people's time is missing, so that the ROI is overstated; the stake is the cost that is known",
    next: { page: "costs", search: {} },
  };
};

/** Where social's conversions changed against the days before by more than chance does. */
export const trendBeyondNoise: Rule = ({ statement, before, trend }) => {
  if (before === null || trend === null || !trend.beyondNoise) return null;
  const [now, then] = [statement.totals, before.totals].map((totals) => minorOf(totals.return, statement)) as [
    number,
    number,
  ];
  const isUp = (trend.percent ?? 1) > 0;
  return {
    kind: "trend",
    severity: isUp ? "good" : "mend",
    params: { up: isUp, percent: trend.percent, from: before.period.from, to: before.period.to },
    stakeMinor: Math.abs(now - then),
    figures: [
      { name: "conversions", value: statement.totals.conversions, unit: "count" },
      { name: "before", value: before.totals.conversions, unit: "count" },
      { name: "change", value: trend.percent, unit: "per cent" },
      { name: "low", value: trend.interval?.low ?? null, unit: "per cent" },
      { name: "high", value: trend.interval?.high ?? null, unit: "per cent" },
    ],
    how: `conversions with a touch of social, as a rate per day against ${before.period.from} to ${before.period.to}: a change as large comes by chance in ${Math.round((trend.chance ?? 1) * 1000) / 10} of 100 cases, ${leastChance * 100} or fewer (exact test of two rates); the stake is the difference of the returns`,
    next: { page: "journeys", search: {} },
  };
};

/** Where money was spent, and nothing shows what came back. */
export const noReturns: Rule = ({ statement, isKnown }) => {
  const costMinor = minorOf(statement.all.cost, statement);
  if (isKnown || costMinor <= 0) return null;
  return {
    kind: "no-returns",
    severity: "mend",
    params: {},
    stakeMinor: costMinor,
    figures: figuresOfLine(statement.all).filter(({ name }) => name === "cost"),
    how: "nothing that was brought in shows an order, a won deal or a sale of an analytics table; the stake is the cost",
    next: { page: "data", search: {} },
  };
};
