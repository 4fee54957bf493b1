import type { Explained, ExplainedOrder, LearnedCredit, RowOfFacts } from "../../model/attribution/explain-order.ts";
import { leftOutReasons } from "../../model/attribution/explain-order.ts";
import { plainText } from "../cell-text.ts";
import { count, counts, money } from "../figures.ts";
import { capitalised, modelTitle, rowLabel } from "../labels.ts";
import { type Column, layColumns } from "../terminal/columns.ts";
import { wrap } from "../terminal/display-width.ts";
import type { Ink } from "../terminal/ink.ts";
import { aboutLines } from "./about.ts";

/** An order or deal explained, for a terminal. */
export function explainedOrderLines(
  { about, number, orders, learned }: ExplainedOrder,
  width: number,
  ink: Ink,
): string[] {
  const { currency, timeZone } = about;
  const several =
    orders.length === 1 ? [] : [`${count(orders.length)} of this number are known; each stands below.`, ""];
  return [
    ...aboutLines(`How ${plainText(number)} came about`, about, width, ink),
    "",
    ...several,
    ...orders.flatMap((order) => orderLines(order, { currency, timeZone, width, ink })),
    ...learned.flatMap((one) => learnedLines(one, currency, width, ink)),
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
  return `${who} behind it, known by ${count(keys)} ${keys === 1 ? "browser, address or number" : "browsers, addresses and numbers"}.`;
}

function touchLines(order: Explained, page: Page): string[] {
  const { touches } = order;
  if (touches.length === 0) return [...wrap("No touch explains it: its value is unattributed.", page.width), ""];
  const { width, ink, timeZone } = page;
  const left = (title: string, cells: string[], droppable?: number): Column => ({
    title,
    align: "left",
    cells: cells.map((text) => ({ text })),
    ...(droppable === undefined ? {} : { droppable }),
  });
  const { title, lines } = layColumns(
    [
      left(
        "Touch",
        touches.map(({ position, view, ...touch }) => `#${position} ${rowLabel(touch)}${view ? ", seen" : ""}`),
      ),
      left(
        "When",
        touches.map(({ at }) => moment(at, timeZone)),
      ),
      left(
        "Role",
        touches.map(({ role }) => role),
      ),
      left(
        "Known by",
        touches.map(({ kind }) => kind),
      ),
      left(
        "From",
        touches.map(({ row }) => (row === null ? "–" : fileName(row.file))),
        1,
      ),
    ],
    width,
    ink,
  );
  return [title, ...lines, "", ink.strong("Credit of each touch by model"), ...creditLines(order, page), ""];
}

/** Models that credit alike stand in one line. */
function creditLines({ credits, touches }: Explained, { width }: Page): string[] {
  const alike = Map.groupBy(credits, ({ credits: own }) =>
    own
      .flatMap(({ share, value }, at) =>
        share === 0
          ? []
          : [`#${touches[at]?.position} ${money(value)} (${percentOf(share)})`.replaceAll(" ", "\u00a0")],
      )
      .join(" · "),
  );
  const named = (models: Explained["credits"]) =>
    models.length === credits.length
      ? `Each of the ${count(models.length)} models`
      : models.map(({ title, model }) => (modelTitle(model) === model ? title : modelTitle(model))).join(", ");
  return [...alike].flatMap(([parts, models]) => hang(`${named(models)}: ${parts}`, width, "  "));
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
      `${rowLabel(place)}: ${figures[at]} conversions, ${money(place.value)} ${currency} (${percentOf(place.share)})`,
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

/** Breaks a text into lines, all but the first set in. */
function hang(text: string, width: number, indent: string): string[] {
  return wrap(text, width - indent.length).map((line, at) => (at === 0 ? line : indent + line));
}

const moment = (iso: string, timeZone: string) =>
  Temporal.Instant.from(iso)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" })
    .replace("T", " ");
