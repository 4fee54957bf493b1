import { literal } from "../../../../warehouse/sql.ts";
import { instantOf } from "../../cells/wall-clock.ts";
import { type Context, date, type ExportFormat, money, text } from "../../format.ts";
import { currencyShown } from "../currency-sign.ts";
import { orderState } from "../order-status.ts";
import { unplacedRefunds } from "../unplaced-refunds.ts";
import { wallTime, zoneOfRows } from "../wall-time.ts";

/**
 * Square → Transactions → Export → Transactions CSV. A row is one payment or one refund; what was paid holds the tip and
 * gift cards sold, which are no sale.
 */
export const squareTransactions: ExportFormat = {
  id: "square-transactions",
  title: "Square transactions",
  columns: {
    day: date("Date"),
    time: text("Time"),
    zone: text("Time Zone", "Timezone"),
    net: money("Net Sales"),
    giftCards: money("Gift Card Sales"),
    tax: money("Tax"),
    tip: money("Tip"),
    collected: money("Total Collected"),
    id: text("Transaction ID"),
    payment: text("Payment ID"),
    event: text("Event Type"),
    status: text("Transaction Status"),
    currency: text("Currency"),
    customer: text("Customer ID"),
    reference: text("Customer Reference ID"),
  },
  signatures: [
    ["day", "time", "collected", "id", "event"],
    ["day", "net", "tax", "collected", "id"],
  ],
  unless: ["Item", "Qty"],
  needed: ["id", "day", "collected"],
  rows: "(id is not null or payment is not null or time is not null)",
  derived: {
    wall: wallTime("day", "time"),
    isRefund: "(lower(event) = 'refund' or (event is null and collected < 0))",
    // A refund's parts are below nothing; a sale paid back at once is a row of 0.
    sold: "collected - coalesce(tip, 0) - coalesce(giftCards, 0)",
  },
  context: (rows) => ({
    ...zoneOfRows(rows, "zone"),
    ...currencyShown(rows.sample.map(({ collected = "" }) => collected)),
  }),
  note: (rows) =>
    unplacedRefunds(rows, {
      isRefund: ({ event = "", collected = "" }) => /^refund$/i.test(event.trim()) || /[-(−]/.test(collected),
      saleOf: ({ id }) => id,
      refundOf: ({ id }) => id,
    }),
  tables: [
    {
      fact: "order",
      where: "(not coalesce(isRefund, false) or day is null or collected is null or id is null)",
      values: (context) => ({
        id: "id",
        occurred_at: instantOf("wall", context.zone),
        person: "coalesce(person_key(reference), person_key(customer), hash('square:' || id))",
        currency: currencyOf(context),
        total_minor: "sold",
        tax_minor: "coalesce(tax, 0)",
        shipping_minor: "0",
        ...orderState("status"),
      }),
    },
    {
      fact: "refund",
      where: "isRefund and collected <> 0",
      values: (context) => ({
        // Two refunds of one payment may go by its id alone.
        id: "concat_ws(' ', coalesce(payment, id), wall, sold)",
        order_id: "id",
        occurred_at: instantOf("wall", context.zone),
        currency: currencyOf(context),
        amount_minor: "abs(sold)",
      }),
    },
  ],
  getIt: "Square Dashboard → Transactions → Export → Transactions CSV",
};

const currencyOf = ({ currency }: Context): string =>
  `upper(coalesce(currency, ${currency === null ? "null" : literal(currency)}))`;
