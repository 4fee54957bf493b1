import { type ExportFormat, moment, money, text } from "../../format.ts";
import { contactKey, currencyOfAmounts, dealFact, idByName } from "../crm-records.ts";
import { outcomeOf } from "../deal-outcome.ts";

/** Pipedrive names a column "Deal - Title"; an export of the deals alone leaves "Deal - " away. */
const deal = (...names: string[]): string[] => names.flatMap((name) => [`Deal - ${name}`, name]);

const columns = {
  id: text(...deal("ID", "Deal ID")),
  name: text(...deal("Title", "Deal title")),
  owner: text(...deal("Owner", "Deal owner", "Creator")),
  amount: money(...deal("Value", "Deal value", "Value ({currency})")),
  currency: text(...deal("Currency of Value", "Currency of Deal value", "Currency", "Value currency")),
  probability: text(...deal("Probability", "Deal probability")),
  company: text(...deal("Organization", "Organization name", "Organisation"), "Organization - Name"),
  pipeline: text(...deal("Pipeline")),
  stage: text(...deal("Stage")),
  status: text(...deal("Status")),
  label: text(...deal("Label", "Labels")),
  created: moment(...deal("Deal created", "Deal created on", "Add time", "Created", "Created at", "Created on")),
  won: moment(...deal("Won time", "Won on", "Won at")),
  lost: moment(...deal("Lost time", "Lost on", "Lost at")),
  closed: moment(...deal("Deal closed on", "Closed on", "Close time", "Closed at")),
  expected: moment(...deal("Expected close date")),
  updated: text(...deal("Update time", "Last updated")),
  reason: text(...deal("Lost reason")),
  channel: text(...deal("Source channel")),
  origin: text(...deal("Source origin", "Source")),
  person: text(...deal("Contact person", "Person"), "Person - Name"),
  contacts: text(...deal("Contact person ID", "Person ID"), "Person - ID"),
  email: text(
    "Person - Email - Work",
    "Person - Email (Work)",
    "Person - Email",
    "Person - Email - Home",
    "Person - Email - Other",
    "Contact email",
  ),
};

/** Pipedrive → Deals → Export. Its status says won, lost or open whatever the stages are called. */
export const pipedriveDeals: ExportFormat = {
  id: "pipedrive-deals",
  title: "Pipedrive deals",
  columns,
  signatures: [
    ["name", "stage", "status", "amount"],
    ["name", "status", "created", "currency", "amount"],
    // A task has an id, a title, a status and a day too.
    ...["amount", "pipeline", "person", "contacts", "won", "lost", "expected"].map((sign) => [
      ...["id", "name", "status", "created"],
      sign,
    ]),
    ["name", "pipeline", "stage", "amount"],
    ["id", "status", "amount", "won"],
    ["name", "stage", "amount", "currency", "expected"],
  ],
  unless: [
    "Deal Name",
    "Deal Stage",
    "Record ID",
    "Record Id",
    "Opportunity Name",
    "Permalink",
    "Video link",
    "Campaign name",
  ],
  needed: ["name"],
  context: currencyOfAmounts,
  tables: [
    dealFact(
      columns,
      `case when status is null and won is not null then 'won' else ${outcomeOf("coalesce(status, stage, '')")} end`,
      {
        id: `coalesce(id, ${idByName})`,
        stage: "coalesce(stage, status)",
        closed_at: "coalesce(won, lost, closed, expected)",
        contacts: `nullif(concat_ws(';', contacts, ${contactKey("email")}), '')`,
      },
    ),
  ],
  note: ({ has }) =>
    has("won") || has("closed")
      ? null
      : "the file does not say when deals were won: they are dated by their expected close date",
  getIt:
    "Pipedrive → Deals → list view → … → Export filter results → .csv or Excel, with Deal ID and the person's e-mail",
};
