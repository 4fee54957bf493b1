import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { openDuckDb } from "../../../warehouse/engines/duckdb.ts";
import { raw } from "../../../warehouse/sql.ts";
import { instantOf } from "./wall-clock.ts";

const facts = await openDuckDb();
afterAll(() => facts.close());

const zones = ["Europe/Oslo", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Sao_Paulo", "UTC"];

async function instants(walls: readonly string[], zone: string): Promise<(string | null)[]> {
  const rows = walls.map((wall) => `(timestamp '${wall}')`).join(", ");
  const found = await facts.rows(
    z.object({ at: z.number().nullable() }),
    raw(`select cast(epoch_ms(${instantOf("wall", zone)}) as bigint) as "at" from (values ${rows}) as t(wall)`),
  );
  return found.map(({ at }) => (at === null ? null : Temporal.Instant.fromEpochMilliseconds(at).toString()));
}

describe("the instant of a wall clock", () => {
  it.each(zones)("in %s is the one that Temporal names, summer and winter", async (zone) => {
    const wall = fc.date({ min: new Date("1990-01-02"), max: new Date("2049-12-30"), noInvalidDate: true });
    for (const dates of fc.sample(fc.array(wall, { minLength: 200, maxLength: 200 }), 1)) {
      const walls = dates.map((date) => date.toISOString().slice(0, 19));
      const expected = walls.map((text) =>
        Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant().toString(),
      );
      expect(await instants(walls, zone)).toEqual(expected);
    }
  });

  it("takes the first of an hour that comes twice, and steps over one that is skipped", async () => {
    expect(await instants(["2026-10-25T02:30:00", "2026-03-29T02:30:00"], "Europe/Oslo")).toEqual([
      "2026-10-25T00:30:00Z",
      "2026-03-29T01:30:00Z",
    ]);
  });
});
