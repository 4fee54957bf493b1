import { z } from "zod";
import { literal, raw } from "../../../warehouse/sql.ts";
import type { Warehouse } from "../../../warehouse/warehouse.ts";
import type { Context, Dictionary, TableMapping } from "../format.ts";
import type { Sheet } from "../open/sheet.ts";
import { type ParsedColumn, parsed, problemOf, rowsOf, widened } from "./parse-plan.ts";
import type { Match } from "./recognise.ts";

/** Where the facts of one file go. */
export interface ImportTarget {
  readonly warehouse: Warehouse;
  readonly workspace: string;
  readonly source: number;
}

/** A table found in a sheet, and how it is to be read. */
export interface ReadableTable {
  readonly sheet: Sheet;
  readonly match: Match;
  readonly plan: readonly ParsedColumn[];
  readonly context: Context;
  readonly lenient: boolean;
  /** The table its rows are laid aside in, if they are. */
  readonly staged?: string;
}

let stagedTables = 0;

/** Lays the rows aside, without the texts that the format has taken apart; `drop` takes them away again. */
export async function stageRows(
  warehouse: Warehouse,
  table: ReadableTable,
): Promise<{ staged: string; drop: () => Promise<unknown> }> {
  const staged = `rows_${++stagedTables}`;
  const apart = table.plan.filter(({ key }) => table.match.format.columns[key]?.type === "verbatim");
  const cells = new Set(apart.flatMap(({ cell }) => cell ?? []));
  const without = cells.size === 0 ? "" : `exclude (${[...cells].join(", ")})`;
  const emptied = apart.map(({ key }) => `cast(null as varchar) as "${key}"`);
  const replaced = emptied.length === 0 ? "" : `replace (${emptied.join(", ")})`;
  await warehouse.run(
    raw(`/* intake/exports/${table.match.format.id} */
    create temp table ${staged} as select * ${without} ${replaced} from ${await rowsToRead(table)}`),
  );
  return { staged, drop: () => warehouse.run(raw(`drop table ${staged}`)) };
}

/** Reads the rows into the fact of a mapping, in one pass; answers how many were taken and how many were not. */
export async function loadFact(
  target: ImportTarget,
  table: ReadableTable,
  mapping: TableMapping,
): Promise<{ rows: number; rejected: number }> {
  const { warehouse, source } = target;
  const { match, plan, context } = table;
  const has = (key: string) => match.columns.has(key);
  const { fact, dictionary, from, where, once } = mapping;
  if (dictionary !== undefined) await beginDictionary(target, table, dictionary);
  const rows = await rowsToRead(table);
  // Worked out once and below the look-up in the dictionary, which would have it worked out twice.
  const keyed = dictionary === undefined ? rows : `(select *, ${dictionary.sql(has)} as key from ${rows})`;
  const own = dictionary === undefined ? {} : { [dictionary.key]: "key", spelled: spelling(target, dictionary) };
  const laid = await warehouse.run(
    insert(target, match.format.id, fact, {
      source: `case when ${problemOf(match.format, plan)} then null else ${source} end`,
      values: { ...mapping.values(context, has), ...own },
      from: `${keyed} as r ${from ?? ""}`,
      where: `${rowsOf(match)} and ${where ?? "true"}${once === undefined ? "" : oneOf(once, match.format.needed)}`,
    }),
  );
  const rejected = await takeOut(target, fact);
  if (dictionary !== undefined && laid > rejected) await endDictionary(target, match.format.id, fact, dictionary, has);
  else if (dictionary !== undefined) await dropDictionary(target, dictionary);
  return { rows: laid - rejected, rejected };
}

/** SQL that leaves one row of each key, a whole one if there is any, in their order; rows without the key all stay. */
function oneOf(key: string, needed: readonly string[]): string {
  const wholeFirst = needed.map((column) => `"${column}" is null`).join(", ");
  return ` qualify "${key}" is null or row_number() over (partition by "${key}" order by ${wholeFirst}) = 1 order by "${key}"`;
}

/** In this many rows nearly all that a dictionary holds is met; what is rarer is spelled out in its own row. */
const headOfDictionary = 200_000;

/** Between the values of a spelled-out row: no text of a file holds it. */
const separator = "chr(31)";

async function beginDictionary(target: ImportTarget, table: ReadableTable, dictionary: Dictionary): Promise<void> {
  const { match, plan } = table;
  const has = (key: string) => match.columns.has(key);
  const key = dictionary.sql(has);
  const columns = new Set([...plan.map((column) => column.key), ...dictionary.columns]);
  const anyOf = [...columns].map((column) => `any_value("${column}") as "${column}"`).join(", ");
  const rows = await rowsToRead(table, headOfDictionary);
  await target.warehouse.run(
    insert(target, match.format.id, dictionary.of, {
      source: String(target.source),
      values: { ...dictionary.values(has), [dictionary.key]: "key" },
      from: `(select ${key} as key, ${anyOf} from ${rows} where ${rowsOf(match)} group by 1) as r`,
      where: "key is not null",
    }),
  );
}

/** SQL of the texts of a row whose key the dictionary does not have, as they stand; null for all others. */
function spelling(target: ImportTarget, dictionary: Dictionary): string {
  const texts = dictionary.columns.map((column) => `coalesce("${column}", '')`);
  return `case when key not in ${knownKeys(target, dictionary)} then concat_ws(${separator}, ${texts.join(", ")}) end`;
}

const knownKeys = ({ workspace, source }: ImportTarget, { of, key }: Dictionary): string =>
  `(select ${key} from "${of}" where workspace = ${literal(workspace)} and source = ${source})`;

/** Lays what rows spelled out into the dictionary, and takes it off them. */
async function endDictionary(
  target: ImportTarget,
  format: string,
  fact: string,
  dictionary: Dictionary,
  has: (key: string) => boolean,
): Promise<void> {
  const own = `workspace = ${literal(target.workspace)} and source = ${target.source} and spelled is not null`;
  const { n } = await target.warehouse.row(Count, raw(`select count(*) as n from "${fact}" where ${own}`));
  if (n === 0) return;
  const texts = dictionary.columns.map(
    (column, at) => `nullif(split_part(spelled, ${separator}, ${at + 1}), '') as "${column}"`,
  );
  await target.warehouse.run(
    insert(target, format, dictionary.of, {
      source: String(target.source),
      values: { ...dictionary.values(has), [dictionary.key]: "key" },
      from: `(select key, ${texts.join(", ")} from (
        select ${dictionary.key} as key, any_value(spelled) as spelled from "${fact}" where ${own} group by 1)) as r`,
      where: "true",
    }),
  );
  await target.warehouse.run(raw(`update "${fact}" set spelled = null where ${own}`));
}

/** Where no row was taken, nothing of the file stays. */
async function dropDictionary({ warehouse, workspace, source }: ImportTarget, { of }: Dictionary): Promise<void> {
  await warehouse.run(raw(`delete from "${of}" where workspace = ${literal(workspace)} and source = ${source}`));
}

async function rowsToRead(
  { sheet, match, plan, lenient, staged }: ReadableTable,
  limit: number | null = null,
): Promise<string> {
  if (staged !== undefined) return limit === null ? staged : `(from ${staged} limit ${limit})`;
  const relation = await sheet.relation(match.region, { lenient, ordered: false });
  return parsed(plan, match.format, widened(limit === null ? relation : `(from ${relation} limit ${limit})`, match));
}

function insert(
  { workspace }: ImportTarget,
  format: string,
  fact: string,
  read: { source: string; values: Readonly<Record<string, string>>; from: string; where: string },
) {
  const columns = Object.entries(read.values);
  return raw(`/* intake/exports/${format} */
    insert into "${fact}" (workspace, source, ${columns.map(([column]) => column).join(", ")})
    select ${literal(workspace)}, ${read.source},
      ${columns.map(([, value]) => value).join(",\n      ")}
    from ${read.from}
    where ${read.where}`);
}

const Count = z.object({ n: z.number() });

/** Deletes the rows that came without a source, and counts them. */
async function takeOut({ warehouse, workspace }: ImportTarget, fact: string): Promise<number> {
  const { n } = await warehouse.row(
    Count,
    raw(`select count(*) as n from "${fact}" where source is null and workspace = ${literal(workspace)}`),
  );
  if (n > 0)
    await warehouse.run(raw(`delete from "${fact}" where source is null and workspace = ${literal(workspace)}`));
  return n;
}
