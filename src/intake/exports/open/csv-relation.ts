import { literal } from "../../../warehouse/sql.ts";
import type { Encoding } from "./open-file.ts";

/** SQL of the rows of a text file below its first `skip` rows, every cell as text, in columns c0, c1 … */
export function csvRelation(
  path: string,
  {
    delimiter,
    encoding,
    skip,
    width,
    limit,
  }: { delimiter: string; encoding: Encoding; skip: number; width: number; limit: number | null },
  { lenient, ordered }: { lenient: boolean; ordered: boolean },
): string {
  const columns = Array.from({ length: width }, (_, index) => `'c${index}': 'varchar'`).join(", ");
  const options = [
    "auto_detect = false",
    "header = false",
    "compression = 'none'",
    `delim = ${literal(delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    // Counted in rows: DuckDB minds quotes here, and blank lines count.
    `skip = ${skip}`,
    `columns = {${columns}}`,
    // A line may be long; a buffer that grew with it would leave a file of 100 MB to one thread.
    "max_line_size = 16777216",
    "buffer_size = 33554432",
    ...(encoding === "utf-16le" ? ["encoding = 'utf-16'"] : []),
    ...(lenient ? ["null_padding = true", "strict_mode = false", "store_rejects = true"] : []),
    ...(lenient || ordered ? ["parallel = false"] : []),
  ];
  const relation = `read_csv(${literal(path)}, ${options.join(", ")})`;
  return limit === null ? relation : `(from ${relation} limit ${limit})`;
}
