import { KnownError } from "../../../model/errors.ts";
import { type Context, type ExportFormat, foldHeader, type Surroundings } from "../format.ts";
import { aliasesOf } from "../languages/index.ts";
import { opensWithTitle } from "../languages/words.ts";
import { datesIn, daysBetween } from "./written-dates.ts";

type Rows = Surroundings["preamble"];

/** What the comments above a table of Google Analytics 4 say. */
interface Ga4Preamble {
  /** "Pages and screens", with or without the dimension after it. */
  readonly title: string | null;
  readonly property: string | null;
  readonly period: Context["period"];
  /** A report names its first and last day in lines of their own; an exploration in one: "20251213-20260312". */
  readonly kind: "report" | "exploration" | null;
}

/** Reads the comments above a table; of several tables in a file the range that stands last is the table's own. */
export function ga4Preamble(above: Rows): Ga4Preamble {
  const lines = commentsIn(above);
  const kind = kindOf(lines);
  const [first, ...others] = titlesOf(lines);
  const named = others.findLast((line) => line.includes(":")) ?? null;
  return {
    title: (kind === "exploration" ? others[0] : first) ?? null,
    property: kind === "exploration" ? (first ?? null) : (named?.replace(/^[^:]*:\s*/, "").trim() ?? null),
    period: rangeOf(lines),
    kind,
  };
}

/** Comments without their sign; a spreadsheet program that saved the file leaves empty cells after them. */
const commentsIn = (above: Rows): string[] =>
  above.flatMap((cells) => {
    if (cells[0]?.trimStart().startsWith("#") !== true) return [];
    return [cells.join(",").replace(/,+$/, "").trim().replace(/^#\s*/, "")];
  });

const isRule = (line: string): boolean => /^-{5,}$/.test(line);
const rangeLine = /^(20\d{6})\s*[-–]\s*(20\d{6})$/;
const dayLine = /:\s*(20\d{6}|20\d\d-\d\d-\d\d)$/;

function kindOf(lines: readonly string[]): Ga4Preamble["kind"] {
  // Firebase writes its dashboards so, of an app.
  if (titlesOf(lines)[0] === "Dashboard report") return null;
  if (lines.some((line) => dayLine.test(line))) return "report";
  if (lines.some((line) => rangeLine.test(line))) return "exploration";
  return lines.some(isRule) ? "report" : null;
}

/** The lines between the first two rules: title, account and property of a report; property and tab of an exploration. */
function titlesOf(lines: readonly string[]): string[] {
  const from = lines.findIndex(isRule);
  if (from === -1) return [];
  const past = lines.findIndex((line, index) => index > from && isRule(line));
  return lines.slice(from + 1, past === -1 ? undefined : past).filter((line) => line !== "" && !rangeLine.test(line));
}

function rangeOf(lines: readonly string[]): Context["period"] {
  const told = lines.filter((line) => dayLine.test(line) || rangeLine.test(line));
  const [from, to] = datesIn((told.length > 0 ? told : lines).join("\n")).slice(-2);
  return daysBetween(from, to);
}

const names = new Map<string, ReadonlySet<string>>();

/** Every name, folded, that columns of a format go by, in all languages. Asked of every row that may be a header. */
export function namesOfColumns({ id, columns }: ExportFormat, keys = Object.keys(columns)): ReadonlySet<string> {
  const asked = `${id}: ${keys.join(" ")}`;
  const known = names.get(asked);
  if (known !== undefined) return known;
  const found = new Set(
    keys.flatMap((key) => [...(columns[key]?.names ?? []), ...(aliasesOf(id)[key] ?? [])].map(foldHeader)),
  );
  names.set(asked, found);
  return found;
}

let inOtherLanguages: ReadonlySet<string> | undefined;

/** What other languages call the dimensions of traffic. */
function trafficNames(): ReadonlySet<string> {
  inOtherLanguages ??= new Set(
    ["channel", "sourceMedium", "source", "medium", "campaign"].flatMap((key) =>
      (aliasesOf("ga4-traffic")[key] ?? []).map(foldHeader),
    ),
  );
  return inOtherLanguages;
}

/** Whether a table has a dimension that tells where traffic came from, by any of GA4's names for it. */
export const tellsTraffic = (header: readonly string[]): boolean =>
  /^\s*(session|first user) /i.test(header[0] ?? "") ||
  header.some((cell) => {
    const name = foldHeader(cell);
    if (/ads (account|ad group|keyword)/.test(name)) return false;
    if (trafficNames().has(name)) return true;
    return /^(session |first user |manual )?(manual )?(source|medium|source ?\/ ?medium|source platform|campaign( name| id)?)$|^(session|first user) .*(channel group|campaign|source|medium)|^(default |primary )?channel group(ing)?$/.test(
      name,
    );
  });

/**
 * Refuses an exploration whose columns are split by a second dimension: each figure then stands there several times under
 * one name, and their total beside them.
 */
export function refusePivot({ preamble, header }: Surroundings): void {
  if (ga4Preamble(preamble).kind !== "exploration") return;
  const names = header.map(foldHeader).filter((name) => name !== "");
  if (new Set(names).size === names.length) return;
  throw new KnownError("source_rejected", "this exploration repeats its figures side by side, once for each column", {
    hint: "take the dimension out of Columns, or move it to Rows, and export it again",
  });
}

/** Where the words "Grand total" stand: in a cell beyond the header, beside figures that have no dimension. */
export const beyond = (header: readonly string[]): number => header.findLastIndex((cell) => cell.trim() !== "") + 1;

/** Whether a report is about traffic, whose first column may be a channel group under any name. */
export const isTrafficTitle = (title: string | null): boolean => title !== null && opensWithTitle("ga4-traffic", title);

/** Whether a file is an overview, which stacks cards about many things, several of them about the same traffic; until 2024 its title was "Report CSV Export". */
export const isOverview = (title: string | null): boolean =>
  title !== null &&
  /snapshot|overview|\bcsv\b|übersicht|resumen|resumo|visão geral|vue d'ensemble|aperçu|przegląd|oversikt/i.test(title);

/** Whether a table is a card of an overview too wide to stand back behind one of traffic, which is to be read instead. */
export const isWideCard = (title: string | null, header: readonly string[]): boolean =>
  isOverview(title) && header.filter((cell) => cell.trim() !== "").length > 2;
