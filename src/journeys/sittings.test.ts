import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { at, journeyFacts, origin, person } from "../../test/journey-facts.ts";
import { openDuckDb } from "../warehouse/engines/duckdb.ts";
import { raw } from "../warehouse/sql.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";

let facts: Warehouse;
beforeEach(async () => {
  facts = await openDuckDb({ threads: 1 });
});
afterEach(() => facts.close());

const { add, visit, order, journeys } = journeyFacts(() => facts);

const clock = (minute: number) =>
  `2026-03-05 ${String(9 + Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}:00+00`;

/** Something that tells of a place, in minutes after nine: a file's visit, one that the server saw, or an order with tags. */
type Told = readonly [sight: "file" | "server" | "tags", minute: number, source: string | null, lasts?: number];

async function tell([sight, minute, source, lasts = 0]: Told) {
  const [moment, ended] = [clock(minute), clock(minute + lasts)];
  if (sight === "file") return visit("ana", moment, source);
  const came = source === null ? {} : origin(source, "social");
  if (source !== null) await add("marketing", came);
  if (sight === "tags") return order("ana", moment, { ...came, counted: false });
  const seen = { occurred_at: at(moment), last_at: at(ended), events: 1, pages: 1 };
  const key = source === null ? null : origin(source, "social").origin;
  await add("visit", { source: -1, person: person("ana"), origin: key, ...seen });
}

/** The touches of one who bought the day after. */
async function touchesOf(told: readonly Told[]) {
  for (const one of told) await tell(one);
  await order("ana", "2026-03-06 12:00:00+00");
  return (await journeys())[0]?.touches;
}

describe("one sitting", () => {
  const [a, b] = ["instagram", "facebook"];

  it.each<[string, Told[], string[]]>([
    [
      "says one place once",
      [
        ["file", 0, a],
        ["file", 10, a],
        ["file", 40, a],
      ],
      [a],
    ],
    [
      "ends after half an hour",
      [
        ["file", 0, a],
        ["file", 31, a],
      ],
      [a, a],
    ],
    [
      "lasts for exactly half an hour",
      [
        ["file", 0, a],
        ["file", 30, a],
      ],
      [a],
    ],
    [
      "has no direct touch but its first",
      [
        ["file", 0, null],
        ["file", 5, null],
        ["file", 10, a],
        ["file", 20, null],
      ],
      ["direct", a],
    ],
    [
      "has a touch for each place, and for a return to one",
      [
        ["file", 0, a],
        ["file", 10, b],
        ["file", 20, a],
      ],
      [a, b, a],
    ],
    [
      "came from where its visit says, not once more from where its order does",
      [
        ["file", 0, a],
        ["tags", 12, a],
      ],
      [a],
    ],
    [
      "came from where an earlier visit of it says, not last",
      [
        ["file", 0, a],
        ["file", 5, b],
        ["tags", 12, a],
      ],
      [a, b],
    ],
    [
      "has the tags of an order that name another place",
      [
        ["file", 0, a],
        ["tags", 12, b],
        ["file", 20, a],
      ],
      [a, b],
    ],
    [
      "has no tags of an order half an hour later",
      [
        ["file", 0, a],
        ["tags", 31, a],
      ],
      [a, a],
    ],
    [
      "has the tags of two orders once",
      [
        ["tags", 0, a],
        ["tags", 10, a],
        ["file", 15, a],
        ["file", 16, null],
      ],
      [a],
    ],
    [
      "is one, whether a file or the server tells of it",
      [
        ["server", 0, a, 20],
        ["server", 2, b, 2],
        ["file", 45, a],
        ["tags", 70, b],
      ],
      [a, b],
    ],
    [
      "is one though the file's clock goes before",
      [
        ["file", 0, a],
        ["file", 1, b],
        ["server", 2, a],
        ["server", 3, b],
      ],
      [a, b],
    ],
    [
      "goes on as long as a visit does",
      [
        ["server", 0, a, 50],
        ["file", 80, null],
      ],
      [a],
    ],
  ])("%s", async (_, told, touches) => {
    expect(await touchesOf(told)).toEqual(touches);
  });

  it("gives the order before it its tags, though a visit says the same after", async () => {
    await order("ana", clock(0), origin(a, "social"));
    await visit("ana", clock(5), a);
    await order("ana", clock(50));
    expect((await journeys()).map(({ touches }) => touches)).toEqual([[a], [a]]);
  });

  it("is one person's", async () => {
    await visit("ana", clock(0), a);
    await visit("eva", clock(5), a);
    await order("ana", clock(50));
    await order("eva", clock(50));
    expect((await journeys()).map(({ touches }) => touches)).toEqual([[a], [a]]);
  });

  it("tells campaigns apart, and nothing finer than a post", async () => {
    await visit("ana", clock(0), a, "social", "spring");
    await visit("ana", clock(5), a, "social", "summer");
    await visit("ana", clock(9), "ig", "social", "Summer");
    await order("ana", clock(50));
    expect((await journeys())[0]?.touches).toHaveLength(2);
  });

  it("leaves codes and what a CRM declares alone", async () => {
    const codes = { REEL: { network: a }, STORY: { network: a } };
    await order("ana", clock(0), { code: "REEL", counted: false });
    await order("ana", clock(5), { code: "STORY" });
    expect((await journeys({ plan: { codes } }))[0]?.touches).toEqual([a, a]);
  });
});

it("is a touch for each time that the place changes, where a file alone tells of it", async () => {
  const told = fc.array(
    fc.record({ minute: fc.integer({ min: 0, max: 240 }), place: fc.constantFrom(null, "instagram", "facebook") }),
    {
      maxLength: 12,
    },
  );
  await fc.assert(
    fc.asyncProperty(told, async (all) => {
      await facts.run(raw(`delete from event; delete from "order"; delete from marketing`));
      const visits = [...new Map(all.map((one) => [one.minute, one])).values()].toSorted(
        (one, other) => one.minute - other.minute,
      );
      const expected: string[] = [];
      let [before, last]: [number, string | null] = [-Infinity, null];
      for (const { minute, place } of visits) {
        const isNew = minute - before > 30;
        if (isNew) last = null;
        if (isNew || (place !== null && place !== last)) expected.push(place ?? "direct");
        [before, last] = [minute, place ?? last];
      }
      expect(await touchesOf(visits.map(({ minute, place }) => ["file", minute, place]))).toEqual(expected);
    }),
    { numRuns: 6, seed: 1 },
  );
});
