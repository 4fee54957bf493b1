import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { openDuckDb } from "../../../warehouse/engines/duckdb.ts";
import { literal, raw } from "../../../warehouse/sql.ts";
import type { Warehouse } from "../../../warehouse/warehouse.ts";
import { type ImportedFile, importFiles } from "../import-files.ts";
import { sumsOf } from "../sums.ts";
import { formats } from "./index.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));
const readable = /\.(csv|tsv|txt|xlsx|xls|xml|ndjson|jsonl?|parquet|zip|gz)$/;
const ids = [...new Set(formats.map(({ id }) => id))];
const fixtures = ids.flatMap(fixturesOf);
const shownFacts = 30;

let facts: Warehouse;
beforeAll(async () => {
  facts = await openDuckDb({ threads: 1 });
});
afterAll(() => facts.close());

describe("every format", () => {
  it.each(ids)("%s has fixtures in a folder of its name", (id) => {
    expect(fixturesOf(id).length).toBeGreaterThan(0);
  });

  it.each(fixtures)("$id reads $name as expected", async ({ id, file }) => {
    const [imported] = await importFiles([file], {
      warehouse: facts,
      workspace: file,
      zone: "Europe/Oslo",
      currency: "NOK",
    });
    const golden = `${JSON.stringify(await described(imported as ImportedFile, file), null, 2)}\n`;
    expect(imported?.format?.id ?? id, "a file is read as the format whose folder it stands in").toBe(id);
    await expect(golden).toMatchFileSnapshot(file.replace(/\.\w+$/, ".expected.json"));
  });
});

function fixturesOf(id: string): { id: string; name: string; file: string }[] {
  const path = join(folder, id, "fixtures");
  if (!existsSync(path)) return [];
  const files = readdirSync(path).filter((name) => readable.test(name) && !name.endsWith(".expected.json"));
  return files.sort().map((name) => ({ id, name, file: join(path, name) }));
}

/** Each file is read into a workspace of its own. All that was made of it, but for what names this machine or a person. */
async function described({ format, tables, context, ignored, rejects, hint, source }: ImportedFile, workspace: string) {
  return {
    format: format?.id ?? null,
    hint,
    tables,
    context: context && withoutNulls({ ...context }),
    ignored,
    rejects: rejects.map(({ file, ...reject }) => ({ file: basename(file), ...reject })),
    sums: await sumsOf(facts, workspace, source, { currency: "NOK" }),
    facts: Object.fromEntries(
      await Promise.all(shown(tables).map(async (fact) => [fact, await firstRows(fact, workspace)] as const)),
    ),
  };
}

/** Visits keep their marketing columns in a dictionary of their own. */
const shown = (tables: ImportedFile["tables"]): string[] =>
  tables.flatMap(({ fact }) => (fact === "event" ? ["event", "marketing"] : [fact]));

const JsonRow = z.object({ json: z.string() });

async function firstRows(fact: string, workspace: string): Promise<unknown[]> {
  const rows = await facts.rows(
    JsonRow,
    raw(`select cast(to_json(t) as varchar) as json from (
      select columns(name -> name not in ('workspace', 'source', 'person', 'origin') and not ends_with(name, '_key'))
      from "${fact}" where workspace = ${literal(workspace)} order by rowid limit ${shownFacts}) as t`),
  );
  // A dictionary has no order of its own.
  const inOrder = fact === "marketing" ? rows.toSorted((a, b) => (a.json < b.json ? -1 : 1)) : rows;
  return inOrder.map(({ json }) => withoutNulls(JSON.parse(json) as Record<string, unknown>));
}

const withoutNulls = (row: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
