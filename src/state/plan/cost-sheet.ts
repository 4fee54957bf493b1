import { z } from "zod";
import { CostEntry } from "../../model/cost.ts";
import type { Reject } from "../../model/inspection.ts";
import { isAmbiguousDecimal, plainDecimal } from "./decimal-cell.ts";
import { type SchemaShape, schemaFaults } from "./schema-fault.ts";

/** The columns of a cost sheet, `costs.csv` or `.xlsx`; the last four say the scope. */
const costSheetColumns = [
  "what",
  "category",
  "amount",
  "hours",
  "rate",
  "currency",
  "per",
  "from",
  "to",
  "network",
  "campaign",
  "post",
  "channel",
] as const;

type Column = (typeof costSheetColumns)[number];

/**
 * The cost entries in the rows of a sheet, by the same rules as `costs` in the plan; a row that breaks them is a
 * reject with its first fault, an empty one is passed over. `firstLine` is the line of the first row in the file.
 * Columns of other names are not read.
 */
export function costEntriesFromRows(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  file: string,
  firstLine = 2,
): { entries: CostEntry[]; rejects: Reject[] } {
  const columns = header.map((name) => costSheetColumns.find((column) => column === name.trim().toLowerCase()));
  const shape = z.toJSONSchema(CostEntry, { io: "input" }) as SchemaShape;
  const entries: CostEntry[] = [];
  const rejects: Reject[] = [];
  for (const [at, row] of rows.entries()) {
    if (row.every((cell) => cell.trim() === "")) continue;
    const cells = cellsOf(columns, row);
    const read = ambiguity(cells) ?? entryOf(cells, shape);
    if ("entry" in read) entries.push(read.entry);
    else rejects.push({ file, line: firstLine + at, ...read });
  }
  return { entries, rejects };
}

type Cells = Partial<Record<Column, string>>;

function cellsOf(columns: readonly (Column | undefined)[], row: readonly string[]): Cells {
  const cells: Cells = {};
  for (const [at, column] of columns.entries()) {
    const cell = row[at]?.trim() ?? "";
    if (column !== undefined && cell !== "") cells[column] = cell;
  }
  return cells;
}

type Fault = Pick<Reject, "column" | "value" | "reason">;

/** A number that could mean two things is refused: a cost a thousand times too small is worse than none. */
function ambiguity(cells: Cells): Fault | null {
  for (const column of ["amount", "hours", "rate"] as const) {
    const value = cells[column];
    if (value === undefined || !isAmbiguousDecimal(value)) continue;
    if (value.includes(".") && column !== "amount") continue;
    const [whole, decimals] = value.split(/[.,]/);
    const reason = `could be ${whole}${decimals} or ${whole}.${decimals}: write ${whole}${decimals}.00 or ${whole}.${decimals}0`;
    return { column, value, reason };
  }
  return null;
}

function entryOf(cells: Cells, shape: SchemaShape): { entry: CostEntry } | Fault {
  const written = writtenEntry(cells);
  const entry = CostEntry.safeParse(written);
  if (entry.success) return { entry: entry.data };
  const [fault] = schemaFaults(entry.error, written, shape);
  const column = costSheetColumns.find((name) => name === fault?.path.at(-1)) ?? null;
  return { column, value: column === null ? null : (cells[column] ?? null), reason: fault?.says ?? "is not a cost" };
}

/** The entry as the plan would write it. */
function writtenEntry({ network, campaign, post, channel, ...cells }: Cells): Record<string, unknown> {
  const scope = definedOnly({ network, campaign, post, channel });
  return definedOnly({
    ...cells,
    category: cells.category && categoryNamed(cells.category),
    amount: cells.amount && plainDecimal(cells.amount),
    hours: cells.hours && plainDecimal(cells.hours),
    rate: cells.rate && plainDecimal(cells.rate),
    currency: cells.currency?.toUpperCase(),
    per: cells.per?.toLowerCase(),
    from: cells.from && plainDay(cells.from),
    to: cells.to && plainDay(cells.to),
    scope: Object.keys(scope).length === 0 ? undefined : scope,
  });
}

const definedOnly = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** The category in small letters; American spelling and other joints ("ad_spend") are understood. */
function categoryNamed(cell: string): string {
  const name = cell.toLowerCase().replaceAll(/[\s_-]+/g, " ");
  return name === "labor" ? "labour" : name;
}

/** A day as sheets hand it on: with a midnight behind it, or as 1.3.2026, which is day first wherever points are used. */
function plainDay(cell: string): string {
  const [date = ""] = cell.split(/[T ]00:00/);
  const pointed = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(date);
  if (pointed === null) return date;
  const [, day = "", month = "", year = ""] = pointed;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
