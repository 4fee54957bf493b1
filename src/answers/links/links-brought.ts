import type { Link } from "../../model/link.ts";
import { toDecimal } from "../../model/money.ts";
import type { LaidJourneys } from "../../questions/journeys/credited-journeys.ts";
import { type LinkClicks, linkClicks } from "../../questions/link-clicks.ts";
import { type LinkReturn, linkReturns } from "../../questions/link-returns.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** What each link brought, as it is shown: money as decimals, the best first, with how it was worked out. */
export async function linksBrought(
  facts: Warehouse,
  laid: LaidJourneys,
  { links, model }: { links: readonly Link[]; model: string },
) {
  const { scope } = laid;
  const found = await linkReturns(facts, laid, { model });
  const clicks = await linkClicks(facts, scope.workspace, scope);
  const returned = new Map(found.links.map((link) => [link.link, link]));
  const says = sayer(laid, model, found.all.minor);
  const items = links.flatMap(({ id, slug, deletedAt }) => {
    const [clicked, brought] = [clicks.get(id), returned.get(id)];
    if (clicked === undefined && brought === undefined) return [];
    const counted = countedOf(clicked, brought?.visits ?? 0);
    return [{ slug, isDeleted: deletedAt !== null, ...counted, ...says(`/l/${slug}`, brought ?? nothing) }];
  });
  return {
    period: { from: scope.from, to: scope.to },
    currency: scope.currency,
    model,
    lookbackDays: scope.lookbackDays,
    basis: scope.plan.return.basis,
    items: items.toSorted((a, b) => Number(b.return) - Number(a.return) || b.clicks - a.clicks),
    totals: {
      clicks: items.reduce((sum, item) => sum + item.clicks, 0),
      botClicks: items.reduce((sum, item) => sum + item.botClicks, 0),
      ...says("all links", found.totals),
    },
    all: { conversions: found.all.conversions, return: toDecimal(found.all.minor, scope.currency) },
    evidence: "measured" as const,
  };
}

type Amounts = Omit<LinkReturn, "link">;

const nothing: Amounts = { visits: 0, conversions: 0, minor: 0, interval: null };
const fewest = 10;

const countedOf = ({ clicks, bots }: LinkClicks = { clicks: 0, bots: 0 }, visits: number) => ({
  clicks,
  botClicks: bots,
  visits,
});

function sayer({ scope: { currency, lookbackDays, from, to } }: LaidJourneys, model: string, allMinor: number) {
  const money = (minor: number) => toDecimal(minor, currency);
  return (what: string, { visits, conversions, minor, interval }: Amounts) => ({
    visits,
    conversions,
    return: money(minor),
    interval: interval === null ? null : { low: money(interval.low), high: money(interval.high), level: 0.9 as const },
    enough: conversions >= fewest,
    how:
      `credit of the touches that came through ${what} under the model ${model}: ${money(minor)} ${currency} of ` +
      `${money(allMinor)} ${currency} that all conversions from ${from} until before ${to} are worth, ` +
      `over ${Math.round(conversions * 100) / 100} conversions. A touch is a link's only where its visit, or the landing ` +
      `page of an order or lead, carries the name (rtc) its click was given; it counts for ${lookbackDays} days. Others get the rest.`,
  });
}
