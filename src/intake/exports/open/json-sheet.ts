import { z } from "zod";
import { KnownError } from "../../../model/errors.ts";
import { literal, raw } from "../../../warehouse/sql.ts";
import type { Warehouse } from "../../../warehouse/warehouse.ts";
import { namedRowsSheet } from "./named-rows-sheet.ts";
import { mostNested, nestsTooDeep } from "./nesting.ts";
import { type Opened, transcode } from "./open-file.ts";
import type { Sheet } from "./sheet.ts";

const mostColumns = 5_000;

/** An object longer than this is no row of an export. */
const objectBytes = 16 * 2 ** 20;

const Key = z.object({ key: z.string() });

/**
 * Objects of JSON, one a line or in one array, as a sheet of texts: their keys are its columns, what is nested stays
 * JSON. A file with a line that is no JSON is refused whole, for it is cut off or damaged.
 */
export async function jsonSheet(
  { file, path }: { file: string; path: string },
  { layout, encoding, plain }: Extract<Opened, { kind: "json" }>,
  warehouse: Warehouse,
): Promise<Sheet> {
  const copy = plain ? { path, remove: () => undefined } : await transcode(path, encoding);
  try {
    if (await nestsTooDeep(copy.path, layout)) {
      const message = `the file nests objects or lists more than ${mostNested} deep`;
      throw refused(message, "export it as csv, or as JSON with one object a line");
    }
    const options = `format = '${layout === "array" ? "array" : "newline_delimited"}', compression = 'uncompressed',
      maximum_object_size = ${objectBytes}`;
    const names = await keysOf(warehouse, `read_json_objects(${literal(copy.path)}, ${options})`);
    const columns = names.map((name) => `${literal(name)}: 'varchar'`).join(", ");
    const cells = names.map((name, index) => `"${name.replaceAll('"', '""')}" as c${index}`).join(", ");
    const rows = `(select ${cells} from read_json(${literal(copy.path)}, ${options}, records = true, columns = {${columns}}))`;
    const inOrder = layout === "array" ? rows : linesInOrder(copy.path, names);
    return await namedRowsSheet(warehouse, file, { names, rows, inOrder, remove: copy.remove });
  } catch (cause) {
    copy.remove();
    throw refusalOf(cause);
  }
}

/** All keys of all objects, in their order where an object has all: a warehouse writes no key for an empty cell. */
async function keysOf(warehouse: Warehouse, objects: string): Promise<string[]> {
  const keys = await warehouse.rows(
    Key,
    raw(`/* intake/exports/json-sheet */
    select key from (
      select unnest(keys) as key, generate_subscripts(keys, 1) as place
      from (select json_keys(json) as keys from ${objects} where json_type(json) = 'OBJECT')
    )
    group by key order by max(place), count(*) desc, key limit ${mostColumns + 1}`),
  );
  if (keys.length === 0) throw refused("the file holds no objects with names and values", "export it as csv");
  if (keys.length > mostColumns) throw refused(`the file names more than ${mostColumns} columns`, "export it as csv");
  // DuckDB's names do not mind case.
  return [...new Map(keys.toReversed().map(({ key }) => [key.toLowerCase(), key])).values()].toReversed();
}

/** DuckDB reads JSON in parallel and out of order; its reader of text can be told not to. */
function linesInOrder(path: string, names: readonly string[]): string {
  const lines = `read_csv(${literal(path)}, auto_detect = false, header = false, delim = '\\x01', quote = '', escape = '',
    compression = 'none', parallel = false, max_line_size = ${4 * objectBytes}, buffer_size = ${4 * objectBytes}, columns = {line: 'varchar'})`;
  const paths = names.map((name) => literal(`$."${name.replace(/[\\"]/g, "\\$&")}"`)).join(", ");
  const cells = names.map((_, index) => `cells[${index + 1}] as c${index}`).join(", ");
  return `(select ${cells} from (select json_extract_string(line, [${paths}]) as cells from ${lines} where line is not null))`;
}

function refusalOf(cause: unknown): unknown {
  if (!(cause instanceof Error) || cause instanceof KnownError) return cause;
  if (/maximum_object_size|object size/i.test(cause.message))
    return refused("the file is damaged: one of its objects is longer than 16 MB", "export it again, or as csv");
  if (/^Invalid Input Error: (?:Malformed|Unexpected|JSON|Expected)/.test(cause.message))
    return refused("the file is cut off or damaged: not all of it is JSON", "export it again");
  return cause;
}

const refused = (message: string, hint: string): KnownError => new KnownError("source_rejected", message, { hint });
