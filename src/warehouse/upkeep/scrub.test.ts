import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { openDuckDb } from "../engines/duckdb.ts";
import { raw } from "../sql.ts";
import type { Warehouse } from "../warehouse.ts";
import { blankRows, scrub, taintSegments, waitsForScrub } from "./scrub.ts";

let folder: string;
let facts: Warehouse;
const path = () => join(folder, "facts.duckdb");
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "retorno-scrub-"));
  facts = await openDuckDb({ path: path() });
});
afterEach(() => {
  facts.close();
  rmSync(folder, { recursive: true, force: true });
});

const keys = [0xfedcba9876543210n, 0x0000123456789abdn];
const needles: readonly (readonly [string, Buffer])[] = [
  ...["zq-page.example", "zq-answer", "zq-order-1"].map((text) => [text, Buffer.from(text)] as const),
  ...keys.flatMap((key) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64LE(key);
    return [[`${key}`, bytes] as const, [`${key} the other way round`, Buffer.from(bytes).reverse()] as const];
  }),
];

/** What of the person stands in the files. */
function traces(): string[] {
  const files = [path(), `${path()}.wal`].filter((file) => existsSync(file)).map((file) => readFileSync(file));
  return needles.filter(([, bytes]) => files.some((file) => file.includes(bytes))).map(([name]) => name);
}

const others = (from: number, count: number) =>
  facts.run(
    raw(`insert into site_event (workspace, source, seq, id, occurred_at, received_at, kind, visitor, page)
    select 'w', -1, ${from} + i, ${from} + i, to_timestamp(i), to_timestamp(i), 'page_view',
      hash(i % 5000) >> 4 | 4611686018427387904, concat('shop.example/p', i % 700) from range(${count}) as t(i);
    insert into "order" (workspace, source, id, occurred_at, person, total_minor)
    select 'w', 1, concat('o', ${from} + i), to_timestamp(i), hash(i) >> 4 | 4611686018427387904, i from range(${count / 4}) as t(i)`),
  );

async function person(from: number): Promise<void> {
  for (const [index, key] of keys.entries()) {
    await facts.run(
      raw(`insert into site_event (workspace, source, seq, id, occurred_at, received_at, kind, visitor, page)
      values ('w', -1, ${from + index}, ${from + index}, now(), now(), 'page_view', ${key}, 'zq-page.example/x');
      insert into survey_answer (workspace, source, person, answer) values ('w', 1, ${key}, 'zq-answer');
      insert into "order" (workspace, source, id, occurred_at, person, total_minor) values ('w', 1, 'zq-order-1', now(), ${key}, 5)`),
    );
  }
}

async function blank(): Promise<void> {
  await facts.transaction(async () => {
    for (const [table, column] of [
      ["site_event", "visitor"],
      ["survey_answer", "person"],
      ["order", "person"],
    ] as const) {
      const rows = raw(`(select rowid as row from "${table}" where ${column} in (${keys.join(", ")}))`);
      await taintSegments(facts, table, rows);
      await blankRows(facts, table, rows);
    }
  });
}

const sum = async () =>
  facts.row(
    z.object({ events: z.number(), pages: z.number(), orders: z.number(), total: z.number() }),
    raw(`select (select count(*) from site_event) as events, (select count(distinct page) from site_event) as pages,
      (select count(*) from "order") as orders, (select sum(total_minor) from "order") as total`),
  );

const Any = z.record(z.string(), z.unknown());

/** What updates of journeys go on from, and what they made. */
const derived = async () => [
  ...(await facts.rows(Any, raw("select * from derived order by all"))),
  ...(await facts.rows(Any, raw("select * from identity order by all"))),
];

describe("scrub", () => {
  it("leaves no byte of what was made blank, in the database and in its log, and everything else as it was", async () => {
    await others(1, 150_000);
    const only = await sum();
    await person(1_000_001);
    await others(2_000_000, 150_000);
    await facts.run(raw("checkpoint"));
    await person(3_000_000);
    await facts.run(
      raw("insert into derived values ('w', 'journeys', 3000001), ('v', 'journeys', 7), ('', 'erased', 9)"),
    );
    await facts.run(raw("insert into identity values ('w', 5, 6), ('v', 7, 8)"));
    const kept = await derived();
    expect(traces()).not.toEqual([]);
    await blank();
    expect(await waitsForScrub(facts)).toBe(true);
    expect((await scrub(facts))?.bytes).toBeGreaterThan(0);
    expect(traces()).toEqual([]);
    expect(await sum()).toEqual({
      events: only.events * 2,
      pages: 700,
      orders: only.orders * 2,
      total: only.total * 2,
    });
    expect(await derived()).toEqual(kept);
    expect(await waitsForScrub(facts)).toBe(false);
  }, 60_000);

  it("does so while others write all the time, and after many small changes", async () => {
    for (let day = 0; day < 6; day++) {
      await others(day * 100_000, 8000);
      if (day % 2 === 0) await person(5_000_000 + day * 10);
      await facts.run(raw("checkpoint"));
    }
    const writer = await facts.lane();
    let writes = true;
    let written = 0;
    const writing = (async () => {
      while (writes) {
        await writer.transaction(() =>
          writer.run(
            raw(`insert into site_event (workspace, source, seq, id, occurred_at, received_at, kind)
            values ('w', -1, ${9_000_000 + written}, ${9_000_000 + written}, now(), now(), 'page_view')`),
          ),
        );
        written++;
      }
    })();
    await facts.run(raw("insert into derived values ('w', 'journeys', 0), ('v', 'journeys', 7)"));
    let marked = 0;
    const marker = await facts.lane();
    const marking = (async () => {
      for (; writes; marked++) {
        await marker.run(raw(`update derived set seq = ${marked + 1} where workspace = 'w'`));
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    })();
    await blank();
    const done = await scrub(facts);
    writes = false;
    await marking;
    marker.close();
    expect(await derived()).toEqual([
      { workspace: "v", name: "journeys", seq: 7 },
      { workspace: "w", name: "journeys", seq: marked },
    ]);
    await writing;
    writer.close();
    expect(done).not.toBeNull();
    expect(written).toBeGreaterThan(5);
    expect(traces()).toEqual([]);
    expect((await sum()).events).toBe(6 * 8000 + written);
  }, 60_000);
});
