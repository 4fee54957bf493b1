import { type Model, modelNamed } from "../../attribution/models.ts";
import { poissonBootstrap } from "../../statistics/poisson-bootstrap.ts";
import { percentileInterval } from "../../statistics/quantile.ts";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { layCredit } from "../journeys/credit.ts";
import type { LaidJourneys } from "../journeys/credited-journeys.ts";
import { layUnits, unitOf } from "../journeys/units.ts";
import { creditLearned } from "./learned-credit.ts";
import { summedBy } from "./summed-by.ts";

/**
 * What a model credits each side of a network with, in minor units and millionths of conversions: side 2 n + 1 is network
 * n's paid one, 2 n its organic one, the last what has no network.
 */
export interface SideCredits {
  readonly model: Model;
  readonly minor: ArrayLike<number>;
  readonly micro: ArrayLike<number>;
  /** 90 % interval of a side's minor units; null where none can be had. */
  interval(side: number): { low: number; high: number } | null;
}

const level = 0.9;
const mostUnits = 1024;

/** The credits of the networks `names`, whose sides stand in `leaf_side`, under the model of this name. */
export async function sideCredits(
  facts: Warehouse,
  laid: LaidJourneys,
  name: string,
  names: readonly string[],
): Promise<SideCredits> {
  const model = modelNamed(name, laid.scope.plan.models);
  return model.kind === "rule"
    ? { model, ...(await ofTouches(facts, model, 2 * names.length + 1)) }
    : { model, ...(await ofPlaces(facts, laid, model.name, names)) };
}

/** A rule model's: each touch has its own. */
async function ofTouches(facts: Warehouse, model: Model, sides: number): Promise<Omit<SideCredits, "model">> {
  const groups = await layUnits(facts, mostUnits);
  await layCredit(facts, model);
  const [units = [], keys = [], minors = [], micros = []] = await facts.columns(
    raw(`/* questions/side-credits */
    select u.nr, coalesce(2 * s.network + s.paid::integer, ${sides - 1}) as side, sum(x.minor), sum(x.micro)
    from credit as x join conversion as c using (conversion) join unit as u on u.unit = ${unitOf("c")}
    left join leaf_side as s using (leaf)
    group by all order by all`),
  );
  const drawn = poissonBootstrap({ units, keys, values: minors, keyCount: sides, groups });
  return {
    minor: summedBy(keys, minors, sides),
    micro: summedBy(keys, micros, sides),
    interval: (side) => drawn.interval([side], level),
  };
}

/** A learned model's: each place has its own, whatever the journey. */
async function ofPlaces(
  facts: Warehouse,
  laid: LaidJourneys,
  name: Extract<Model, { kind: "learned" }>["name"],
  names: readonly string[],
): Promise<Omit<SideCredits, "model">> {
  const { lines, minor, micro, draw } = await creditLearned(facts, laid, { name, by: "network" });
  const numbers = new Map(names.map((network, at) => [network, at]));
  const sideOf = lines.map(({ key: { network, paid } }) => {
    const number = numbers.get(network ?? "none");
    return number === undefined ? 2 * names.length : 2 * number + Number(paid === true);
  });
  const draws = draw();
  return {
    minor: summedBy(sideOf, minor, 2 * names.length + 1),
    micro: summedBy(sideOf, micro, 2 * names.length + 1),
    interval(side) {
      if (draws === null) return null;
      const sums = draws.minor.filter((_, line) => sideOf[line] === side);
      const total = sums[0]?.map((_, replicate) => sums.reduce((sum, one) => sum + (one[replicate] as number), 0));
      return percentileInterval(total ?? [0], level);
    },
  };
}
