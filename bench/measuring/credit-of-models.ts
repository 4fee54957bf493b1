import { askJourneys } from "../../src/answers/ask-journeys.ts";
import { loadExports } from "../../src/answers/load-exports.ts";
import { placeOf } from "../../src/answers/place.ts";
import { allModels } from "../../src/attribution/models.ts";
import { linesOf } from "../../src/questions/attribution/lines.ts";
import { conversionTotals, creditByLeaf, layCredit } from "../../src/questions/journeys/credit.ts";
import { layUnits } from "../../src/questions/journeys/units.ts";
import { readPlan } from "../../src/state/plan/plan-file.ts";
import { poissonBootstrap } from "../../src/statistics/poisson-bootstrap.ts";
import { openDuckDb } from "../../src/warehouse/engines/duckdb.ts";
import { raw } from "../../src/warehouse/sql.ts";
import type { ModelCredit } from "./compare-with-truth.ts";
import type { SimulatedWorld } from "./simulated-world.ts";

export async function creditOfModels({ folder, plan }: SimulatedWorld): Promise<ModelCredit[]> {
  const facts = await openDuckDb({ threads: 2 });
  try {
    const asked = { period: { from: "2026-01-01", to: "2026-04-01" }, lookbackDays: null, currency: null };
    const place = placeOf(await readPlan(plan));
    return await askJourneys(
      facts,
      (where) => loadExports(facts, [folder], where),
      place,
      asked,
      async (facts, laid) => {
        const groups = await layUnits(facts, 1024);
        const { lines, lineOfLeaf } = linesOf(laid.leaves, "network");
        const { minor: allMinor } = await conversionTotals(facts);
        const out: ModelCredit[] = [];
        for (const model of allModels()) {
          if (model.kind === "learned") continue;
          await layCredit(facts, model);
          const [units = [], leafs = [], minors = []] = await facts.columns(
            raw(`
          select u.nr, x.leaf, sum(x.minor)::double from credit as x join conversion using (conversion) join unit as u using (unit) group by all order by all`),
          );
          const keys = Array.from(leafs as Float64Array, (leaf) => lineOfLeaf[leaf] as number);
          const drawn = poissonBootstrap({ units, keys, values: minors, keyCount: lines.length, groups });
          const sums = lines.map(() => ({ minor: 0, micro: 0 }));
          for (const { leaf, minor, micro } of await creditByLeaf(facts)) {
            const sum = sums[lineOfLeaf[leaf] as number]!;
            sum.minor += minor;
            sum.micro += micro;
          }
          out.push({
            model: model.name,
            allMinor,
            lines: lines.map(({ key }, at) => ({
              network: key.network ?? "",
              paid: key.paid ?? false,
              minor: sums[at]!.minor,
              interval: sums[at]!.micro >= 10e6 ? drawn.interval([at]) : null,
            })),
          });
        }
        return out;
      },
    );
  } finally {
    facts.close();
  }
}
