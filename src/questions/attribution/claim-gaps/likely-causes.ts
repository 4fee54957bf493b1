import { MICRO } from "../../../attribution/credit.ts";
import type { LikelyCause } from "../../../model/attribution/claim-gaps.ts";
import type { ClaimWindow } from "../../../model/attribution/claim-windows.ts";
import { toDecimal } from "../../../model/money.ts";

/** What is known of a platform, one of its campaigns or one of their days. Money in minor units, conversions in millionths where it says so. */
export interface GapSigns {
  readonly level: "platform" | "campaign" | "day";
  readonly currency: string;
  readonly window: ClaimWindow | null;
  readonly lookbackDays: number;
  readonly claimedMicro: number;
  readonly claimedMinor: number;
  /** Of the claimed, what was for video ads. */
  readonly videoMicro: number;
  readonly foundMicro: number;
  readonly reached: number;
  readonly reachedMinor: number;
  readonly doubleMicro: number;
  readonly tooLate: number;
  /** All conversions of the time, whatever led to them. */
  readonly all: number;
  /** Conversions of the time that no touch at all explains. */
  readonly untouched: number;
  /** Conversions reached by paid clicks of the platform that name no campaign; 0 for a platform as a whole. */
  readonly unnamedReached: number;
  /** Whether it is what those clicks themselves led to. */
  readonly isUnnamed: boolean;
  readonly grossMinor: number;
  readonly rawMinor: number;
  readonly clicks: number;
  /** Paid visits that were seen; null where visits are not known at all. */
  readonly visits: number | null;
  /** What is found by the day of the click, in millionths; null for what is no day. */
  readonly byClickDayMicro: number | null;
  readonly grewBy: number;
  /** Days from the last claimed day to the day the report was written; null where no day is named. */
  readonly daysKnown: number | null;
  /** The currency that the claims are in, and the workspace's minor units for one of its own. */
  readonly claimedCurrency: string | null;
  readonly factor: number;
}

const fewest = 0.5;

/** What likely lies behind a gap, each with what speaks for it; more claims than there are conversions go first, then what explains most. Never more than a likelihood: nobody sees which order a platform claimed. */
export function likelyCauses(signs: GapSigns): LikelyCause[] {
  const gap = (signs.claimedMicro - signs.foundMicro) / MICRO;
  const counted = [
    ...(gap >= fewest ? overclaimed(signs, gap) : []),
    ...(gap <= -fewest ? underclaimed(signs, -gap) : []),
  ];
  const all = [...counted, ...(Math.abs(gap) >= fewest ? onOtherDays(signs, Math.abs(gap)) : []), ...ofValue(signs)];
  const weight = ({ cause, conversions }: LikelyCause) =>
    cause === "other_action" ? Number.POSITIVE_INFINITY : (conversions ?? 0);
  return all.toSorted((a, b) => weight(b) - weight(a));
}

function overclaimed(signs: GapSigns, gap: number): LikelyCause[] {
  const { reached, window, lookbackDays, grewBy, all, unnamedReached } = signs;
  const claimed = signs.claimedMicro / MICRO;
  const double = signs.doubleMicro / MICRO;
  const elsewhere = reached - signs.foundMicro / MICRO - double;
  const without = claimed - reached;
  const found: LikelyCause[] = [];
  const add = (cause: LikelyCause["cause"], conversions: number, evidence: string) => {
    if (conversions >= fewest) found.push({ cause, conversions: rounded(Math.min(gap, conversions)), evidence });
  };
  add(
    "double_claim",
    double,
    `Another platform that claims conversions reached orders of its own too: ${said(double)} of them are credited to others here, and each platform claims such an order whole.`,
  );
  add(
    "credit_elsewhere",
    elsewhere,
    `Orders that it reached are credited in part or whole to touches that no ad platform claims: ${said(elsewhere)} of them.`,
  );
  add(
    "other_action",
    signs.level === "day" ? 0 : claimed - all,
    `It claims ${said(claimed)}, and there are ${said(all)} conversions in all: it counts something else, such as leads, or orders that no file here has.`,
  );
  const untracked = ofUnseenClicks(signs, without);
  const seen =
    window === null || window.viewDays === 0 ? 0 : viewedAlone(signs, window, without - untracked.conversions);
  if (window !== null) add("view_through", seen, viewEvidence(signs, window));
  add("untracked", untracked.conversions, untracked.evidence);
  add(
    "unnamed_click",
    Math.min(without, unnamedReached),
    `${ordersHave(unnamedReached)} a paid click of the platform that names no campaign: some may be this one's.`,
  );
  if (window !== null && lookbackDays < window.clickDays) {
    add(
      "window",
      without,
      `It counts orders ${daysSaid(window.clickDays)} after a click; here a touch counts for ${lookbackDays}.`,
    );
  }
  add("late", grewBy, `An earlier report of the same days claimed ${said(grewBy)} fewer.`);
  return found;
}

/** What clicks that were not seen can have led to, of the `without` that no seen click reached. */
function ofUnseenClicks(
  { visits, clicks, reached, untouched, window }: GapSigns,
  without: number,
): { conversions: number; evidence: string } {
  if (visits !== null && clicks >= 10 && visits < 0.7 * clicks) {
    // Unseen clicks are taken to lead to orders as often as seen ones.
    const unseen = visits === 0 ? without : reached * (clicks / visits - 1);
    return {
      conversions: Math.max(0, Math.min(without, unseen)),
      evidence: `It reports ${said(clicks)} clicks, and ${said(visits)} visits came tagged as its own: what the others led to cannot be found.`,
    };
  }
  const orViews = window === null || window.viewDays === 0 || window.videoAlone ? "" : ", or ads that were only seen,";
  return {
    conversions: Math.max(0, Math.min(without, untouched)),
    evidence: `${ordersHave(untouched)} no touch at all at the same time: clicks that were not seen${orViews} may stand behind ${untouched === 1 ? "it" : "some of them"}.`,
  };
}

/** What ads that were only seen can have led to: where videos alone count, no more than is claimed for those. */
function viewedAlone({ videoMicro }: GapSigns, { videoAlone }: ClaimWindow, rest: number): number {
  return Math.max(0, videoAlone ? Math.min(rest, videoMicro / MICRO) : rest);
}

function viewEvidence({ claimedMicro, reached, clicks }: GapSigns, { viewDays, videoAlone }: ClaimWindow): string {
  const claimed = claimedMicro / MICRO;
  const when = viewDays === null ? "within a window of its own" : daysSaid(viewDays);
  const more = claimed > clicks ? ` It even claims more orders than clicks, of which it reports ${said(clicks)}.` : "";
  return `It claims ${said(claimed)}, and ${ordersHave(reached)} a click of it before ${reached === 1 ? "it" : "them"}. It also counts orders ${when} after ${videoAlone ? "a video ad was only watched" : "an ad was only seen"}.${more}`;
}

function underclaimed(signs: GapSigns, missing: number): LikelyCause[] {
  const { window, tooLate, grewBy, daysKnown, isUnnamed } = signs;
  const found: LikelyCause[] = [];
  if (isUnnamed) {
    found.push({
      cause: "unnamed_click",
      conversions: rounded(missing),
      evidence: "These clicks name no campaign: what they led to is claimed under the names of the campaigns.",
    });
  }
  if (window !== null && tooLate > 0) {
    found.push({
      cause: "window",
      conversions: rounded(Math.min(missing, tooLate)),
      evidence: `${said(tooLate)} of the orders found came more than ${window.clickDays} days after its last click, and by default it does not count those.`,
    });
  }
  if (grewBy <= -fewest) {
    found.push({
      cause: "late",
      conversions: rounded(Math.min(missing, -grewBy)),
      evidence: `The latest report claims ${said(-grewBy)} fewer than an earlier one of the same days.`,
    });
  } else if (window !== null && daysKnown !== null && daysKnown < window.clickDays) {
    found.push({
      cause: "late",
      conversions: null,
      evidence: `Its report was written ${daysSaid(Math.max(0, daysKnown))} after the last day it tells of; it still adds orders up to ${daysSaid(window.clickDays)} after a click.`,
    });
  }
  return found;
}

function onOtherDays({ claimedMicro, foundMicro, byClickDayMicro }: GapSigns, gap: number): LikelyCause[] {
  if (byClickDayMicro === null) return [];
  const byClick = Math.abs(claimedMicro - byClickDayMicro) / MICRO;
  if (gap - byClick < fewest) return [];
  const evidence = `By the day of the click, as platforms count, ${said(byClickDayMicro / MICRO)} are found; by the day of the order ${said(foundMicro / MICRO)}.`;
  return [{ cause: "other_day", conversions: rounded(gap - byClick), evidence }];
}

/** Means of fewer orders say nothing. */
const fewestForMeans = 10;

function ofValue(signs: GapSigns): LikelyCause[] {
  const { claimedMinor, reached, reachedMinor, grossMinor, rawMinor, factor, claimedCurrency, currency } = signs;
  const claimed = signs.claimedMicro / MICRO;
  if (signs.level === "day" || claimedMinor === 0 || claimed < fewestForMeans || reached < fewestForMeans) return [];
  const [mean, gross, net, bare] = [
    claimedMinor / claimed,
    grossMinor / reached,
    reachedMinor / reached,
    rawMinor / reached,
  ];
  const money = (minor: number) => `${toDecimal(Math.round(minor), currency)} ${currency}`;
  const claims = `It claims ${money(mean)} an order`;
  const because = (cause: LikelyCause["cause"], evidence: string) => [{ cause, conversions: null, evidence }];
  if (isNear(mean, gross)) {
    if (isNear(gross, net, 0.05)) return [];
    return because(
      "value_basis",
      `${claims}, as much as those it reached come to with tax, shipping and what went back (${money(gross)}); here they count ${money(net)}.`,
    );
  }
  if (!isNear(factor, 1) && isNear(mean / factor, gross)) {
    return because(
      "currency",
      `${claims} by the day's rate, marked as ${claimedCurrency}; taken as ${currency} it would be ${money(mean / factor)}, and the orders it reached come to ${money(gross)}.`,
    );
  }
  if (isNear(mean, bare)) {
    return because(
      "currency",
      `${claims}, as much as the bare numbers of the orders it reached whatever their currency (${money(bare)}); exchanged they come to ${money(gross)}.`,
    );
  }
  if (isNear(mean, 100 * gross) || isNear(100 * mean, gross)) {
    return because(
      "currency",
      `${claims}, a hundred times ${mean > gross ? "more" : "less"} than the orders it reached (${money(gross)}): cents may have been sent as whole units, or the other way round.`,
    );
  }
  return [];
}

const isNear = (one: number, other: number, within = 0.1) => Math.abs(Math.log(one / other)) < within;
const rounded = (conversions: number) => Math.round(conversions * 1e6) / 1e6;
const said = (figure: number) => String(Math.round(figure * 100) / 100);
const ordersHave = (orders: number) => (orders === 1 ? "1 order has" : `${said(orders)} orders have`);
const daysSaid = (days: number) => (days === 1 ? "1 day" : `${days} days`);
