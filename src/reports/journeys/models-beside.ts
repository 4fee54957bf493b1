import type { Worth } from "../../model/attribution/about.ts";
import type { ModelCredit, ModelsBeside } from "../../model/attribution/models-beside.ts";
import { chartMoney, count, counted, money } from "../figures.ts";
import { rowLabel } from "../labels.ts";
import type { Cell, Column } from "../terminal/columns.ts";
import { wrap } from "../terminal/display-width.ts";
import type { Ink } from "../terminal/ink.ts";
import { aboutLines, hasWorth, notCausedLines } from "./about.ts";
import { laidTable } from "./laid-table.ts";

/** A terminal shows so many lines at most, those of most value. */
const mostRows = 20;

/** Every model's credit beside the others', or one model's with its intervals and ranks, for a terminal. */
export function modelsBesideLines(answer: ModelsBeside, width: number, ink: Ink): string[] {
  const { about, models, rows } = answer;
  const [only] = models;
  const isOne = models.length === 1 && only !== undefined;
  const title = isOne ? `What ${only.title} credits` : "What every model credits, side by side";
  const head = aboutLines(title, about, width, ink);
  if (about.all.conversions === 0) return head;
  const shown = { ...answer, rows: rows.slice(0, mostRows) };
  const more = rows.length > mostRows ? [`${counted(rows.length - mostRows, "further line")}: --format json.`] : [];
  return [
    ...head,
    ...(isOne ? oneModel(shown, width, ink) : allModels(shown, width, ink)),
    ...more.flatMap((text) => ["", ...wrap(text, width)]),
    ...nobodyLines(answer, width),
    ...inNoJourneyLines(answer, width),
    "",
    ...models.flatMap(({ name, assumes }) => wrap(`${name}: ${assumes}`, width).map(ink.quiet)),
    "",
    ...notCausedLines(width, ink),
  ];
}

/** What is told of a line: its value, or its conversions where all of them are worth nothing. */
interface Shown {
  readonly title: string;
  readonly of: (credit: ModelCredit) => string;
  readonly interval: (credit: ModelCredit) => string;
  readonly spread: (row: ModelsBeside["rows"][number]) => readonly [low: string, high: string];
}

function shownOf({ about, rows }: ModelsBeside): Shown {
  if (!hasWorth(about)) {
    return {
      title: "Conversions",
      of: ({ conversions }) => count(conversions),
      interval: ({ conversionsInterval: at }) => (at === null ? "–" : range(count(at.low), count(at.high))),
      spread: ({ spread: { conversions } }) => [count(conversions.low), count(conversions.high)],
    };
  }
  const amounts = chartMoney(rows.map(({ spread }) => spread.value.high));
  return {
    title: `Value, ${about.currency}`,
    of: ({ value }) => amounts(value),
    interval: ({ valueInterval: at }) => (at === null ? "–" : range(amounts(at.low), amounts(at.high))),
    spread: ({ spread: { value } }) => [amounts(value.low), amounts(value.high)],
  };
}

/** Tables of as many models as fit beside the lines, after one of the lowest and highest of all. */
function allModels(answer: ModelsBeside, width: number, ink: Ink): string[] {
  const { about, models, rows } = answer;
  const shown = shownOf(answer);
  const spreads = rows.map(shown.spread);
  const spread = [
    linesColumn(rows),
    right("Lowest", texts(spreads.map(([low]) => low))),
    right("Highest", texts(spreads.map(([, high]) => high))),
    right("Journeys", texts(rows.map(({ journeys }) => count(journeys)))),
  ];
  const columns = models.map(({ name }, at) =>
    right(
      name,
      rows.map(({ credits }) => creditCell(credits[at], shown)),
    ),
  );
  const perTable = Math.max(1, Math.floor((width - 28) / 17));
  const tables = Array.from({ length: Math.ceil(columns.length / perTable) }, (_, at) =>
    columns.slice(at * perTable, (at + 1) * perTable),
  );
  const what = hasWorth(about) ? `value in ${about.currency}` : "conversions";
  return [
    "",
    ...wrap(`Over all models, ${what}:`, width),
    ...laidTable(spread, width, ink).lines,
    ...tables.flatMap((some) => ["", ...laidTable([linesColumn(rows), ...some], width, ink).lines]),
    "",
    ...wrap(`~ not enough data: below ten credited conversions. ${rankAdvice}`, width),
  ];
}

const rankAdvice = "Intervals and ranks of one model: --model NAME.";

function oneModel(answer: ModelsBeside, width: number, ink: Ink): string[] {
  const { about, rows } = answer;
  const shown = shownOf(answer);
  const credits = rows.flatMap(({ credits }) => credits.slice(0, 1));
  const conversions = {
    ...right("Conv.", texts(credits.map(({ conversions }) => count(conversions)))),
    droppable: 2,
  };
  const columns = [
    linesColumn(rows),
    right(
      shown.title,
      credits.map((credit) => creditCell(credit, shown)),
    ),
    right("90 % interval", texts(credits.map(shown.interval))),
    ...(hasWorth(about) ? [conversions] : []),
    right("Rank", texts(credits.map(({ rank }) => (rank === null ? "–" : rankText(rank))))),
    { ...right("Over all models", texts(rows.map((row) => range(...shown.spread(row))))), droppable: 1 },
  ];
  return [
    "",
    ...laidTable(columns, width, ink).lines,
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
  const amount = ({ conversions, value }: Worth) =>
    hasWorth(about) ? `${money(value)} ${about.currency}` : counted(conversions, "conversion");
  const said = some.map(({ name, nobody }) => `${name} ${amount(nobody)}`);
  return ["", ...wrap(`Credited to nobody: ${said.join(", ")}.`, width)];
}

/** A figure beside "0 journeys" wants a reason. */
function inNoJourneyLines({ rows, formulas }: ModelsBeside, width: number): string[] {
  const some = rows.filter(
    ({ journeys, credits }) =>
      journeys === 0 && credits.some(({ model, conversions }) => model === "markov-all" && conversions > 0),
  );
  const why = formulas["markov-all"];
  return some.length === 0 || why === undefined ? [] : ["", ...wrap(`markov-all: ${why}.`, width)];
}

const linesColumn = (rows: ModelsBeside["rows"]): Column => ({
  title: "Line",
  align: "left",
  cells: texts(rows.map(rowLabel)),
});

const right = (title: string, cells: Cell[]): Column => ({ title, align: "right", cells });

const texts = (cells: readonly string[]): Cell[] => cells.map((text) => ({ text }));

function creditCell(credit: ModelCredit | undefined, shown: Shown): Cell {
  if (credit === undefined || credit.conversions === 0) return { text: "–" };
  return credit.enough ? { text: shown.of(credit) } : { text: `~${shown.of(credit)}`, ink: "quiet" };
}

const range = (low: string, high: string) => (low === high ? low : `${low} to ${high}`);

const rankText = ({ best, worst }: { best: number; worst: number }) =>
  best === worst ? String(best) : `${best} to ${worst}`;
