import { afterEach, beforeEach, expect, it } from "vitest";
import { layWritten } from "../../../test/journeys-written.ts";
import { layDayRates } from "../../journeys/day-rates.ts";
import { countOnce } from "../../journeys/once/count-once.ts";
import { openDuckDb } from "../../warehouse/engines/duckdb.ts";
import { raw } from "../../warehouse/sql.ts";
import { aboutJourneys } from "./about-journeys.ts";

let facts: Awaited<ReturnType<typeof openDuckDb>>;
beforeEach(async () => {
  facts = await openDuckDb({ threads: 1 });
});
afterEach(() => facts.close());

/** An order of 100.00 with a touch and two without one on 3 March, one without on 4 March. */
const laid = () =>
  layWritten(facts, [
    { who: 1, at: "2026-03-03T12:00Z", minor: 100_00, touches: [[0, 1]] },
    { who: 2, at: "2026-03-03T12:00Z", minor: 100_00, touches: [] },
    { who: 3, at: "2026-03-03T12:00Z", minor: 100_00, touches: [] },
    { who: 4, at: "2026-03-04T12:00Z", minor: 100_00, touches: [] },
  ]);

async function table(day: string, channel: string, revenueMinor: number): Promise<void> {
  await facts.run(
    raw(`insert into analytics_day (workspace, source, day, until, channel, sessions, conversions, currency, revenue_minor)
      values ('w', 1, date '${day}', date '${day}' + 1, '${channel}', 10, 5, 'EUR', ${revenueMinor})`),
  );
}

const told = async () => {
  await countOnce(facts, "w", [{ source: 1, file: "ga4.csv", format: "template-analytics", writtenMs: 0 }]);
  const { scope, ...rest } = await laid();
  await layDayRates(facts, scope);
  return (await aboutJourneys(facts, { scope, ...rest })).analytics;
};

it("of an analytics table is nothing where there is none", async () => {
  expect((await aboutJourneys(facts, await laid())).analytics).toBeNull();
});

it("is what the table has for the sources it names, where more is open", async () => {
  await table("2026-03-03", "Organic Social", 30_00);
  await table("2026-03-03", "Organic Search", 20_00);
  await table("2026-03-03", "Unassigned", 500_00);
  expect(await told()).toEqual({ conversions: 0.5, value: "50.00" });
});

it("is what is open on its days, where the table has more", async () => {
  await table("2026-03-03", "Organic Social", 900_00);
  expect(await told()).toEqual({ conversions: 2, value: "200.00" });
});
