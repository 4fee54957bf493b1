import type { ModelCredit, ModelsBeside } from "../../model/attribution/models-beside.ts";
import { chartMoney, count, money } from "../figures.ts";
import { rowLabel } from "../labels.ts";
import { type Cell, type Column, layColumns } from "../terminal/columns.ts";
import { wrap } from "../terminal/display-width.ts";
import type { Ink } from "../terminal/ink.ts";
import { aboutLines } from "./about.ts";

/** A terminal shows so many lines at most, those of most value. */
const mostRows = 20;

/** Every model's credit beside the others', or one model's with its intervals and ranks, for a terminal. */
export function modelsBesideLines(answer: ModelsBeside, width: number, ink: Ink): string[] {
  const { about, models, rows } = answer;
  const shown = { ...answer, rows: rows.slice(0, mostRows) };
  const [only] = models;
  const isOne = models.length === 1 && only !== undefined;
  const title = isOne ? `What ${only.title} credits` : "What every model credits, side by side";
  const more = rows.length > mostRows ? [`${count(rows.length - mostRows)} further lines: --format json.`] : [];
  return [
    ...aboutLines(title, about, width, ink),
    ...(isOne ? oneModel(shown, width, ink) : allModels(shown, width, ink)),
    ...more.flatMap((text) => ["", ...wrap(text, width)]),
    ...nobodyLines(answer, width),
    "",
    ...models.flatMap(({ name, assumes }) => wrap(`${name}: ${assumes}`, width).map(ink.quiet)),
    "",
    ...wrap("Attributed is not caused: which of these would have come anyway, only an experiment can show.", width),
  ];
}

/** Tables of as many models as fit beside the lines, after one of the lowest and highest of all. */
function allModels({ about, models, rows }: ModelsBeside, width: number, ink: Ink): string[] {
  const amounts = chartMoney(rows.flatMap(({ spread }) => [spread.value.high]));
  const spread = [
    linesColumn(rows),
    right("Lowest", texts(rows.map((row) => amounts(row.spread.value.low)))),
    right("Highest", texts(rows.map((row) => amounts(row.spread.value.high)))),
    right("Journeys", texts(rows.map(({ journeys }) => count(journeys)))),
  ];
  const columns = models.map(({ name }, at) =>
    right(
      name,
      rows.map(({ credits }) => valueCell(credits[at], amounts)),
    ),
  );
  const perTable = Math.max(1, Math.floor((width - 28) / 17));
  const tables = Array.from({ length: Math.ceil(columns.length / perTable) }, (_, at) =>
    columns.slice(at * perTable, (at + 1) * perTable),
  );
  return [
    "",
    ...wrap(`Over all models, value in ${about.currency}:`, width),
    ...table(spread, width, ink),
    ...tables.flatMap((some) => ["", ...table([linesColumn(rows), ...some], width, ink)]),
    "",
    ...wrap(`~ not enough data: below ten credited conversions. ${rankAdvice}`, width),
  ];
}

const rankAdvice = "Intervals and ranks of one model: --model NAME.";

function oneModel({ about, rows }: ModelsBeside, width: number, ink: Ink): string[] {
  const credits = rows.flatMap(({ credits }) => credits.slice(0, 1));
  const amounts = chartMoney(rows.map(({ spread }) => spread.value.high));
  const columns = [
    linesColumn(rows),
    right(
      `Value, ${about.currency}`,
      credits.map((credit) => valueCell(credit, amounts)),
    ),
    right(
      "90 % interval",
      texts(credits.map(({ valueInterval: at }) => (at === null ? "–" : range(amounts(at.low), amounts(at.high))))),
    ),
    { ...right("Conv.", texts(credits.map(({ conversions }) => count(conversions)))), droppable: 2 },
    right("Rank", texts(credits.map(({ rank }) => (rank === null ? "–" : rankText(rank))))),
    {
      ...right(
        "Over all models",
        texts(rows.map(({ spread: { value } }) => range(amounts(value.low), amounts(value.high)))),
      ),
      droppable: 1,
    },
  ];
  return [
    "",
    ...table(columns, width, ink),
    "",
    ...wrap(
      "The interval tells of chance among your customers under this model; the figures over all models tell how much hangs on its choice. Lines that share ranks cannot be told apart. ~ not enough data: below ten credited conversions.",
      width,
    ),
  ];
}

function nobodyLines({ about, models }: ModelsBeside, width: number): string[] {
  const some = models.filter(({ nobody }) => nobody.conversions > 0.005 || Number(nobody.value) !== 0);
  if (some.length === 0) return [];
  const said = some.map(({ name, nobody }) => `${name} ${money(nobody.value)} ${about.currency}`);
  return ["", ...wrap(`Credited to nobody: ${said.join(", ")}.`, width)];
}

const linesColumn = (rows: ModelsBeside["rows"]): Column => ({
  title: "Line",
  align: "left",
  cells: texts(rows.map(rowLabel)),
});

const right = (title: string, cells: Cell[]): Column => ({ title, align: "right", cells });

const texts = (cells: readonly string[]): Cell[] => cells.map((text) => ({ text }));

function valueCell(credit: ModelCredit | undefined, amounts: (decimal: string) => string): Cell {
  if (credit === undefined || credit.conversions === 0) return { text: "–" };
  return credit.enough ? { text: amounts(credit.value) } : { text: `~${amounts(credit.value)}`, ink: "quiet" };
}

const range = (low: string, high: string) => (low === high ? low : `${low} to ${high}`);

const rankText = ({ best, worst }: { best: number; worst: number }) =>
  best === worst ? String(best) : `${best} to ${worst}`;

function table(columns: Column[], width: number, ink: Ink): string[] {
  const { title, lines } = layColumns(columns, width, ink);
  return [title, ...lines];
}
