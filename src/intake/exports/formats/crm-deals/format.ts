import { type ExportFormat, moment, money, text } from "../../format.ts";
import {
  contactKey,
  currencyOfAmounts,
  dealFact,
  idByName,
  isFalse,
  isTrue,
  mixedCurrencies,
  spelled,
} from "../crm-records.ts";
import { outcomeOf } from "../deal-outcome.ts";

const amounts = [
  "amount",
  "deal amount",
  "deal value",
  "value",
  "opportunity amount",
  "opportunity value",
  "close value",
  "contract value",
  "total contract value",
  "won amount",
];

const columns = {
  id: text(
    ...spelled("opportunity id", "deal id", "oppty id", "opp id", "opportunity number", "deal number", "sale id"),
  ),
  name: text(...spelled("opportunity name", "deal name", "opportunity", "deal", "deal title", "opportunity title")),
  amount: money(...spelled(...amounts), ...amounts.map((name) => `${name} ({currency})`)),
  currency: text(...spelled("currency", "currency code", "deal currency", "amount currency", "currency iso code")),
  created: moment(
    ...spelled(
      "created date",
      "created at",
      "created on",
      "created time",
      "create date",
      "creation date",
      "date created",
      "opened date",
      "open date",
      "engage date",
      "created",
    ),
  ),
  decided: moment(
    ...spelled(
      "accepted decision date",
      "decision date",
      "actual close date",
      "closed at",
      "closed on",
      "date closed",
      "won/lost date",
    ),
  ),
  closed: moment(...spelled("close date", "closed date", "closing date", "won date", "date won", "won time")),
  expected: moment(...spelled("expected close date", "estimated close date")),
  stage: text(...spelled("stage", "deal stage", "opportunity stage", "sales stage", "stage name")),
  status: text(...spelled("status", "deal status", "opportunity status", "outcome", "result")),
  isWon: text(...spelled("is accepted", "is won", "won", "is closed won", "accepted")),
  isClosed: text(...spelled("is closed", "closed")),
  pipeline: text(...spelled("pipeline", "sales pipeline")),
  contacts: text(
    ...spelled(
      "lead id",
      "contact id",
      "contact ids",
      "converted lead id",
      "primary contact id",
      "prospect id",
      "mql id",
    ),
  ),
  email: text(...spelled("email", "contact email", "primary contact email", "customer email")),
  company: text(
    ...spelled("account name", "account", "company", "company name", "customer", "organization", "organisation"),
  ),
  owner: text(
    ...spelled(
      "owner",
      "owner id",
      "owner employee id",
      "sales agent",
      "sales rep",
      "created by id",
      "deal owner",
      "opportunity owner",
    ),
  ),
  product: text(...spelled("product", "products")),
  source: text(...spelled("lead source", "source")),
};

/** A box says it; a decision without one said no; else the status and the stage by their names. */
const outcome = `case when ${isTrue("isWon")} then 'won'
  when ${isFalse("isWon")} and (${isTrue("isClosed")} or decided is not null) then 'lost'
  when lower(status) in ('open', 'in progress', 'active', 'pending') then 'open'
  else coalesce(nullif(${outcomeOf("status")}, 'open'), ${outcomeOf("stage")}) end`;

const own = {
  closed_at: "coalesce(decided, closed, expected)",
  contacts: `nullif(concat_ws(';', contacts_kept(contacts), ${contactKey("email")}), '')`,
};

/** Deals of a CRM that has no reading of its own here: a deal's id beside its amount and what became of it. */
const withId: ExportFormat = {
  id: "crm-deals",
  title: "deals of a CRM",
  columns,
  signatures: [
    ["id", "amount", "created"],
    ["id", "amount", "closed"],
    ["id", "amount", "decided"],
    ["id", "amount", "stage"],
    ["id", "amount", "status"],
  ],
  unless: [
    "Record ID",
    "Record Id",
    "at",
    "Impressions",
    "Clicks",
    "Order ID",
    "Transaction ID",
    "Payment ID",
    "value_period",
  ],
  needed: ["id"],
  context: currencyOfAmounts,
  note: mixedCurrencies,
  tables: [dealFact(columns, outcome, own)],
  getIt: "your CRM → Deals or Opportunities → Export, with id, amount, currency, stage, created and closed",
};

/** A list of deals that a spreadsheet keeps: each told apart by its name, company and first day. */
const withoutId: ExportFormat = {
  ...withId,
  signatures: [
    ["name", "amount", "stage", "closed"],
    ["name", "amount", "stage", "created"],
    ["name", "amount", "status", "closed"],
  ],
  unless: [...(withId.unless ?? []), ...columns.id.names],
  needed: ["name"],
  tables: [dealFact(columns, outcome, { ...own, id: idByName })],
};

export const crmDeals: readonly ExportFormat[] = [withId, withoutId];
