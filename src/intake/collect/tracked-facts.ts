import { toMinor } from "../../model/money.ts";
import type { TrackedData } from "../../model/tracked-event.ts";
import type { FactRow } from "../../warehouse/warehouse.ts";
import type { Arrival } from "./arrival.ts";

/** An event as it was read, and whom it tells of. */
export interface Told {
  readonly kind: string;
  readonly id: string;
  readonly data: TrackedData;
  /** Whether something of it was refused that its money depends on. */
  readonly moneyRefused: boolean;
  readonly person: bigint;
  readonly currency: string;
  readonly valueMinor: number | null;
  readonly nowMs: number;
}

type Facts = Arrival["facts"] & {};

/**
 * What an order or a refund goes by however often a page tells of it; null for anything else. GA4 gives a refund no id: one
 * of the same amount is taken for the same, unless the site names it.
 */
export function ownId({ kind, data, moneyRefused, currency, valueMinor }: Omit<Told, "id">): string | null {
  const { transaction_id: order, refund_id: refund } = data;
  if (order === undefined || moneyRefused) return null;
  if (kind === "purchase") return `purchase:${order}`;
  if (kind !== "refund" || !valueMinor) return null;
  return refund === undefined ? `refund:${order}:${valueMinor} ${currency}` : `refund:${order}:${refund}`;
}

/** The order, lead, refund or answer that an event tells of. With its money refused it tells of none: half an order is wrong. */
export function trackedFacts(told: Told): Facts {
  const { kind, data } = told;
  const answers = data.heard_from === undefined ? [] : [answerRow(told, heardFrom, data.heard_from)];
  if (kind === "purchase" && data.transaction_id !== undefined) {
    return told.moneyRefused ? [] : [{ table: "order", row: orderRow(told, data.transaction_id) }, ...answers];
  }
  if (kind === "refund" && data.transaction_id !== undefined && told.valueMinor && !told.moneyRefused) {
    return [{ table: "refund", row: refundRow(told, told.valueMinor) }];
  }
  if (kind === "generate_lead") {
    return [{ table: "lead", row: { person: told.person, created_at: told.nowMs } }, ...answers];
  }
  if (kind === "survey_answer" && data.answer !== undefined) {
    return [answerRow(told, data.question ?? heardFrom, data.answer)];
  }
  return answers;
}

const heardFrom = "How did you hear about us?";

const orderRow = ({ data, person, currency, valueMinor, nowMs }: Told, id: string): FactRow => ({
  id,
  occurred_at: nowMs,
  person,
  currency,
  total_minor: valueMinor ?? 0,
  tax_minor: data.tax === undefined ? null : toMinor(data.tax, currency),
  shipping_minor: data.shipping === undefined ? null : toMinor(data.shipping, currency),
  counted: true,
  unpaid: false,
  code: data.coupon ?? null,
});

const refundRow = ({ id, data, currency, nowMs }: Told, amountMinor: number): FactRow => ({
  id,
  order_id: data.transaction_id ?? null,
  occurred_at: nowMs,
  currency,
  amount_minor: amountMinor,
});

const answerRow = ({ id, data, person, nowMs }: Told, question: string, answer: string): Facts[number] => ({
  table: "survey_answer",
  row: {
    id,
    person,
    order_id: (data.order_id ?? data.transaction_id)?.replace(/^#/, "") ?? null,
    occurred_at: nowMs,
    question,
    answer,
  },
});
