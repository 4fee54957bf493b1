import { scopeInWords } from "../../model/cost.ts";
import { actionOf } from "../action.ts";
import { addOne, deleteOne, type EntryCommand, editOne, groupSaid, listAll, orNone } from "./plan-entry.ts";

const scopeOptions = ["network", "campaign", "post", "channel"] as const;
const options = [
  ...(["what", "category", "amount", "hours", "rate", "currency", "per", "from", "to"] as const),
  ...scopeOptions,
] as const;

/** `retorno cost add|list|edit|delete`: the plan's costs, one by one. */
export async function costCommand([word, ...rest]: readonly string[]): Promise<undefined> {
  switch (actionOf("cost", word, ["add", "list", "edit", "delete"])) {
    case "add":
      return addOne(costs, rest);
    case "list":
      return listAll(costs, rest);
    case "edit":
      return editOne(costs, rest);
    case "delete":
      return deleteOne(costs, rest);
  }
}

const costs: EntryCommand<"cost", (typeof options)[number]> = {
  kind: "cost",
  options,
  flags: ["all-social"],
  fields: ({ network, campaign, post, channel, ...values }, flags) => ({
    what: values.what,
    category: values.category,
    amount: orNone(values.amount),
    hours: orNone(values.hours),
    rate: orNone(values.rate),
    currency: orNone(values.currency),
    per: orNone(values.per),
    from: values.from,
    to: orNone(values.to),
    scope: groupSaid({ network, campaign, post, channel }, flags),
  }),
  nameOf: ({ content }) => content.what,
  inWords: ({ content, version }, planCurrency) => {
    const { category, amount, hours, rate, currency = planCurrency, per, from, to, scope } = content;
    const price = amount === undefined ? `${hours} hours at ${rate} ${currency}` : `${amount} ${currency}`;
    const often = per === undefined ? "once" : `a ${per}`;
    const days = to === undefined ? `from ${from} on` : `from ${from} to ${to}`;
    return `${category}, ${price} ${often}, ${days}, for ${scopeInWords(scope)} (version ${version})`;
  },
};
