import { askJourneys } from "../../src/answers/ask-journeys.ts";
import { loadExports } from "../../src/answers/load-exports.ts";
import { placeOf } from "../../src/answers/place.ts";
import type { ModelsBeside } from "../../src/model/attribution/models-beside.ts";
import { toMinor } from "../../src/model/money.ts";
import { modelsBeside } from "../../src/questions/attribution/models-beside.ts";
import { readPlan } from "../../src/state/plan/plan-file.ts";
import { openDuckDb } from "../../src/warehouse/engines/duckdb.ts";
import type { ModelCredit } from "./compare-with-truth.ts";
import type { SimulatedWorld } from "./simulated-world.ts";

/** What each model credits the networks of a world with, asked of its exports alone, as `retorno journeys models` does. */
export async function creditOfModels({
  folder,
  plan: file,
}: Pick<SimulatedWorld, "folder" | "plan">): Promise<ModelCredit[]> {
  const facts = await openDuckDb({ threads: 2 });
  try {
    const plan = await readPlan(file);
    const asked = { period: { from: undefined, to: undefined }, lookbackDays: null, currency: null };
    const answer = await askJourneys(
      facts,
      (place) => loadExports(facts, [folder], place),
      placeOf(plan),
      asked,
      (facts, laid) => modelsBeside(facts, laid, { by: "network" }),
    );
    return answer.models.map((_, nth) => creditIn(answer, nth));
  } finally {
    facts.close();
  }
}

/** One model's part of the answer: the nth, as in every row's credits. */
function creditIn({ about, models, rows }: ModelsBeside, nth: number): ModelCredit {
  const minor = (money: string) => toMinor(money, about.currency);
  const { name, nobody } = models[nth] as ModelsBeside["models"][number];
  const lines = rows.map(({ key, credits }) => {
    const { value, valueInterval } = credits[nth] as (typeof credits)[number];
    return {
      network: key.network ?? "",
      paid: key.paid ?? false,
      minor: minor(value),
      interval: valueInterval && { low: minor(valueInterval.low), high: minor(valueInterval.high) },
    };
  });
  const open = minor(nobody.value) + minor(about.unattributed.value);
  const allMinor = lines.reduce((sum, line) => sum + line.minor, open);
  return { model: name, lines, allMinor };
}
