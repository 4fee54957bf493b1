import { unnamedFactor } from "../day-rates.ts";
import type { JourneyScope } from "../scope.ts";

/** SQL of what an amount of `o` is worth in the workspace's minor units and on the plan's basis, by the day's rate `r`. */
export function worthOf(amount: string, { plan, currency }: JourneyScope): string {
  const rate = plan.return.basis === "margin" ? (plan.return.rate ?? 1) : 1;
  const unnamed = unnamedFactor(currency);
  const home = `case when o.currency is null then round(${amount} * ${unnamed}) when r.factor is null then ${amount} else round(${amount} * r.factor) end`;
  return `cast(round((${home}) * ${rate}::double) as bigint)`;
}
