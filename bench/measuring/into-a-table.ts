// DuckDB alone: reads a csv into a table of a new database on disk, and says how long that took it, in seconds.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

const [file = ""] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "retorno-bench-"));
const instance = await DuckDBInstance.create(join(folder, "facts.duckdb"), {
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
});
const connection = await instance.connect();
const start = performance.now();
await connection.run(`create table facts as from read_csv('${file.replaceAll("'", "''")}')`);
await connection.run("checkpoint");
const seconds = (performance.now() - start) / 1000;
connection.closeSync();
instance.closeSync();
rmSync(folder, { recursive: true });
console.log(JSON.stringify({ seconds }));
