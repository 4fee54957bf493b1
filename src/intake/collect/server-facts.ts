import { toMinor } from "../../model/money.ts";
import type { ServerEvent } from "../../model/server-event.ts";
import { costEntryOf } from "../../model/server-event-rules.ts";
import type { FactRow } from "../../warehouse/warehouse.ts";
import type { Arrival } from "./arrival.ts";
import { digestOf, type Persons, type ServerContext } from "./server-context.ts";
import { originColumns } from "./server-origin.ts";
import { outcomeOfStage } from "./stage-outcome.ts";

interface Told extends ServerContext {
  readonly valueMinor: number | null;
  readonly occurredMs: number;
  readonly persons: Persons;
  readonly person: bigint | null;
}

type Facts = NonNullable<Arrival["facts"]>;
type Of<Type extends ServerEvent["type"]> = ServerEvent & { type: Type };

/** The rows of what an event tells of; migration 0008 says how those of one id go together. */
export function serverFacts(event: ServerEvent, told: Told): Facts {
  switch (event.type) {
    case "order":
      return [{ table: "order", row: orderRow(event, told) }];
    case "refund":
      return [{ table: "refund", row: refundRow(event, told) }];
    case "lead":
      return leadFacts(event, told);
    case "deal":
      return dealFacts(event, told);
    case "deal_stage":
      return stageFacts(event, told);
    case "cost":
      return [{ table: "cost_row", row: costRow(event) }];
    case "survey_answer":
      return [{ table: "survey_answer", row: answerRow(event, told) }];
    case "page_view":
    case "ad_view":
    case "action":
    case "identify":
      return [];
    default:
      return event satisfies never;
  }
}

const momentOf = (said: string | undefined): number | null => (said === undefined ? null : Date.parse(said));

function orderRow(
  event: Of<"order">,
  { currency, valueMinor, occurredMs, person, personHash, ...told }: Told,
): FactRow {
  const minor = (said: string | number | undefined) => (said === undefined ? null : toMinor(said, currency));
  return {
    id: event.id,
    also_id: event.also_id ?? null,
    occurred_at: occurredMs,
    // Without a key it is somebody of its own.
    person: person ?? personHash(`order:${told.source}:${event.id}`),
    currency,
    total_minor: valueMinor ?? 0,
    tax_minor: minor(event.tax),
    shipping_minor: minor(event.shipping),
    refunded_minor: minor(event.refunded),
    counted: event.status !== "cancelled",
    unpaid: event.status === "unpaid",
    code: event.code?.toUpperCase() ?? null,
    told_at: momentOf(event.updated_at) ?? told.nowMs,
    ...originColumns(event, told.ownHosts),
  };
}

const refundRow = (event: Of<"refund">, { currency, valueMinor, occurredMs }: Told): FactRow => ({
  id: event.id,
  order_id: event.order_id,
  occurred_at: occurredMs,
  currency,
  amount_minor: valueMinor,
});

function leadFacts(event: Of<"lead">, { occurredMs, person, personHash, nowMs, ownHosts }: Told): Facts {
  const own = event.id === undefined ? null : personHash(event.id);
  const row: FactRow = {
    id: event.id ?? null,
    // A later telling that names nobody must not forget whom an earlier one named.
    person,
    id_key: own,
    created_at: occurredMs,
    opportunity_at: momentOf(event.opportunity_at),
    stage: event.stage ?? null,
    original_source: event.source ?? null,
    original_detail: event.source_detail ?? null,
    original_detail_2: event.source_detail_2 ?? null,
    companies: event.company ?? null,
    deals: event.deal_id ?? null,
    told_at: momentOf(event.updated_at) ?? nowMs,
    ...originColumns(event, ownHosts),
  };
  const lead = { table: "lead", row };
  if (event.stage === undefined || event.id === undefined) return [lead];
  return [lead, { table: "lead_stage", row: { lead_id: event.id, stage: event.stage, entered_at: occurredMs } }];
}

function dealFacts(
  event: Of<"deal">,
  { currency, valueMinor, occurredMs, persons, person, personHash, nowMs }: Told,
): Facts {
  const lead = event.lead_id === undefined ? null : personHash(event.lead_id);
  const contacts = [...new Set([person, persons.customer, lead])].filter((key) => key !== null);
  const outcome = event.outcome ?? (event.stage === undefined ? null : outcomeOfStage(event.stage));
  const row: FactRow = {
    id: event.id,
    name: event.name ?? null,
    pipeline: event.pipeline ?? null,
    stage: event.stage ?? null,
    outcome,
    currency: valueMinor === null ? null : currency,
    amount_minor: valueMinor,
    created_at: occurredMs,
    closed_at: momentOf(event.closed_at) ?? (isClosed(outcome) ? occurredMs : null),
    companies: event.company ?? null,
    contacts: contacts.length === 0 ? null : contacts.map((key) => `key:${key}`).join(";"),
    told_at: momentOf(event.updated_at) ?? nowMs,
  };
  const deal = { table: "deal", row };
  if (event.stage === undefined) return [deal];
  return [deal, { table: "deal_stage", row: { deal_id: event.id, stage: event.stage, entered_at: occurredMs } }];
}

const isClosed = (outcome: string | null): boolean => outcome === "won" || outcome === "lost";

/** The deal's own row says only what the stage tells; the rest of it stands in rows before. */
function stageFacts(event: Of<"deal_stage">, { currency, valueMinor, occurredMs, nowMs }: Told): Facts {
  const outcome = event.outcome ?? outcomeOfStage(event.stage);
  const row: FactRow = {
    id: event.deal_id,
    stage: event.stage,
    outcome,
    currency: valueMinor === null ? null : currency,
    amount_minor: valueMinor,
    closed_at: isClosed(outcome) ? occurredMs : null,
    told_at: momentOf(event.updated_at) ?? nowMs,
  };
  return [
    { table: "deal_stage", row: { deal_id: event.deal_id, stage: event.stage, entered_at: occurredMs } },
    { table: "deal", row },
  ];
}

/** Texts as a cost sheet has them, for the same reader. */
function costRow(event: Of<"cost">): FactRow {
  const { id, from, to, amount, hours, rate } = event;
  const entry = costEntryOf(event);
  return {
    id: id ?? digestOf(entry),
    what: event.what,
    category: event.category,
    amount: decimalCell(amount),
    hours: decimalCell(hours),
    rate: decimalCell(rate),
    currency: event.currency?.toUpperCase() ?? null,
    per: event.per ?? null,
    starts: from,
    ends: to ?? null,
    network: event.network ?? null,
    campaign: event.campaign ?? null,
    post: event.post ?? null,
    channel: event.channel ?? null,
  };
}

/** A sheet's reader takes 1.234 for a thousand perhaps: a further 0 says that it is not. */
function decimalCell(said: string | number | undefined): string | null {
  if (said === undefined) return null;
  const text = String(said).trim();
  return /\.\d{3}$/.test(text) ? `${text}0` : text;
}

const answerRow = (event: Of<"survey_answer">, { occurredMs, person }: Told): FactRow => ({
  id: event.id ?? null,
  person,
  order_id: event.order_id?.replace(/^#/, "") ?? null,
  occurred_at: occurredMs,
  question: event.question ?? null,
  answer: event.answer,
});
