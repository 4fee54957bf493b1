import type { JourneysAbout } from "../../model/attribution/about.ts";
import { count, counted, money } from "../figures.ts";
import { networkTitle, periodWords } from "../labels.ts";
import { wrap } from "../terminal/display-width.ts";
import type { Ink } from "../terminal/ink.ts";

/** The head of an answer about journeys for a terminal: its title, and what it rests on. */
export function aboutLines(title: string, about: JourneysAbout, width: number, ink: Ink): string[] {
  const terms = [
    periodWords(about.period),
    ...(hasWorth(about) ? [about.currency] : []),
    about.timeZone,
    ...ruleWords(about),
  ];
  const cut =
    about.cut === 0
      ? []
      : [
          `${count(about.cut)} ${about.cut === 1 ? "journey" : "journeys"} had more than 500 touches: the first and the last 499 stand.`,
        ];
  return [
    ...wrap(title, width).map(ink.strong),
    ...wrap(terms.join(" · "), width).map(ink.quiet),
    "",
    ...[restsOn(about), ...besideTables(about), ...cut].flatMap((text) => wrap(text, width)),
  ];
}

/** Whether its conversions are worth anything: leads are not, so that no figure of theirs is money. */
export const hasWorth = ({ all }: JourneysAbout): boolean => Number(all.value) !== 0;

/** The last line of an answer that credits. */
export const notCausedLines = (width: number, ink: Ink): string[] =>
  wrap("Attributed is not caused: which of these would have come anyway, only an experiment can show.", width).map(
    ink.quiet,
  );

function restsOn(about: JourneysAbout): string {
  const { all, explained, unattributed, currency } = about;
  if (all.conversions === 0) return noneText(about);
  const worth = hasWorth(about);
  const conversions = counted(all.conversions, "conversion");
  if (unattributed.conversions === 0) {
    const each = all.conversions === 1 ? "with touches before it" : "each with touches before it";
    return worth ? `${conversions} worth ${money(all.value)} ${currency}, ${each}.` : `${conversions}, ${each}.`;
  }
  const have = explained.conversions === 1 ? "has touches before it" : "have touches before them";
  const of = worth ? `: ${money(explained.value)} of ${money(all.value)} ${currency}` : "";
  return `${count(explained.conversions)} of ${conversions} ${have}${of}.`;
}

/** Why the statement credits more than an answer about journeys. */
function besideTables({ analytics, currency }: JourneysAbout): string[] {
  if (analytics === null || Number(analytics.value) === 0) return [];
  return [
    `Of the rest, up to ${money(analytics.value)} ${currency} is what an analytics table tells of: retorno roi credits it to the table's sources, and no journey has it.`,
  ];
}

function noneText({ conversionsOf, period, reach }: JourneysAbout): string {
  const what = conversionsOf === "sales" ? "conversions" : conversionsOf;
  const known = reach === null ? "no fact carries a date" : `the facts reach ${stretch(reach)}`;
  return `There are no ${what} ${stretch(period)}; ${known}.`;
}

function stretch(period: { from: string; to: string }): string {
  const words = periodWords(period);
  return words.includes(" to ") ? `from ${words}` : `over ${words}`;
}

const paths = {
  "as-exposed": null,
  unique: "each place once",
  "first-of-run": "repeats as one",
  "without-direct": "without Direct",
} as const;

const onlyWords = ({ network, paid, campaign }: NonNullable<JourneysAbout["only"]>): string =>
  [
    ...(paid === null ? [] : [paid ? "paid" : "organic"]),
    ...(network === null ? [] : [networkTitle(network)]),
    ...(campaign === null ? [] : [`campaign ${campaign}`]),
  ].join(" ");

function ruleWords({
  conversionsOf,
  goal,
  only,
  lookbackDays,
  lookbackTouches,
  path,
  viewThroughs,
  startAnew,
}: JourneysAbout) {
  return [
    ...(goal === null ? [] : [`goal ${goal}`]),
    ...(conversionsOf === "sales" ? [] : [conversionsOf]),
    ...(only === null ? [] : [`with a touch of ${onlyWords(only)}`]),
    `${lookbackDays}-day lookback`,
    ...(lookbackTouches === null ? [] : [`at most ${lookbackTouches} touches`]),
    ...(paths[path] === null ? [] : [paths[path]]),
    ...(viewThroughs ? ["ads seen count"] : []),
    ...(startAnew ? ["each conversion starts anew"] : []),
  ];
}
