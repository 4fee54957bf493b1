import { keptExports } from "../../src/answers/kept-exports.ts";
import { roiQuestion } from "../../src/answers/roi-question.ts";
import { Plan } from "../../src/model/plan.ts";
import { type LaidJourneys, layScope } from "../../src/questions/journeys/credited-journeys.ts";
import { firstWorkspace } from "../../src/warehouse/person-key.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { median } from "./median.ts";

const rounds = 3;

/** The journeys to every order of the year, 90 days back. */
export async function laidYear(facts: Warehouse): Promise<LaidJourneys> {
  const plan = Plan.parse({ currency: "EUR", timeZone: "Europe/Madrid" });
  const place = { workspace: firstWorkspace, zone: plan.timeZone, currency: plan.currency, plan };
  const asked = { period: { from: "2026-01-01", to: "2027-01-01" }, lookbackDays: null, currency: null };
  const { question } = await roiQuestion(facts, (at) => keptExports(facts, at), place, asked);
  return layScope(facts, question.scope);
}

/** The medians of several times after one that is not counted. */
export async function measured(ask: () => Promise<unknown>): Promise<{ ms: number; cpuMs: number }> {
  const taken: number[] = [];
  const worked: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const started = performance.now();
    const before = process.cpuUsage();
    await ask();
    const { user, system } = process.cpuUsage(before);
    if (round === 0) continue;
    taken.push(performance.now() - started);
    worked.push((user + system) / 1000);
  }
  return { ms: median(taken), cpuMs: median(worked) };
}

/** Milliseconds as people read them. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
