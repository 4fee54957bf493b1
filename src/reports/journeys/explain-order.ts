import type {
  Explained,
  ExplainedOrder,
  ExplainedTouch,
  LearnedCredit,
  RowOfFacts,
} from "../../model/attribution/explain-order.ts";
import { leftOutReasons } from "../../model/attribution/explain-order.ts";
import { plainText } from "../cell-text.ts";
import { count, counted, counts, money, sum } from "../figures.ts";
import { capitalised, modelTitle, rowLabel } from "../labels.ts";
import type { Column } from "../terminal/columns.ts";
import { wrap } from "../terminal/display-width.ts";
import type { Ink } from "../terminal/ink.ts";
import { aboutLines, notCausedLines } from "./about.ts";
import { hang } from "./hang.ts";
import { laidTable } from "./laid-table.ts";

/** An order or deal explained, for a terminal. */
export function explainedOrderLines(
  { about, number, orders, learned }: ExplainedOrder,
  width: number,
  ink: Ink,
): string[] {
  const { currency, timeZone } = about;
  const head = aboutLines(`How ${plainText(number)} came about`, about, width, ink);
  const few = learned.some(({ places }) => places.some(({ enough }) => !enough));
  const several =
    orders.length === 1 ? [] : [`${count(orders.length)} of this number are known; each stands below.`, ""];
  return [
    ...head,
    "",
    ...several,
    ...orders.flatMap((order) => orderLines(order, { currency, timeZone, width, ink })),
    ...learned.flatMap((one) => learnedLines(one, currency, width, ink)),
    ...(few ? wrap("~ not enough data: below ten credited conversions.", width).map(ink.quiet) : []),
    ...notCausedLines(width, ink),
  ];
}

interface Page {
  readonly currency: string;
  readonly timeZone: string;
  readonly width: number;
  readonly ink: Ink;
}

function orderLines(order: Explained, page: Page): string[] {
  const { width, ink, timeZone } = page;
  const title = `${capitalised(order.kind)} ${plainText(order.id ?? "without a number")}, ${moment(order.at, timeZone)}`;
  return [
    ink.strong(title),
    ...wrap(`Worth ${order.how}.`, width),
    ...wrap(knownWords(order), width),
    ...order.rows.flatMap((row) => hang(`${rowWords(row)}: ${row.says}`, width, "  ")),
    "",
    ...touchLines(order, page),
    ...leftOutLines(order, page),
  ];
}

function knownWords({ kind, persons, keys }: Explained): string {
  if (persons === 0) return `Nothing names a person behind it, so no touch can be joined to this ${kind}.`;
  const who = persons === 1 ? "One person stands" : `${count(persons)} persons stand`;
  return `${who} behind it, known by ${counted(keys, "browser, address or number", "browsers, addresses and numbers")}.`;
}

function touchLines(order: Explained, page: Page): string[] {
  const touches = order.touches;
  if (touches.length === 0) return [...wrap("No touch explains it: its value is unattributed.", page.width), ""];
  const { width, ink, timeZone } = page;
  const left = (title: string, cells: string[], droppable?: number): Column => ({
    title,
    align: "left",
    cells: cells.map((text) => ({ text })),
    ...(droppable === undefined ? {} : { droppable }),
  });
  const rows = shownTouches(order);
  const cells = (text: (touch: ExplainedTouch) => string) =>
    rows.map((row) => (typeof row === "string" ? "" : text(row)));
  const { lines } = laidTable(
    [
      left("Touch", rows.map(touchLabel)),
      left(
        "When",
        cells(({ at }) => moment(at, timeZone)),
      ),
      left(
        "Role",
        cells(({ role }) => role),
      ),
      left(
        "Known by",
        cells(({ kind }) => kind),
      ),
      left(
        "From",
        cells(({ row }) => (row === null ? "–" : fileName(row.file))),
        1,
      ),
    ],
    width,
    ink,
  );
  return [...lines, "", ink.strong("Credit of each touch by model"), ...creditLines(order, page), ""];
}

const [firstShown, lastShown] = [10, 20];

/** Where touches between the first and the last that are shown begin and end; JSON has them all. */
function unshown({ length }: { length: number }): { from: number; until: number } | null {
  return length <= firstShown + lastShown ? null : { from: firstShown, until: length - lastShown };
}

/** The touches of a journey that a terminal shows, and in words what is left out between them. */
function shownTouches({ touches, cut }: Explained): (ExplainedTouch | string)[] {
  const gap = unshown(touches);
  const [first, ...others] = touches.slice(0, gap?.from);
  if (first === undefined) return [];
  const cutOff = cut === 0 ? [] : [`… ${counted(cut, "touch", "touches")} cut off …`];
  const between = gap === null ? [] : [`… ${count(gap.until - gap.from)} touches between …`];
  return [first, ...cutOff, ...others, ...between, ...(gap === null ? [] : touches.slice(gap.until))];
}

function touchLabel(row: ExplainedTouch | string): string {
  if (typeof row === "string") return row;
  const { position, view, ...touch } = row;
  return `#${position} ${rowLabel(touch)}${view ? ", seen" : ""}`;
}

/** Models that credit alike stand in one line; the per cent are of the conversion, as is the money. */
function creditLines({ credits, touches, value }: Explained, { width, currency }: Page): string[] {
  const alike = Map.groupBy(credits, ({ credits: own }) =>
    creditParts(own, unshown(touches), Number(value) === 0, currency).join(" · "),
  );
  const named = (models: Explained["credits"]) =>
    models.length === credits.length
      ? `Each of the ${count(models.length)} models`
      : models.map(({ title, model }) => (modelTitle(model) === model ? title : modelTitle(model))).join(", ");
  return [...alike].flatMap(([parts, models]) => hang(`${named(models)}: ${parts}`, width, "  "));
}

type Credits = Explained["credits"][number]["credits"];

/** One part for each touch with credit, and one for all those between that are not shown. An order worth nothing has per cent alone. */
function creditParts(
  own: Credits,
  gap: { from: number; until: number } | null,
  isWorthless: boolean,
  currency: string,
): string[] {
  const amount = (value: string, share: number) =>
    isWorthless ? percentOf(share) : `${money(value)} (${percentOf(share)})`;
  const one = (from: number) => (credit: Credits[number], at: number) =>
    credit.share === 0 ? [] : [`#${from + at + 1} ${amount(credit.value, credit.share)}`];
  const parts = [...own.slice(0, gap?.from).flatMap(one(0))];
  if (gap !== null) {
    const between = own.slice(gap.from, gap.until);
    const share = between.reduce((all, credit) => all + credit.share, 0);
    const value = sum(
      between.map(({ value }) => value),
      currency,
    );
    if (share > 0) parts.push(`those between ${amount(value, share)}`);
    parts.push(...own.slice(gap.until).flatMap(one(gap.until)));
  }
  return parts.map((part) => part.replaceAll(" ", "\u00a0"));
}

function leftOutLines({ leftOut, leftOutMore }: Explained, { width, ink, timeZone }: Page): string[] {
  if (leftOut.length === 0) return [];
  const shown = leftOut.slice(-10);
  const more = leftOut.length - shown.length + leftOutMore;
  return [
    ink.strong("Known, and no touch of it"),
    ...shown.flatMap((one) =>
      hang(
        `${moment(one.at, timeZone)} ${rowLabel(one)} (${one.kind}, ${fileName(one.row.file)}): ${leftOutReasons[one.reason]}`,
        width,
        "  ",
      ),
    ),
    ...(more === 0 ? [] : [`  and ${count(more)} more`]),
    "",
  ];
}

function learnedLines({ title, places }: LearnedCredit, currency: string, width: number, ink: Ink): string[] {
  const figures = counts(places.map(({ conversions }) => conversions));
  const lines = places.flatMap((place, at) => {
    return hang(
      `${rowLabel(place)}: ${place.enough ? "" : "~"}${figures[at]} conversions (${percentOf(place.share)})${Number(place.value) === 0 ? "" : `, ${money(place.value)} ${currency} (${percentOf(place.valueShare)})`}`,
      width,
      "  ",
    );
  });
  return [
    ...wrap(`${title}, over all journeys: it credits places, and no part of this order alone`, width).map(ink.strong),
    ...lines,
    "",
  ];
}

function rowWords({ fact, file, id }: RowOfFacts): string {
  return `${capitalised(fact)}${id === null ? "" : ` ${plainText(id)}`} in ${plainText(file)}`;
}

/** A file without the folders above it. */
const fileName = (file: string) => plainText(file.split(/[\\/]/).at(-1) ?? file);

const percentOf = (share: number) => `${(100 * share).toFixed(1)} %`;

const moment = (iso: string, timeZone: string) =>
  Temporal.Instant.from(iso)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" })
    .replace("T", " ");
