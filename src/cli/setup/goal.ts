import { measures, type Segment } from "../../model/goal.ts";
import { actionOf } from "../action.ts";
import { oneOf, wholeNumber } from "../options.ts";
import { addOne, deleteOne, type EntryCommand, editOne, groupSaid, listAll } from "./plan-entry.ts";

const options = [
  ...(["name", "measure", "baseline", "target", "objective", "from", "to", "lookback"] as const),
  ...(["network", "campaign", "paid"] as const),
] as const;

/** `retorno goal add|list|edit|delete`: the plan's goals, one by one. */
export async function goalCommand([word, ...rest]: readonly string[]): Promise<undefined> {
  switch (actionOf("goal", word, ["add", "list", "edit", "delete"])) {
    case "add":
      return addOne(goals, rest);
    case "list":
      return listAll(goals, rest);
    case "edit":
      return editOne(goals, rest);
    case "delete":
      return deleteOne(goals, rest);
  }
}

const goals: EntryCommand<"goal", (typeof options)[number]> = {
  kind: "goal",
  options,
  flags: ["all-social"],
  fields: ({ network, campaign, paid, ...values }, flags) => {
    const isPaid = paid === undefined ? undefined : oneOf("paid", paid, ["yes", "no"]) === "yes";
    return {
      name: values.name,
      measure: values.measure,
      baseline: values.baseline,
      target: values.target,
      objective: values.objective,
      from: values.from,
      to: values.to,
      lookbackDays: values.lookback === undefined ? undefined : lookbackIn(values.lookback),
      segment: groupSaid({ network, campaign, paid: isPaid }, flags),
    };
  },
  nameOf: ({ content }) => content.name,
  inWords: ({ content, version }, currency) => {
    const { measure, baseline, target, segment, objective, from, to, lookbackDays } = content;
    const { unit } = measures[measure];
    const counted = { money: ` ${currency}`, "per cent": " %", count: "", ratio: "" }[unit];
    const way = `${measure} from ${baseline} to ${target}${counted}`;
    const back = lookbackDays === undefined ? "" : `, ${lookbackDays} days back`;
    return `${way}, ${from} to ${to}${back}, ${segmentInWords(segment)}: ${objective} (version ${version})`;
  },
};

/** Days, as in 30 or 30d. */
const lookbackIn = (said: string): number => wholeNumber("lookback", said.replace(/d$/, ""), { least: 1, most: 3650 });

function segmentInWords(segment: Segment | undefined): string {
  if (segment === undefined) return "all social";
  const { network, campaign, paid } = segment;
  return [
    ...(network === undefined ? [] : [`network ${network}`]),
    ...(campaign === undefined ? [] : [`campaign ${campaign}`]),
    ...(paid === undefined ? [] : [paid ? "paid" : "not paid"]),
  ].join(", ");
}
