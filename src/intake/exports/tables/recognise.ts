import type { ExportFormat } from "../format.ts";
import type { HeadRow, Region, Sheet } from "../open/sheet.ts";
import { columnsOf, type HeaderName, isSomethingElse, keysOf, nameOf } from "./header-names.ts";

/** A table found in a sheet and the format it has. */
export interface Match {
  readonly format: ExportFormat;
  readonly region: Region;
  /** Column key → index of its cell. */
  readonly columns: ReadonlyMap<string, number>;
  /** Columns that make a row each, where the format is a wide one. */
  readonly wide: readonly { readonly name: string; readonly index: number }[];
  /** The currency that stands in a column's name. */
  readonly currency: string | null;
  /** Share of the header's columns that the format knows, 0 to 1. */
  readonly confidence: number;
  /** Names of the columns that are read, and of those that are not. */
  readonly used: readonly string[];
  readonly ignored: readonly string[];
}

interface Found {
  readonly match: Match;
  readonly known: number;
}

/** Finds the table in a sheet by its header row: the format whose signature is whole there and that knows most columns. */
export function recognise(sheet: Sheet, formats: readonly ExportFormat[]): Match | null {
  const allNames = namesOf(formats);
  let best: Found | null = null;
  for (let header = 0; header < sheet.head.length; header++) {
    const found = foundAt(sheet, header, formats, allNames);
    if (found !== null && (best === null || found.known > best.known)) best = found;
  }
  return best?.match ?? null;
}

/** All tables of a sheet: one, but for the formats that stack several. */
export function recogniseAll(sheet: Sheet, formats: readonly ExportFormat[]): Match[] {
  const first = recognise(sheet, formats);
  if (first === null) return [];
  if (first.format.stacked !== true) return [first];
  const ids = [first.format.id, ...(first.format.kin ?? [])];
  const kin = formats.filter(({ id }) => ids.includes(id));
  const kinNames = namesOf(kin);
  const matches: Match[] = [];
  for (let header = 0; header < sheet.head.length; header++) {
    const match = foundAt(sheet, header, kin, kinNames)?.match;
    if (match === undefined) continue;
    matches.push(match);
    header += match.region.length ?? sheet.head.length;
  }
  return matches;
}

const namesByFormats = new WeakMap<readonly ExportFormat[], ReadonlySet<string>>();

function namesOf(formats: readonly ExportFormat[]): ReadonlySet<string> {
  const known = namesByFormats.get(formats);
  if (known) return known;
  const names = new Set(formats.flatMap((format) => [...keysOf(format).keys()]));
  namesByFormats.set(formats, names);
  return names;
}

/** The format that knows most of the row's cells, if the row is a header at all. */
function foundAt(
  sheet: Sheet,
  header: number,
  formats: readonly ExportFormat[],
  allNames: ReadonlySet<string>,
): Found | null {
  if (!mayBeHeader(sheet.head, header)) return null;
  const names = (sheet.head[header]?.cells ?? []).map(nameOf);
  const isKnown = names.some(({ folded }) => allNames.has(folded));
  const above = sheet.head.slice(0, header).map(({ cells }) => cells);
  const row = sheet.head[header]?.cells ?? [];
  let best: { format: ExportFormat; columns: Map<string, number>; known: number } | null = null;
  for (const format of formats) {
    if (!isKnown && format.placed === undefined) continue;
    const columns = columnsOf(format, names, format.placed?.(above, row));
    if (!fits(format, columns, names)) continue;
    const cells = new Set([...columns.values()].filter((index) => index < names.length));
    const known = cells.size + signatureSize(format, columns) / 100;
    if (best === null || known > best.known) best = { format, columns, known };
  }
  if (best === null) return null;
  return { match: matchOf(sheet, best.format, header, names, best.columns), known: best.known };
}

/** Tables begin near the top; of the later rows only those that open a block may name columns, for a file may stack several. */
const firstRows = 40;

function mayBeHeader(head: readonly HeadRow[], index: number): boolean {
  const [before, row] = [head[index - 1], head[index]];
  if (index >= firstRows && before !== undefined && !isMessage(before)) return false;
  return row !== undefined && !isMessage(row) && !isOfNumbers(row);
}

/** Columns are named in words: a row of which half is numbers is one of data. */
function isOfNumbers({ cells }: HeadRow): boolean {
  const filled = cells.filter((cell) => cell !== "");
  return filled.length > 1 && 2 * filled.filter((cell) => /^[-+]?\d[\d.,]*%?$/.test(cell)).length >= filled.length;
}

function wideIn(
  { wide }: ExportFormat,
  names: readonly HeaderName[],
  columns: ReadonlyMap<string, number>,
): { name: string; index: number }[] {
  const found: { name: string; index: number }[] = [];
  const hasUnnamed = wide?.more !== undefined && columns.has(wide.more.unnamedWith);
  names.forEach(({ text, folded }, index) => {
    const before = found.at(-1);
    const follows = before?.index === index - 1;
    if (wide?.header.test(folded)) found.push({ name: text, index });
    else if (follows && (folded === "" ? hasUnnamed : wide?.more?.next.test(folded)))
      found.push({ name: before.name, index });
  });
  return found;
}

/** The report that a title line names, for a file in which no table was found, with what to say of it. */
export function namedReport(
  { head }: Sheet,
  formats: readonly ExportFormat[],
): { format: ExportFormat; recognised: boolean; hint: string } | null {
  const lines = head.slice(0, 10).map(({ cells }) => cells.filter((cell) => cell !== "").join(" "));
  const empty = head.every(isMessage);
  for (const format of formats) {
    const report = format.reports?.find(({ title }) => lines.some((line) => title.test(line)));
    if (report === undefined) continue;
    const { recognised, hint, ifEmpty = hint } = report;
    return { format, recognised, hint: empty ? ifEmpty : hint };
  }
  return null;
}

function fits(format: ExportFormat, columns: ReadonlyMap<string, number>, names: readonly HeaderName[]): boolean {
  if (!format.signatures.some((signature) => signature.every((key) => columns.has(key)))) return false;
  return !isSomethingElse(format, names);
}

const signatureSize = (format: ExportFormat, columns: ReadonlyMap<string, number>): number =>
  Math.max(...format.signatures.filter((all) => all.every((key) => columns.has(key))).map((all) => all.length));

function matchOf(
  sheet: Sheet,
  format: ExportFormat,
  header: number,
  names: readonly HeaderName[],
  columns: ReadonlyMap<string, number>,
): Match {
  const wide = wideIn(format, names, columns);
  const isNamed = (index: number) => (names[index]?.folded ?? "") !== "";
  const used = new Set([...columns.values(), ...wide.map(({ index }) => index)].filter(isNamed));
  const filled = names.filter(({ folded }) => folded !== "");
  const region = regionOf(sheet, header, format.stacked === true);
  return {
    format,
    region,
    columns: new Map([...columns].filter(([, index]) => index < region.width)),
    wide,
    currency: [...used].map((index) => names[index]?.currency ?? null).find((code) => code !== null) ?? null,
    confidence: Math.round((0.5 + (0.5 * used.size) / Math.max(filled.length, 1)) * 100) / 100,
    used: names.filter((name, index) => name.folded !== "" && used.has(index)).map(({ text }) => text),
    ignored: names.filter((name, index) => name.folded !== "" && !used.has(index)).map(({ text }) => text),
  };
}

function regionOf({ head, complete }: Sheet, header: number, stacked: boolean): Region {
  const below = head.slice(header + 1);
  const end = below.findIndex(
    (row, index) =>
      isComment(row) ||
      (stacked && isTitle(row, head[header])) ||
      (isBlankRow(row) && (stacked || endsTable(below.slice(index), head[header]))),
  );
  const rows = end === -1 ? below : below.slice(0, end);
  const width = Math.max(head[header]?.cells.length ?? 0, ...rows.map(({ cells }) => cells.length));
  if (rows.every(isMessage)) return { header, width, length: complete || end !== -1 ? 0 : null };
  return { header, width, length: end === -1 ? null : end };
}

/** A `#` alone in its row; a campaign named "#spring" has figures beside it. */
const isComment = (row: HeadRow): boolean => row.cells[0]?.trimStart().startsWith("#") === true && isMessage(row);

/** The title of the next table of a stack may follow without a blank line: one cell in a table of several. */
const isTitle = ({ cells }: HeadRow, header: HeadRow | undefined): boolean =>
  cells.length === 1 && (header?.cells.length ?? 0) > 1 && cells[0]?.trim() !== "";

const isBlankRow = ({ cells }: HeadRow): boolean => cells.every((cell) => cell.trim() === "");

/** "No data available." and its like: one cell, alone in its row. */
function isMessage({ cells }: HeadRow): boolean {
  const isFilled = (cell: string) => cell.trim() !== "";
  const first = cells.findIndex(isFilled);
  return first === -1 || !cells.slice(first + 1).some(isFilled);
}

/** A blank line ends a table where a comment or a row of another width follows, or nothing. */
function endsTable(rest: readonly HeadRow[], header: HeadRow | undefined): boolean {
  const next = rest.find((row) => !isBlankRow(row));
  if (next === undefined) return true;
  return next.cells[0]?.trimStart().startsWith("#") === true || next.cells.length !== header?.cells.length;
}
