import type { JourneysAbout } from "../../model/attribution/about.ts";
import { count, money } from "../figures.ts";
import { periodWords } from "../labels.ts";
import { wrap } from "../terminal/display-width.ts";
import type { Ink } from "../terminal/ink.ts";

/** The head of an answer about journeys for a terminal: its title, and what it rests on. */
export function aboutLines(title: string, about: JourneysAbout, width: number, ink: Ink): string[] {
  const { all, explained, unattributed, currency } = about;
  const terms = [periodWords(about.period), currency, about.timeZone, ...ruleWords(about)];
  const sentence =
    unattributed.conversions === 0
      ? `${count(all.conversions)} conversions worth ${money(all.value)} ${currency}, each with touches before it.`
      : `${count(explained.conversions)} of ${count(all.conversions)} conversions have touches before them: ${money(explained.value)} of ${money(all.value)} ${currency}.`;
  const cut =
    about.cut === 0
      ? []
      : [`${count(about.cut)} journeys had more than 500 touches: the first and the last 499 stand.`];
  return [
    ...wrap(title, width).map(ink.strong),
    ...wrap(terms.join(" · "), width).map(ink.quiet),
    "",
    ...[sentence, ...cut].flatMap((text) => wrap(text, width)),
  ];
}

const paths = {
  "as-exposed": null,
  unique: "each place once",
  "first-of-run": "repeats as one",
  "without-direct": "without Direct",
} as const;

function ruleWords({
  conversionsOf,
  goal,
  lookbackDays,
  lookbackTouches,
  path,
  viewThroughs,
  startAnew,
}: JourneysAbout) {
  return [
    ...(goal === null ? [] : [`goal ${goal}`]),
    ...(conversionsOf === "sales" ? [] : [conversionsOf]),
    `${lookbackDays}-day lookback`,
    ...(lookbackTouches === null ? [] : [`at most ${lookbackTouches} touches`]),
    ...(paths[path] === null ? [] : [paths[path]]),
    ...(viewThroughs ? ["ads seen count"] : []),
    ...(startAnew ? ["each conversion starts anew"] : []),
  ];
}
