import { literal } from "../../../../warehouse/sql.ts";
import { instantOf } from "../../cells/wall-clock.ts";
import { type Context, date, type ExportFormat, money, type Surroundings, text } from "../../format.ts";
import { orderState } from "../order-status.ts";
import { unplacedRefunds } from "../unplaced-refunds.ts";
import { wallTime, zoneOfRows } from "../wall-time.ts";

/** What PayPal calls money that a buyer sent, and money that went back. Movements between accounts are neither. */
const sale =
  "payment|checkout|donation|subscription|sale|zahlung|paiement|pago|donaci|pagamento|donazione|betaling|płatno";
const back =
  "refund|reversal|chargeback|rückzahlung|rückerstattung|rückbuchung|rembours|reembolso|devoluci|rimborso|storno|terugbetaling|zwrot";
const neither =
  "hold|reserve|release|transfer|withdraw|deposit|conver|umrechnung|authori[sz]|autori[sz]|einzahlung|auszahlung|gutschrift|memo|fee|gebühr|frais|commission|item|sent|mass ?pay|payout|loan|cashback|adjust|request|creat|cancel|blok|bloca|blocc|bloqu|reten|libera|einbehalt|freigabe|^order|^update";

const refunded = "refunded|erstattet|zurückgezahlt|remboursée?|reembolsad[oa]|rimborsat[oa]|terugbetaald";

const [backWords, neitherWords] = [new RegExp(back, "i"), new RegExp(neither, "i")];

/**
 * PayPal → Activity → Download, or a statement as csv. A row is one movement of the balance. Sales are what buyers paid in; refunds and
 * chargebacks name the sale they are of; withdrawals, conversions, holds, fees and what the business itself paid are
 * passed over.
 */
const activity: ExportFormat = {
  id: "paypal-activity",
  title: "PayPal activity",
  columns: {
    day: date("Date"),
    time: text("Time"),
    zone: text("TimeZone", "Time Zone"),
    // Statements have no column of types: what a line is stands in its description.
    type: text("Type", "Description"),
    status: text("Status"),
    currency: text("Currency"),
    gross: money("Gross", "Gross ({currency})"),
    fee: money("Fee"),
    net: money("Net"),
    buyer: text("From Email Address", "From Email", "Sender Email"),
    to: text("To Email Address"),
    id: text("Transaction ID"),
    reference: text("Reference Txn ID", "Reference Transaction ID"),
    shipping: money("Shipping and Handling Amount", "Postage and Packaging Amount", "Postage and packing amount"),
    tax: money("Sales Tax", "VAT", "Tax"),
    bank: text("Bank Account"),
    balance: text("Balance"),
    impact: text("Balance Impact"),
  },
  signatures: [
    ["day", "type", "status", "currency", "gross", "id", "fee"],
    ["day", "type", "status", "currency", "gross", "id", "net"],
    ["day", "type", "status", "currency", "gross", "id", "buyer"],
    ["day", "type", "status", "currency", "gross", "id", "impact"],
    ["day", "time", "type", "currency", "gross", "fee", "net", "id", "balance"],
  ],
  needed: ["id", "day", "gross", "currency"],
  rows: `((id is not null or type is not null)
    and not coalesce(regexp_matches(type, '(?i)${neither}') and not regexp_matches(type, '(?i)chargeback$'), false)
    and not coalesce(lower(impact) = 'memo', false))`,
  derived: {
    wall: wallTime("day", "time"),
    isBack: `coalesce(regexp_matches(type, '(?i)${back}'), false)`,
    isSale: `coalesce(regexp_matches(type, '(?i)${sale}'), type is null)`,
    state: `case
      when regexp_matches(status, '(?i)denied|revers|return|remov|unclaim|block|reject|void|cancel|expir|fail|abgelehnt|storniert|entfernt|rimoss|supprim|elimin|verwijderd|refus|annul|rechaz|rifiut|geweigerd|odrzuc') then 'voided'
      when regexp_matches(status, '(?i)pend|processing|held|unclear|ausstehend|attente|attesa|sospes|en curso|behandeling|oczek') then 'pending' else 'paid' end`,
  },
  context: (rows) => ({ ...zoneOfRows(rows, "zone"), ...dayFirst(rows) }),
  note: (rows) =>
    unplacedRefunds(rows, {
      isRefund: ({ type = "", gross = "" }) => backWords.test(type) && !neitherWords.test(type) && /[-−]/.test(gross),
      saleOf: ({ id }) => id,
      refundOf: ({ reference }) => reference,
    }),
  tables: [
    {
      fact: "order",
      where:
        "((isSale and not isBack and not coalesce(gross <= 0, false)) or day is null or gross is null or id is null)",
      values: (context) => ({
        id: "id",
        occurred_at: instantOf("wall", context.zone),
        person: "coalesce(person_key(buyer), hash('paypal:' || id))",
        currency: currencyOf(context),
        total_minor: "gross",
        tax_minor: "coalesce(abs(tax), 0)",
        shipping_minor: "coalesce(abs(shipping), 0)",
        refunded_minor: `case when regexp_full_match(status, '(?i)${refunded}') then gross end`,
        ...orderState("state"),
      }),
    },
    {
      fact: "refund",
      where: "isBack and gross < 0 and state <> 'voided'",
      values: (context) => ({
        id: "id",
        order_id: "reference",
        occurred_at: instantOf("wall", context.zone),
        currency: currencyOf(context),
        amount_minor: "-gross",
      }),
    },
  ],
  getIt: "PayPal → Activity → Download → All transactions, csv",
};

/** Only in America the month goes first. */
function dayFirst(rows: Surroundings): Partial<Context> {
  const { zone = "UTC" } = zoneOfRows(rows, "zone");
  const british = rows.header.some((name) => /^(postage and pack|vat$)/i.test(name.trim()));
  return british || /^(Europe|Africa|Australia|Pacific\/Auckland|Asia\/(Kolkata|Singapore|Hong_Kong))/.test(zone)
    ? { dateOrder: "dmy" }
    : {};
}

/** What an account that is no business downloads since 2023: other names, and no e-mail addresses. */
const withAmounts: ExportFormat = {
  ...activity,
  columns: {
    ...activity.columns,
    gross: money("Amount"),
    fee: money("Fees"),
    net: money("Total"),
    receipt: text("Receipt ID"),
  },
  signatures: [["day", "time", "zone", "type", "status", "currency", "gross", "id", "receipt"]],
};

export const paypalActivity: readonly ExportFormat[] = [activity, withAmounts];

const currencyOf = ({ currency }: Context): string =>
  `upper(coalesce(currency, ${currency === null ? "null" : literal(currency)}))`;
