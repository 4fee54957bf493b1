import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { z } from "zod";
import { describeFiles } from "../../src/intake/exports/describe-files.ts";
import { type ImportedFile, importFiles } from "../../src/intake/exports/import-files.ts";
import { KnownError } from "../../src/model/errors.ts";
import { literal, raw } from "../../src/warehouse/sql.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";

/** What came of a file, without what names the import it came with. */
export interface Answer {
  readonly format: string | null;
  readonly rows: number;
  readonly rejected: number;
  readonly hint: string | null;
  readonly sums: string;
  /** Every fact as JSON, in no order. */
  readonly facts: readonly string[];
  /** What must never be, in words. */
  readonly faults: readonly string[];
}

const Name = z.object({ name: z.string() });
const Count = z.object({ n: z.number() });
const Json = z.object({ json: z.string() });

/** Reads one file into a workspace of its own, and looks for what must never be, whatever the file is. */
export async function answerOf(warehouse: Warehouse, file: string, workspace: string): Promise<Answer> {
  const before = readdirSync(tmpdir()).length;
  const scope = { workspace, zone: "Europe/Oslo" };
  const results = await importFiles([file], { warehouse, ...scope, currency: "NOK" });
  const facts: string[] = [];
  const faults: string[] = [];
  const sums: string[] = [];
  for (const result of results) {
    faults.push(...(await faultsOf(warehouse, workspace, result)));
    const [described] = (await describeFiles(warehouse, scope, [result]).catch(unlessKnown)) ?? [];
    if (described === undefined) continue;
    const { currency, account, period, sums: figures } = described;
    sums.push(JSON.stringify({ currency, account, period, sums: figures }));
  }
  for (const fact of await factTables(warehouse)) {
    const own = `workspace = ${literal(workspace)}`;
    const { n } = await warehouse.row(
      Count,
      raw(`select count(*) as n from "${fact}" where ${own} and source is null`),
    );
    if (n > 0) faults.push(`${n} rows of ${fact} have no source`);
    const rows = await warehouse.rows(
      Json,
      raw(
        `select cast(to_json(t) as varchar) as json from (select * exclude (workspace, source) from "${fact}" where ${own}) as t`,
      ),
    );
    // A workbook keeps one kind of line end inside its cells.
    facts.push(...rows.map(({ json }) => `${fact} ${json.replaceAll("\\r\\n", "\\n")}`));
  }
  if (readdirSync(tmpdir()).length > before) faults.push(`left behind: ${readdirSync(tmpdir()).join(", ")}`);
  faults.push(...(await leftTables(warehouse)));
  const tables = results.flatMap((result) => result.tables);
  return {
    format: results.map(({ format }) => format?.id ?? null).join(" ") || null,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    rejected: tables.reduce((sum, { rejected }) => sum + rejected, 0),
    hint: results.map(({ hint }) => hint ?? "").join("; ") || null,
    sums: sums.join("\n"),
    facts: facts.toSorted(),
    faults,
  };
}

/** Takes away what a case laid down. */
export async function forget(warehouse: Warehouse, workspace: string): Promise<void> {
  for (const fact of await factTables(warehouse))
    await warehouse.run(raw(`delete from "${fact}" where workspace = ${literal(workspace)}`));
}

/** Sums beyond what can be counted exactly are a fault of the file, and said. */
function unlessKnown(cause: unknown): null {
  if (cause instanceof KnownError) return null;
  throw cause;
}

const tablesOf = new WeakMap<Warehouse, string[]>();

async function factTables(warehouse: Warehouse): Promise<string[]> {
  const known = tablesOf.get(warehouse);
  if (known !== undefined) return known;
  const rows = await warehouse.rows(
    Name,
    raw(`select table_name as name from duckdb_columns() where column_name in ('source', 'workspace') and not internal
      and schema_name = 'main' and table_name not in (select view_name from duckdb_views())
      group by 1 having count(distinct column_name) = 2 order by 1`),
  );
  tablesOf.set(
    warehouse,
    rows.map(({ name }) => name),
  );
  return rows.map(({ name }) => name);
}

async function faultsOf(warehouse: Warehouse, workspace: string, result: ImportedFile): Promise<string[]> {
  const { format, tables, hint, source, rejects } = result;
  const faults: string[] = [];
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  if (rows === 0 && (hint ?? "") === "") faults.push("nothing was read, and no sentence says why");
  if (hint !== null && (/[\n\r]|Error:|undefined|\bat .*:\d+/.test(hint) || hint.length > 3000))
    faults.push(`a hint that is no sentence: ${hint.slice(0, 300)}`);
  if (tables.some((table) => table.rows < 0 || table.rejected < 0)) faults.push("a count below nothing");
  if (tables.some((table) => table.rejected > 0) && rejects.length === 0) faults.push("rows rejected, none listed");
  for (const { line, reason } of rejects)
    if (!Number.isInteger(line) || line < 1 || reason === "") faults.push(`a reject in line ${line} for "${reason}"`);
  const told = new Map<string, number>();
  for (const { fact, rows } of tables) told.set(fact, (told.get(fact) ?? 0) + rows);
  for (const fact of await factTables(warehouse)) {
    const { n } = await warehouse.row(
      Count,
      raw(`select count(*) as n from "${fact}" where workspace = ${literal(workspace)} and source = ${source}`),
    );
    if (n > 0 && (format === null || rows === 0)) faults.push(`${n} rows of ${fact}, though nothing was read`);
    if (fact !== "marketing" && n !== (told.get(fact) ?? 0))
      faults.push(`${n} rows of ${fact}, not ${told.get(fact) ?? 0}`);
  }
  return [...new Set(faults)].slice(0, 10);
}

/** Staged sheets and half-done merges must not stay. */
async function leftTables(warehouse: Warehouse): Promise<string[]> {
  const left = await warehouse.rows(
    Name,
    raw("select table_name as name from duckdb_tables() where temporary and not starts_with(table_name, 'reject_')"),
  );
  return left.length === 0 ? [] : [`tables left behind: ${left.map(({ name }) => name).join(", ")}`];
}

/** How the answer differs from that of the sound file, or of a `part` of it; empty where it does not. */
export function differences(sound: Answer, found: Answer, { part }: { part: boolean }): string[] {
  const faults: string[] = [];
  if (part) {
    const others = without(found.facts, sound.facts);
    return others.length > 0
      ? [`facts that are not in the whole: ${others.slice(0, 2).join(" ")} (${others.length})`]
      : [];
  }
  for (const key of ["format", "rows", "rejected", "sums"] as const)
    if (sound[key] !== found[key]) faults.push(`${key}: ${found[key]}, not ${sound[key]}`);
  const missing = without(sound.facts, found.facts);
  const extra = without(found.facts, sound.facts);
  if (missing.length + extra.length > 0)
    faults.push(
      `facts: ${extra.slice(0, 2).join(" ")} (${extra.length}), not ${missing.slice(0, 2).join(" ")} (${missing.length})`,
    );
  return faults;
}

function without(all: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const fact of others) left.set(fact, (left.get(fact) ?? 0) + 1);
  return all.filter((fact) => {
    const n = left.get(fact) ?? 0;
    if (n > 0) left.set(fact, n - 1);
    return n === 0;
  });
}
