import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";
import { raw, sql } from "./sql.ts";
import type { Warehouse } from "./warehouse.ts";

const folder = new URL("./migrations/", import.meta.url);

/** Lays the schema: runs, in the order of its number, every `migrations/NNNN-*.sql` that has not been run here yet. */
export async function migrate(warehouse: Warehouse): Promise<void> {
  await warehouse.run(raw("create table if not exists migration (name varchar not null)"));
  const done = new Set(
    (await warehouse.rows(z.object({ name: z.string() }), raw("select name from migration"))).map(({ name }) => name),
  );
  for (const file of knownMigrations().filter((file) => !done.has(file))) {
    await warehouse.transaction(async () => {
      await warehouse.run(raw(readFileSync(new URL(file, folder), "utf8")));
      await warehouse.run(sql`insert into migration values (${file})`);
    });
  }
}

/** The names of all there are, in their order. */
export const knownMigrations = (): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .sort();
