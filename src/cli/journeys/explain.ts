import type { ExplainedOrder } from "../../model/attribution/explain-order.ts";
import { KnownError } from "../../model/errors.ts";
import { groupings } from "../../model/statement.ts";
import { explainOrder } from "../../questions/attribution/explain-order/explain-order.ts";
import { explainedOrderLines } from "../../reports/journeys/explain-order.ts";
import { oneOf } from "../options.ts";
import type { CliQuestion } from "./cli-question.ts";

export const explain: CliQuestion<ExplainedOrder> = {
  options: ["by"],
  words: 1,
  withoutWords: noOrder,
  ofAll: true,
  ask: ({ values, words: [number] }) => {
    if (number === undefined) throw noOrder();
    const by = oneOf("by", values.by ?? "network", groupings);
    return (facts, laid) => explainOrder(facts, laid, { number, by });
  },
  lines: explainedOrderLines,
};

function noOrder(): KnownError {
  return new KnownError("invalid_request", "no order is named", {
    hint: "say retorno journeys explain ORDER PATH..., with the order's number as the shop has it",
  });
}
