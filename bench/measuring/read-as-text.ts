// DuckDB alone: counts the rows of every file given, read as text, and says how long that took it, in seconds.
import { closeSync, openSync, readSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";

const files = process.argv.slice(2);
const instance = await DuckDBInstance.create(":memory:", {
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
});
const connection = await instance.connect();
const start = performance.now();
let rows = 0;
for (const file of files) {
  const encoding = isUtf16(file) ? ", encoding = 'utf-16'" : "";
  const path = file.replaceAll("'", "''");
  const reader = await connection.runAndReadAll(
    `select count(*) from read_csv('${path}', all_varchar = true${encoding})`,
  );
  rows += Number(reader.getRows()[0]?.[0]);
}
const seconds = (performance.now() - start) / 1000;
console.log(JSON.stringify({ seconds, rows }));

function isUtf16(file: string): boolean {
  const handle = openSync(file, "r");
  const mark = Buffer.alloc(2);
  readSync(handle, mark);
  closeSync(handle);
  return mark[0] === 0xff && mark[1] === 0xfe;
}
