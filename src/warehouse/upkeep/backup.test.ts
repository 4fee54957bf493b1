import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { openDataFolder } from "../data-folder.ts";
import { openDuckDb } from "../engines/duckdb.ts";
import { raw } from "../sql.ts";
import type { Warehouse } from "../warehouse.ts";
import { copyFacts, detachLeftCopies, factsIn } from "./backup.ts";

let folder: string;
let facts: Warehouse;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "copy-"));
  facts = await openDataFolder(folder);
});
afterEach(() => {
  facts.close();
  rmSync(folder, { recursive: true });
});

const attached = () =>
  facts.rows(z.object({ n: z.string() }), raw("select database_name as n from duckdb_databases() where not internal"));

it("copies tables, macros, views, sequences and what a column must hold, without the copy staying open", async () => {
  await facts.run(
    raw(`create table odd ("a name" integer not null default 7 check ("a name" > 0)); insert into odd values (1);
      create view many as select count(*) as n from odd; create sequence numbers; create index odd_index on odd ("a name");
      create temp view passing as select 1 as one`),
  );
  const to = join(folder, "a 'quoted' name.duckdb");
  const content = await copyFacts(await facts.lane(), to);
  expect(content.tables).toMatchObject({ odd: 1, site_event: 0 });
  expect(await factsIn(to)).toEqual(content);
  expect(await attached()).toHaveLength(1);
  const copy = await openDuckDb({ path: to });
  try {
    await copy.run(raw(`insert into odd default values`));
    await expect(copy.run(raw(`insert into odd values (-1)`))).rejects.toThrow(/constraint/i);
    expect(await copy.row(z.object({ n: z.number() }), raw("select n from many"))).toEqual({ n: 2 });
    expect(await copy.row(z.object({ f: z.number() }), raw("select minor_factor('JPY') as f"))).toEqual({ f: 1 });
    expect(await copy.row(z.object({ n: z.number() }), raw("select nextval('numbers') as n"))).toEqual({ n: 1 });
  } finally {
    copy.close();
  }
});

it("lets go of copies that killed commands began, and of no others", async () => {
  const { pid } = spawnSync(process.execPath, ["-e", "0"]);
  await facts.run(
    raw(
      `attach '${join(folder, "left.duckdb")}' as backup_${pid}_ab; attach '${join(folder, "mine.duckdb")}' as backup_${process.pid}_ab`,
    ),
  );
  expect(await detachLeftCopies(facts)).toBe(1);
  expect((await attached()).map(({ n }) => n).sort()).toEqual([`backup_${process.pid}_ab`, "facts"]);
});
