import { readdirSync, readFileSync } from "node:fs";
import { raw } from "./sql.ts";
import type { Warehouse } from "./warehouse.ts";

const folder = new URL("./migrations/", import.meta.url);

/** Lays the schema: runs every `migrations/NNNN-*.sql` in the order of its number. */
export async function migrate(warehouse: Warehouse): Promise<void> {
  const files = readdirSync(folder).filter((file) => file.endsWith(".sql"));
  for (const file of files.sort()) await warehouse.run(raw(readFileSync(new URL(file, folder), "utf8")));
}
