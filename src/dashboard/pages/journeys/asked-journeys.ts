import type { Grouping } from "../../../model/statement.ts";
import { type AskedOfFacts, useAsked, useView } from "../../app/view.ts";

/** What lines can be about. */
export const lineKinds = ["network", "channel", "campaign", "post", "paid"] as const satisfies readonly Grouping[];

/** What the address asks of journeys: days and filters, the lines, and the model. */
export function useAskedJourneys(): { asked: AskedOfFacts; ready: boolean; by: Grouping; model: string } {
  const { asked, ready } = useAsked();
  const { view } = useView();
  const by = lineKinds.find((one) => one === view.by) ?? "network";
  return { asked, ready, by, model: view.model ?? "last" };
}

/** The same without filters of network, campaign and paid, for questions that are told of whole. */
export function ofAll({ params, query: { from, to, goal } }: AskedOfFacts): AskedOfFacts {
  const words = Object.entries({ from, to, goal }).filter(([, word]) => word !== undefined);
  return { params, query: Object.fromEntries(words) };
}
