import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { countOnce } from "../../journeys/once/count-once.ts";
import type { JourneyScope } from "../../journeys/scope.ts";
import { JourneyRules, pathForms } from "../../model/journey-rules.ts";
import { instantsOf, periodBetween } from "../../model/period.ts";
import { Plan } from "../../model/plan.ts";
import { openDuckDb } from "../../warehouse/engines/duckdb.ts";
import { raw } from "../../warehouse/sql.ts";
import { layScope } from "../journeys/credited-journeys.ts";
import { linesOf } from "./lines.ts";
import { type NonConvertingPaths, nonConvertingPaths } from "./non-converting-paths.ts";

const facts = await openDuckDb({ threads: 1 });
afterAll(() => facts.close());
beforeEach(empty);

const insert = (rows: string) => facts.run(raw(`insert into ${rows}`));
const key = (who: string) => `person_key('${who}')`;
const originOf = (network: string | null) =>
  network === null ? "null" : `origin_key('${network}', 'social', null, null, null, null, null, null, null)`;

async function empty(): Promise<void> {
  for (const table of ["event", "visit", "identity", '"order"', "lead", "marketing"])
    await facts.run(raw(`delete from ${table}`));
  for (const network of networks)
    await insert(
      `marketing (workspace, source, origin, utm_source, utm_medium) values ('w', 1, ${originOf(network)}, '${network}', 'social')`,
    );
}

const networks = ["instagram", "facebook", "tiktok"];

const visit = (who: string, moment: string, network: string | null) =>
  insert(
    `event (workspace, source, occurred_at, person, origin) values ('w', 1, timestamptz '${moment}', ${key(who)}, ${originOf(network)})`,
  );
const seen = (who: string, moment: string, minutes: number, network: string | null) =>
  insert(`visit (workspace, source, occurred_at, person, origin, last_at, events, pages)
    values ('w', -1, timestamptz '${moment}', ${key(who)}, ${originOf(network)}, timestamptz '${moment}' + to_minutes(${minutes}), 1, 1)`);
const isAlso = (one: string, person: string) =>
  insert(`identity (workspace, key, person) values ('w', ${key(one)}, ${key(person)})`);
const order = (who: string, moment: string) =>
  insert(`"order" (workspace, source, id, occurred_at, person, currency, total_minor, counted, unpaid)
    values ('w', 1, '${who}', timestamptz '${moment}', ${key(who)}, 'EUR', 1000, true, false)`);

const plan = Plan.parse({ currency: "EUR", timeZone: "UTC" });

function scopeOf(rules: Partial<JourneyRules> = {}, lookbackDays = 30): JourneyScope {
  const [from, to] = ["2026-03-01", "2026-04-01"];
  return {
    workspace: "w",
    from,
    to,
    ...instantsOf(periodBetween(from, to), "UTC"),
    timeZone: "UTC",
    currency: "EUR",
    lookbackDays,
    rules: JourneyRules.parse(rules),
    conversionsOf: "sales",
    plan,
  };
}

async function laid(scope: JourneyScope) {
  await countOnce(facts, "w", [{ source: 1, file: "a.csv", format: "template", writtenMs: 0 }]);
  return layScope(facts, scope);
}

const inWords = ({ lines, table }: NonConvertingPaths): string[] =>
  Array.from(table.nulls, (persons, row) => {
    const steps = table.steps.slice(table.offsets[row], table.offsets[row + 1]);
    return `${persons} ${Array.from(steps, (line) => lines[line]?.key.network).join(" > ")}`;
  }).toSorted();

const paths = async (scope = scopeOf()) => inWords(await nonConvertingPaths(facts, await laid(scope), "network"));

describe("the paths of those who did not convert", () => {
  it("are one a person, and none of whoever converted in the period, before it or after", async () => {
    await visit("a", "2026-03-02 10:00:00Z", "instagram");
    await visit("a", "2026-03-05 10:00:00Z", "facebook");
    await visit("b", "2026-03-02 10:00:00Z", "instagram");
    await visit("b", "2026-03-09 10:00:00Z", "facebook");
    await visit("c", "2026-03-04 10:00:00Z", "tiktok");
    await visit("d", "2026-03-04 10:00:00Z", "tiktok");
    await order("d", "2026-03-05 10:00:00Z");
    await visit("d", "2026-03-20 10:00:00Z", "instagram");
    expect(await paths()).toEqual(["1 tiktok", "2 instagram > facebook"]);
  });

  it("are told apart by the order of their steps and by which step repeats", async () => {
    const [a, b, c] = networks as [string, string, string];
    const steps = [
      [a, b],
      [b, a],
      [a, a],
      [b, b],
      [c, c],
      [a, b, c],
      [b, c, a],
      [a, a, b],
      [b, a, a],
      [a, c, c],
    ];
    for (const [who, path] of steps.entries())
      for (const [day, network] of path.entries()) await visit(`p${who}`, `2026-03-0${day + 1} 10:00:00Z`, network);
    expect(await paths()).toEqual(steps.map((path) => `1 ${path.join(" > ")}`).toSorted());
  });

  it("end with the last touch in the period and reach back as far as the lookback", async () => {
    await visit("a", "2026-02-20 10:00:00Z", "instagram");
    await visit("a", "2026-03-21 10:00:00Z", "facebook");
    await visit("a", "2026-04-01 00:00:00Z", "tiktok");
    await visit("b", "2026-02-28 23:59:00Z", "tiktok");
    await visit("c", "2026-02-20 10:00:00Z", "instagram");
    await visit("c", "2026-02-24 10:00:00Z", "instagram");
    expect(await paths(scopeOf({}, 29))).toEqual(["1 instagram > facebook"]);
    expect(await paths(scopeOf({}, 28))).toEqual(["1 facebook"]);
  });

  it("are of a person, not of a browser: what is known by another key of whoever converted is none", async () => {
    await isAlso("phone", "a");
    await isAlso("cookie", "b");
    await visit("phone", "2026-03-02 10:00:00Z", "instagram");
    await visit("a", "2026-03-03 10:00:00Z", "facebook");
    await visit("cookie", "2026-03-02 10:00:00Z", "tiktok");
    await order("b", "2026-03-05 10:00:00Z");
    expect(await paths()).toEqual(["1 instagram > facebook"]);
  });

  it("hold a sitting under two keys once", async () => {
    await isAlso("phone", "a");
    await seen("phone", "2026-03-02 10:00:00Z", 10, "instagram");
    await seen("a", "2026-03-02 10:20:00Z", 5, null);
    await seen("a", "2026-03-02 12:00:00Z", 5, null);
    expect(await paths()).toEqual(["1 instagram > none"]);
  });

  it("hold a sitting in a file once for each place", async () => {
    for (const [minute, network] of ["instagram", "instagram", null, "facebook", "facebook"].entries())
      await visit("a", `2026-03-02 10:0${minute}:00Z`, network);
    await visit("b", "2026-03-02 10:00:00Z", "tiktok");
    await visit("b", "2026-03-02 10:00:00Z", "tiktok");
    expect(await paths()).toEqual(["1 instagram > facebook", "1 tiktok"]);
  });

  it("are none where nobody was, and all where nobody converted", async () => {
    expect(await paths()).toEqual([]);
    await visit("a", "2026-03-02 10:00:00Z", null);
    expect(await paths()).toEqual(["1 none"]);
  });

  it("have channels that are the lines of the grouping, and no conversion", async () => {
    await visit("a", "2026-03-02 10:00:00Z", "facebook");
    const journeys = await laid(scopeOf());
    const { lines, table } = await nonConvertingPaths(facts, journeys, "network");
    expect(lines).toEqual(linesOf(journeys.leaves, "network").lines);
    expect(table.channels).toEqual(lines.map((_, line) => String(line)));
    expect([...table.conversions, ...table.values]).toEqual([0, 0]);
  });
});

const anyTouch = fc.record({
  who: fc.constantFrom("a", "a2", "b", "b2", "c"),
  minute: fc.oneof(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 60 * 24 * 40 })),
  minutes: fc.option(fc.integer({ min: 0, max: 45 })),
  network: fc.option(fc.constantFrom(...networks)),
});
const anyRules = fc.record({
  path: fc.constantFrom(...pathForms),
  touches: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
});

it("are the journeys that the same persons would have had, had each converted with the last touch", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyTouch, { maxLength: 14 }), anyRules, async (touches, { path, touches: most }) => {
      await empty();
      await isAlso("a2", "a");
      await isAlso("b2", "b");
      const lastOf = new Map<string, string>();
      for (const { who, minute, minutes, network } of touches.toSorted((one, other) => one.minute - other.minute)) {
        const moment = new Date(Date.UTC(2026, 1, 19) + minute * 60_000).toISOString();
        await (minutes === null ? visit(who, moment, network) : seen(who, moment, minutes, network));
        lastOf.set(who.charAt(0), moment);
      }
      const scope = scopeOf({ path, ...(most === undefined ? {} : { touches: most }) }, 20);
      const without = await paths(scope);
      for (const [who, moment] of lastOf) await order(who, moment);
      const { leaves } = await laid(scope);
      const journeys = await facts.rows(
        z.object({ leaves: z.string() }),
        raw(
          "select array_to_string(list(leaf order by position), ' ') as leaves from journey_touch group by conversion",
        ),
      );
      const networksOf = (text: string) => text.split(" ").map((leaf) => leaves[Number(leaf)]?.network);
      const counted = Map.groupBy(journeys, (journey) => networksOf(journey.leaves).join(" > "));
      expect(without).toEqual([...counted].map(([steps, { length }]) => `${length} ${steps}`).toSorted());
    }),
    { numRuns: 12 },
  );
}, 120_000);
