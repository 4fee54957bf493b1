import { fewestConversions } from "../../../model/fewest-conversions.ts";
import type { StatementRow } from "../../../model/statement.ts";
import { type FindingFacts, figuresOfLine, minorOf, paramsOf, type Rule, searchOf } from "./finding-facts.ts";

/** The paid campaign that lost most, of those whose whole interval lies below 0. */
export const moneyLoser: Rule = ({ statement, campaigns }) => {
  const losers = campaigns.filter(
    ({ key, interval }) => key.paid === true && key.campaign != null && interval !== null && interval.high < 0,
  );
  const lossOf = (row: StatementRow) => minorOf(row.cost, statement) - minorOf(row.return, statement);
  const worst = losers.toSorted((a, b) => lossOf(b) - lossOf(a))[0];
  if (worst === undefined) return null;
  return {
    kind: "money-loser",
    severity: "mend",
    params: paramsOf(worst),
    stakeMinor: lossOf(worst),
    figures: figuresOfLine(worst),
    how: `paid campaigns whose 90 % interval of the ROI lies wholly below 0; of ${losers.length} the one that lost most: cost ${worst.cost} − return ${worst.return} ${statement.currency}, ROI ${worst.roi} % (${worst.interval?.low} to ${worst.interval?.high})`,
    next: { page: "overview", search: searchOf(worst) },
  };
};

/** The line that brought most beyond what its cost brings on average, of those whose interval lies above that of all social. */
export const scaleUp: Rule = ({ statement, campaigns, networks }) => {
  const { totals } = statement;
  if (totals.interval === null) return null;
  const { high } = totals.interval;
  const above = (rows: readonly StatementRow[]) =>
    rows.filter(({ social, interval }) => social && interval !== null && interval.low > Math.max(high, 0));
  const named = above(campaigns.filter(({ key }) => key.campaign != null));
  const candidates = named.length > 0 ? named : above(networks);
  const average = minorOf(totals.return, statement) / Math.max(1, minorOf(totals.cost, statement));
  const beyond = (row: StatementRow) =>
    Math.round(minorOf(row.return, statement) - average * minorOf(row.cost, statement));
  const best = candidates.toSorted((a, b) => beyond(b) - beyond(a))[0];
  if (best === undefined) return null;
  return {
    kind: "scale-up",
    severity: "good",
    params: paramsOf(best),
    stakeMinor: beyond(best),
    figures: figuresOfLine(best),
    how: `campaigns (else networks) whose 90 % interval of the ROI lies wholly above that of all social, ${totals.interval.low} to ${high} %; the one that brought most beyond what its cost brings on average: return ${best.return} on cost ${best.cost} ${statement.currency}, ROI ${best.roi} % (${best.interval?.low} to ${best.interval?.high}); whether more money brings as much only a trial shows`,
    next: { page: "overview", search: searchOf(best) },
  };
};

/** The network on which organic's interval lies wholly above paid's, with most lost there. */
export const organicBeatsPaid: Rule = ({ statement, networks }) => {
  const pairs = networks.flatMap((paid) => {
    if (paid.key.paid !== true || paid.interval === null) return [];
    const organic = networks.find(({ key }) => key.paid === false && key.network === paid.key.network);
    if (organic === undefined || organic.interval === null || organic.interval.low <= paid.interval.high) return [];
    return [{ paid, organic }];
  });
  const lossOf = ({ cost, return: back }: StatementRow) =>
    Math.max(0, minorOf(cost, statement) - minorOf(back, statement));
  const worst = pairs.toSorted((a, b) => lossOf(b.paid) - lossOf(a.paid))[0];
  if (worst === undefined) return null;
  const { paid, organic } = worst;
  return {
    kind: "organic-beats-paid",
    severity: "note",
    params: { network: paid.key.network ?? null, organicRoi: organic.roi, paidRoi: paid.roi },
    stakeMinor: lossOf(paid),
    figures: figuresOfLine(paid),
    how: `networks on which the 90 % interval of organic's ROI (${organic.interval?.low} to ${organic.interval?.high} %) lies wholly above that of paid (${paid.interval?.low} to ${paid.interval?.high} %); the stake is what paid lost, if it did`,
    next: { page: "journeys", search: { network: paid.key.network ?? "none" } },
  };
};

/** What brought too few conversions for any interval, though it cost something. */
export const tooFewConversions: Rule = ({ statement, isKnown }: FindingFacts) => {
  const { totals } = statement;
  const costMinor = minorOf(totals.cost, statement);
  if (!isKnown || costMinor <= 0 || totals.conversions >= fewestConversions) return null;
  return {
    kind: "too-few-conversions",
    severity: "note",
    params: { conversions: totals.conversions, needed: fewestConversions },
    stakeMinor: costMinor,
    figures: figuresOfLine(totals),
    how: `fewer than ${fewestConversions} conversions are credited to social: no interval can be had, and the ROI beside them is one draw of many; the stake is the cost`,
    next: { page: "overview", search: {} },
  };
};
