import type { PathCredits } from "../model/attribution/path-credits.ts";
import { type CsvCell, csvText } from "./csv-text.ts";

/** A line for each channel; the transitions instead where they were asked for. */
export function pathCreditsCsv(answer: PathCredits): string {
  if (answer.transitions !== null)
    return csvText([["from", "to", "share"], ...answer.transitions.map(({ from, to, share }) => [from, to, share])]);
  const cells = answer.rows.map((row): CsvCell[] => [
    row.channel,
    row.conversions,
    row.value,
    row.removalEffect,
    row.worth,
    row.worthError,
    row.interval?.conversions.low ?? null,
    row.interval?.conversions.high ?? null,
    row.interval?.value.low ?? null,
    row.interval?.value.high ?? null,
    answer.model,
    answer.order,
  ]);
  return csvText([columns, ...cells]);
}

const columns = [
  "channel",
  "conversions",
  "value",
  "removal_effect",
  "worth",
  "worth_error",
  "conversions_low",
  "conversions_high",
  "value_low",
  "value_high",
  "model",
  "order",
];
