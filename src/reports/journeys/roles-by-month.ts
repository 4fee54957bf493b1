import type { Growth, LineRoles, RolesByMonth } from "../../model/attribution/roles-by-month.ts";
import { count, counted, counts } from "../figures.ts";
import { rowLabel } from "../labels.ts";
import type { Column } from "../terminal/columns.ts";
import { wrap } from "../terminal/display-width.ts";
import type { Ink } from "../terminal/ink.ts";
import { aboutLines } from "./about.ts";
import { hang } from "./hang.ts";
import { laidTable } from "./laid-table.ts";
import { rightColumn } from "./right-column.ts";

/** In how many conversions each line stood in each role, month by month, for a terminal. */
export function roleLines(answer: RolesByMonth, width: number, ink: Ink): string[] {
  const { about, lines, how } = answer;
  const head = aboutLines("Who originated, assisted and converted, by month", about, width, ink);
  if (lines.length === 0) return head;
  const quiet = (texts: readonly string[]) => texts.flatMap((text) => wrap(text, width)).map(ink.quiet);
  return [
    ...head,
    "",
    ...totals(lines, width, ink),
    "",
    ...monthTable(answer, width, ink),
    ...quiet([
      "Origins/assists/conversions of each month. ▲ more and ▼ less a day than the month before, beyond noise.",
    ]),
    "",
    ...changes(answer).flatMap((text) => hang(text, width, "    ")),
    ...quiet(beginningNote(answer)),
    "",
    ...quiet([how.roles, how.growth]),
  ];
}

function totals(lines: readonly LineRoles[], width: number, ink: Ink): string[] {
  const role = (title: string, of: "origin" | "assist" | "converter"): Column[] => [
    rightColumn(title, counts(lines.map((line) => line[of].conversions))),
    rightColumn(
      "(90 %)",
      lines.map((line) => {
        const { interval } = line[of];
        return interval === null ? "–" : `${Math.round(interval.low)}–${Math.round(interval.high)}`;
      }),
      2,
    ),
  ];
  const columns: Column[] = [
    { title: "Touches of", align: "left", cells: lines.map((line) => ({ text: rowLabel(line) })) },
    ...role("Origin", "origin"),
    ...role("Assist", "assist"),
    ...role("Converter", "converter"),
    rightColumn(
      "Assists per last",
      lines.map(({ assistsPerLast }) => (assistsPerLast === null ? "–" : assistsPerLast.toFixed(2))),
      1,
    ),
  ];
  const { lines: table, leftOut } = laidTable(columns, width, ink);
  const few = lines.some(({ origin, assist, converter }) => [origin, assist, converter].some(({ enough }) => !enough));
  const notes = [
    ...(few && !leftOut.includes("(90 %)") ? ["– not enough data: below ten conversions in the role."] : []),
    ...(leftOut.includes("Assists per last")
      ? []
      : ["Assists per last: near 0 closes journeys, near 1 does both, above 1 assists more than it closes."]),
  ];
  return [...table, ...notes.flatMap((text) => wrap(text, width)).map(ink.quiet)];
}

/** A column a month; the earliest go where room is short. */
function monthTable({ months, lines, all }: RolesByMonth, width: number, ink: Ink): string[] {
  const columns: Column[] = [
    {
      title: "By month",
      align: "left",
      cells: [...lines.map((line) => ({ text: rowLabel(line) })), { text: "All journeys", ink: "strong" }],
    },
    ...months.map(({ month }, at): Column => {
      const whole = all[at];
      const texts = lines.map(({ months }) => monthText(months[at]));
      const sum = whole === undefined ? "" : `${count(whole.conversions)}${arrow(whole.growth)}`;
      const isLatest = at === months.length - 1;
      return rightColumn(month, [...texts, sum], isLatest ? undefined : months.length - at);
    }),
  ];
  return laidTable(columns, width, ink).lines;
}

function monthText(month: LineRoles["months"][number] | undefined): string {
  if (month === undefined) return "";
  const { origin, assist, converter, growth } = month;
  return [
    `${count(origin)}${arrow(growth?.origin)}`,
    `${count(assist)}${arrow(growth?.assist)}`,
    `${count(converter)}${arrow(growth?.converter)}`,
  ].join("/");
}

function arrow(growth: Growth | null | undefined): string {
  if (growth?.beyondNoise !== true) return "";
  return growth.percent === null || growth.percent > 0 ? "▲" : "▼";
}

/** Journeys that cannot look back as far as they should have fewer touches: what grows may be the data alone. */
function beginningNote({ about, months, touchesFrom, wholeFrom }: RolesByMonth): string[] {
  if (wholeFrom === null || touchesFrom === null || months.length < 2) return [];
  return [
    `The earliest touch is of ${touchesFrom}: conversions before ${wholeFrom} look back less than ${about.lookbackDays} days, so that origins and assists may seem to grow because the data begins there. A shorter --lookback compares fairly from earlier on.`,
  ];
}

const most = 12;
const verbs = { origin: "began", assist: "assisted in", converter: "closed" } as const;

/** The changes that are more than noise in sentences, the surest first. */
function changes({ lines, all, months }: RolesByMonth): string[] {
  if (months.length < 2) return ["There is one month only: no growth to speak of."];
  const found = lines.flatMap((line) =>
    line.months.flatMap(({ month, growth }, at) =>
      (["origin", "assist", "converter"] as const).flatMap((role) => {
        const grown = growth?.[role];
        if (grown === undefined || !grown.beyondNoise) return [];
        const before = line.months[at - 1]?.[role] ?? 0;
        const now = line.months[at]?.[role] ?? 0;
        return [
          {
            chance: grown.chance ?? 1,
            text: `${rowLabel(line)} ${verbs[role]} ${changeText(before, now, month, grown)}`,
          },
        ];
      }),
    ),
  );
  const tested = [
    ...lines.flatMap(({ months }) => months.flatMap(({ growth }) => (growth === null ? [] : Object.values(growth)))),
    ...all.flatMap(({ growth }) => growth ?? []),
  ].filter(({ enough }) => enough).length;
  if (tested === 0) return ["No two months have enough conversions to tell a change from noise."];
  if (found.length === 0) return ["No line's change from one month to the next is more than noise."];
  const shown = found.toSorted((a, b) => a.chance - b.chance).slice(0, most);
  const rest = found.length - shown.length;
  return [
    "More than noise:",
    ...shown.map(({ text }) => `  ${text}`),
    ...(rest === 0 ? [] : [`  and ${rest} more, which --format json has.`]),
  ];
}

function changeText(before: number, now: number, month: string, { percent, interval }: Growth): string {
  const sure = interval === null ? "" : ` (90 %: ${times(interval.low)} to ${times(interval.high)})`;
  const a = percent === null || now === 0 ? "" : `: ${times(percent)} times as many a day${sure}`;
  return `${counted(now, "conversion")} in ${month} after ${count(before)} the month before${a}.`;
}

/** A change in per cent as how many times as many: +893.1 → "9.9", −29.1 → "0.71". */
function times(percent: number): string {
  const factor = 1 + percent / 100;
  if (factor >= 9.95) return factor.toFixed(0);
  return factor.toFixed(factor < 0.995 ? 2 : 1);
}
