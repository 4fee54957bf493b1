import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { factsFindings } from "../../jobs/health/facts-findings.ts";
import { updateJourneys } from "../../journeys/update-journeys.ts";
import { openDuckDb } from "../engines/duckdb.ts";
import { raw } from "../sql.ts";

const Mark = z.object({ workspace: z.string(), name: z.string(), seq: z.number() });
const marks = "select workspace, name, seq from derived order by all";
const Told = z.object({ events: z.number(), visits: z.number(), ofVisits: z.number() });
const told = raw(`select (select cast(sum(events) as bigint) from seen where workspace = 'shop') as events,
  (select count(*) from visit where workspace = 'shop') as visits,
  (select cast(sum(events) as bigint) from visit where workspace = 'shop') as "ofVisits"`);

it("a folder in which an erasure took marks away counts each event once again", async () => {
  const folder = mkdtempSync(join(tmpdir(), "retorno-marks-"));
  const path = join(folder, "facts.duckdb");
  try {
    const before = await openDuckDb({ path });
    await before.run(
      raw(`insert into site_event (workspace, source, seq, id, occurred_at, received_at, kind, visitor)
      select 'shop', -1, i, i, to_timestamp(i), to_timestamp(i), 'page_view', i % 3 + 1 from range(1, 10) as t(i)`),
    );
    await updateJourneys(before, { workspace: "shop" });
    const right = await before.row(Told, told);
    expect(right).toEqual({ events: 9, visits: 3, ofVisits: 9 });
    // As it was left: twice as much, a mark that came anew, and the old ones beside it.
    await before.run(raw("update seen set events = 18"));
    await before.run(raw("update visit set events = 6"));
    await before.run(
      raw(`insert into derived values ('shop.', 'journeys', 9), ('shop..', 'journeys', 9), ('..', 'erased', 12), ('.', 'erased', 11),
      ('other', 'journeys.', 3), ('whole', 'journeys', 5)`),
    );
    await before.run(raw("delete from migration where name = '0013-marks.sql'"));
    before.close();
    const after = await openDuckDb({ path });
    expect(await after.rows(Mark, raw(marks))).toEqual([
      { workspace: "", name: "erased", seq: 12 },
      { workspace: "whole", name: "journeys", seq: 5 },
    ]);
    const found = async () => (await factsFindings(after)).filter(({ check }) => check === "visits");
    expect(await found()).toMatchObject([{ level: "note", said: expect.stringContaining("shop") }]);
    await updateJourneys(after, { workspace: "shop" });
    expect(await after.row(Told, told)).toEqual(right);
    expect(await found()).toEqual([]);
    after.close();
    const again = await openDuckDb({ path });
    expect(await again.rows(Mark, raw(marks))).toHaveLength(3);
    again.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
