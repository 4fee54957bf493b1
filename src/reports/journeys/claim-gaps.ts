import type { ClaimGaps, GapCause, GapDay, GapPlatform, LikelyCause } from "../../model/attribution/claim-gaps.ts";
import { plainText } from "../cell-text.ts";
import { count, counted, counts } from "../figures.ts";
import { dayLabel, modelTitle } from "../labels.ts";
import type { Column } from "../terminal/columns.ts";
import { wrap } from "../terminal/display-width.ts";
import type { Ink } from "../terminal/ink.ts";
import { aboutLines, notCausedLines } from "./about.ts";
import { hang } from "./hang.ts";
import { laidTable } from "./laid-table.ts";

/** What the platforms claim beside what the orders show, for a terminal. */
export function claimGapLines(
  { about, model, totals, platforms, silent }: ClaimGaps,
  width: number,
  ink: Ink,
): string[] {
  const head = aboutLines("What the ad platforms claim, and what the orders show", about, width, ink);
  const unheard =
    silent.length === 0 ? [] : wrap(`These have ads and claim nothing: ${silent.map(plainText).join(", ")}.`, width);
  if (about.all.conversions === 0 && platforms.length === 0) return head;
  if (platforms.length === 0)
    return [...head, "", ...wrap("No ad platform claims a conversion in the period.", width), ...unheard];
  const sentence = `Together they claim ${counted(totals.claimed, "conversion")}; by ${modelTitle(model)}, ${counted(totals.found.conversions, "is", "are")} credited to their paid touches.`;
  const gaps = gapTable(platforms, width, ink);
  const reached = gaps.leftOut.includes("Reached")
    ? ""
    : "Reached: orders with a paid click of it before them, whoever is credited. ";
  return [
    ...head,
    ...wrap(sentence, width),
    "",
    ...gaps.lines,
    "",
    ...platforms.flatMap((platform) => platformLines(platform, width, ink)),
    ...unheard,
    ...wrap(`${reached}${trackedText(about)}${causesText}`, width).map(ink.quiet),
    ...notCausedLines(width, ink),
  ];
}

const causesText =
  "Causes are likely, never certain: no platform says which orders it claims. One order can stand under several causes, so that they do not add up to the gap.";

function trackedText({ analytics }: ClaimGaps["about"]): string {
  const more = analytics === null ? "" : "; retorno roi can find more, as it adds what an analytics table explains";
  return `Tracked: credited to its paid touches${more}. `;
}

function gapTable(platforms: readonly GapPlatform[], width: number, ink: Ink) {
  const rows = platforms.flatMap((platform) => [
    { label: platform.title, ...platform },
    ...platform.campaigns.map((campaign) => ({
      label: `  ${plainText(campaign.campaign ?? "no campaign")}`,
      ...campaign,
    })),
  ]);
  const right = (title: string, figures: readonly string[], droppable?: number): Column => ({
    title,
    align: "right",
    cells: figures.map((text) => ({ text })),
    ...(droppable === undefined ? {} : { droppable }),
  });
  const columns: Column[] = [
    { title: "Platform and campaign", align: "left", cells: rows.map(({ label }) => ({ text: label })) },
    right("Claimed", counts(rows.map(({ claimed }) => claimed.conversions))),
    right("Reached", counts(rows.map(({ reached }) => reached)), 1),
    right("Tracked", counts(rows.map(({ found }) => found.conversions))),
    right("Gap", counts(rows.map(({ gap }) => gap.conversions))),
    right(
      "90 %",
      rows.map(({ interval }) =>
        interval === null ? "–" : `${Math.round(interval.low)} to ${Math.round(interval.high)}`,
      ),
      2,
    ),
  ];
  return laidTable(columns, width, ink);
}

function platformLines({ title, causes, campaigns }: GapPlatform, width: number, ink: Ink): string[] {
  const days = campaigns
    .flatMap(({ campaign, days }) => days.map((day) => ({ campaign, ...day })))
    .filter(({ day, spread, gap }) => day !== null && !spread && Math.abs(gap.conversions) >= 1)
    .toSorted((a, b) => Math.abs(b.gap.conversions) - Math.abs(a.gap.conversions))
    .slice(0, 3);
  return [
    ink.strong(title),
    ...(causes.length === 0 ? ["  Nothing speaks for a cause."] : causes.flatMap((cause) => causeLines(cause, width))),
    ...(days.length === 0 ? [] : ["  Days with the largest gaps:"]),
    ...days.flatMap((day) => hang(`  ${dayWords(day)}`, width, "    ")),
    "",
  ];
}

function causeLines({ cause, conversions, evidence }: LikelyCause, width: number): string[] {
  const most = conversions === null ? "" : ` (up to ${count(conversions)})`;
  return hang(`  Likely ${causeWords[cause]}${most}: ${evidence}`, width, "    ");
}

const dayWords = ({ campaign, day, claimed, found, causes }: GapDay & { campaign: string | null }) =>
  `${dayLabel(day ?? "")}, ${plainText(campaign ?? "no campaign")}: ${count(claimed.conversions)} claimed, ${count(found.conversions)} tracked${causes[0] === undefined ? "" : `; likely ${causeWords[causes[0].cause]}`}`;

const causeWords: Record<GapCause, string> = {
  other_action: "another action",
  view_through: "view-throughs",
  untracked: "clicks that were not seen",
  unnamed_click: "clicks that name no campaign",
  window: "another window",
  double_claim: "double claims",
  credit_elsewhere: "credit that others share",
  other_day: "days counted by the click",
  late: "figures that are told late",
  currency: "another currency",
  value_basis: "another kind of value",
};
