import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { openDuckDb } from "../../../../warehouse/engines/duckdb.ts";
import { raw } from "../../../../warehouse/sql.ts";
import { importFiles } from "../../import-files.ts";

it("knows every set of marketing columns once, also those first met far down a large file", async () => {
  const folder = mkdtempSync(join(tmpdir(), "retorno-test-"));
  const facts = await openDuckDb();
  try {
    const campaign = (row: number) => (row % 5000 === 4999 ? `rare ${row}` : "spring");
    const rows = Array.from(
      { length: 260_000 },
      (_, row) => `2026-03-01T10:00:00Z,p${row % 1000},fb,${campaign(row)},https://l.facebook.com/,fbclid=${row}`,
    );
    const file = join(folder, "touches.csv");
    writeFileSync(file, `at,person,source,campaign,referrer,click_id\n${rows.join("\n")}\n`);
    await importFiles([file], { warehouse: facts, workspace: "w", zone: "UTC", currency: null });
    const Sets = z.object({ sets: z.number(), keys: z.number(), rare: z.number(), clicks: z.string() });
    const sets = raw(`select count(*) as sets, count(distinct origin) as keys,
      count(*) filter (starts_with(utm_campaign, 'rare ')) as rare, string_agg(distinct click_ids, ' ') as clicks from marketing`);
    expect(await facts.row(Sets, sets)).toEqual({ sets: 53, keys: 53, rare: 52, clicks: "fbclid" });
    const Left = z.object({ visits: z.number(), unknown: z.number(), spelled: z.number() });
    const left = raw(`select count(*) as visits, count(spelled) as spelled,
      count(*) filter (origin not in (select origin from marketing)) as unknown from event`);
    expect(await facts.row(Left, left)).toEqual({ visits: 260_000, unknown: 0, spelled: 0 });
  } finally {
    facts.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
