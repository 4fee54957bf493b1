import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { type SmallDisk, smallDisk } from "../../../test/small-disk.ts";
import { KnownError } from "../../model/errors.ts";
import { raw, sql } from "../sql.ts";
import type { Warehouse } from "../warehouse.ts";
import { openDuckDb } from "./duckdb.ts";

const megabytes = 24;
const disk = smallDisk(megabytes);
disk?.remove();

describe.skipIf(disk === null)("a disk that fills up", () => {
  let small: SmallDisk;
  let facts: Warehouse;
  beforeEach(async () => {
    small = smallDisk(megabytes) as SmallDisk;
    facts = await openDuckDb({ path: join(small.folder, "facts.duckdb") });
    await facts.run(raw("create table kept (i bigint, pad varchar); checkpoint"));
  });
  afterEach(() => {
    facts.close();
    small.remove();
  });

  it("is said while it is full; what was stored stands, and it goes on by itself", async () => {
    small.fill(18);
    const stored = await storeUntilRefused(facts);
    expect(stored).toBeGreaterThan(0);
    expect(await count(facts)).toBe(stored);
    small.free();
    expect(await storeUntilRefused(facts, stored, 5)).toBe(stored + 5);
    expect(await count(facts)).toBe(stored + 5);
  });

  it("breaks the database when it is full at a checkpoint: every lane finds the new one", async () => {
    await facts.run(raw("set global checkpoint_threshold = '300KB'"));
    const other = await facts.lane(Buffer.alloc(32, 1));
    const key = await personKey(other);
    const questions = await facts.lane();
    await questions.run(raw("create temp table worked_out as select 1 as i"));
    small.fill(18);
    const stored = await storeUntilRefused(facts);
    small.free();
    await expect(count(questions)).rejects.toMatchObject({ code: "busy" });
    expect(await eventually(() => count(other))).toBe(stored);
    expect(await personKey(other)).toBe(key);
    expect(await storeUntilRefused(facts, stored, 5)).toBe(stored + 5);
    await expect(questions.row(z.object({ i: z.number() }), raw("from worked_out"))).rejects.toMatchObject({
      code: "busy",
    });
  });

  it("stores nothing of a transaction that was under way when the database broke", async () => {
    await facts.run(raw("set global checkpoint_threshold = '300KB'"));
    const other = await facts.lane();
    let stored = 0;
    const half = other.transaction(async () => {
      await other.run(sql`insert into kept values (${-1}, ${"half"})`);
      small.fill(18);
      stored = await storeUntilRefused(facts);
      small.free();
      await other.run(sql`insert into kept values (${-2}, ${"the other half"})`);
    });
    await expect(half).rejects.toBeInstanceOf(KnownError);
    expect(await eventually(() => count(facts))).toBe(stored);
  });
});

const pad = "x".repeat(60_000);

/** Stores rows one by one; answers how many stand by what it was told. */
async function storeUntilRefused(facts: Warehouse, from = 0, most = 2000): Promise<number> {
  let stored = from;
  while (stored < from + most) {
    const row = { i: stored, pad: `${Math.random()}${pad}` };
    try {
      await eventually(() => facts.transaction(() => facts.append("kept", [row])), from === 0 ? 1 : 30);
    } catch (cause) {
      expect(cause).toMatchObject({ code: "busy" });
      return stored;
    }
    stored++;
  }
  return stored;
}

async function eventually<T>(work: () => Promise<T>, tries = 30): Promise<T> {
  for (let left = tries; ; left--) {
    try {
      return await work();
    } catch (cause) {
      if (left <= 1) throw cause;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

const count = async (facts: Warehouse) =>
  (await facts.row(z.object({ n: z.number() }), raw("select count(distinct i) as n from kept"))).n;

const personKey = async (facts: Warehouse) =>
  (await facts.row(z.object({ key: z.string() }), raw("select person_key('a@b.c')::varchar as key"))).key;
