import { type Calendar, localText } from "../calendar.ts";
import { type Deal, type Stage, stageAt } from "../company.ts";
import { endOf } from "../foresight.ts";
import type { Touch } from "../journal.ts";
import type { Identity } from "../people.ts";
import { cell, euros, type Sheet } from "../sheet.ts";
import { direct, isPaid, networkOf } from "../sides.ts";

const contactsHeader =
  "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Create Date,Lead Status,Lifecycle Stage,Became an Opportunity Date,Original Traffic Source,Original Traffic Source Drill-Down 1,Original Traffic Source Drill-Down 2,Latest Traffic Source,Latest Traffic Source Drill-Down 1,Latest Traffic Source Drill-Down 2,First Page Seen,First Referring Site,Associated Company IDs,Associated Deal IDs";
const dealsHeader =
  "Record ID,Deal Name,Deal Stage,Amount,Currency,Close Date,Create Date,Pipeline,Deal owner,Associated Contact IDs,Associated Company IDs";

/** Somebody who left an address, with the visits before it that were tracked. */
export interface Lead {
  readonly person: number;
  readonly identity: Identity;
  readonly at: number;
  readonly first: Touch | undefined;
  readonly latest: Touch | undefined;
}

const recordId = { contact: 101, company: 500_000_001, deal: 900_000_001 };
const owner = "Vera Ejemplo";

export function openHubspot(contacts: Sheet, deals: Sheet): void {
  contacts.line(contactsHeader);
  deals.line(dealsHeader);
}

/** HubSpot's row of a contact; dates in the zone of the business. */
export function writeContact(
  sheet: Sheet,
  calendar: Calendar,
  company: number,
  deal: Deal | null,
  site: string,
  lead: Lead,
): void {
  const { firstName, lastName, email } = lead.identity;
  const inDeal = deal !== null && lead.at < deal.closesAt && deal.openedAt < endOf(calendar);
  const won = inDeal && stageAt(deal, endOf(calendar)) === "Closed Won";
  const stages = inDeal ? [won ? "Customer" : "Opportunity", localText(calendar, deal.openedAt)] : ["Lead", ""];
  sheet.row(
    [
      recordId.contact + lead.person,
      cell(firstName),
      cell(lastName),
      email,
      "",
      owner,
      localText(calendar, lead.at),
      inDeal ? "Open Deal" : "New",
      ...stages,
      ...trafficSource(lead.first),
      ...trafficSource(lead.latest),
      firstPage(site, lead.first),
      lead.first?.tags.referrer ?? "",
      recordId.company + company,
      inDeal ? recordId.deal + company : "",
    ].join(","),
  );
}

/** HubSpot's row of a deal as it stands when the period ends. */
export function writeDeal(
  sheet: Sheet,
  calendar: Calendar,
  company: number,
  deal: Deal,
  stage: Stage,
  leads: readonly Lead[],
): void {
  const contacts = leads.filter(({ at }) => at < deal.closesAt).map(({ person }) => recordId.contact + person);
  sheet.row(
    [
      recordId.deal + company,
      `Company ${company + 1} Example - Plan`,
      stage,
      euros(deal.amountCents),
      "EUR",
      localText(calendar, deal.closesAt),
      localText(calendar, deal.openedAt),
      "Sales Pipeline",
      owner,
      contacts.join(";"),
      recordId.company + company,
    ].join(","),
  );
}

/** HubSpot's three columns on where a visit came from. */
function trafficSource(touch: Touch | undefined): [string, string, string] {
  if (touch === undefined) return ["Offline Sources", "CRM_UI", ""];
  if (touch.way === direct) return ["Direct Traffic", "", ""];
  const network = networkOf(touch.way);
  const { campaign } = touch.tags;
  if (network === "email") return ["Email Marketing", campaign, ""];
  if (network === "google")
    return isPaid(touch.way) ? ["Paid Search", campaign || "Unknown", ""] : ["Organic Search", "Google", ""];
  return [isPaid(touch.way) ? "Paid Social" : "Organic Social", displayNames[network] ?? network, campaign];
}

const displayNames: Partial<Record<string, string>> = {
  linkedin: "LinkedIn",
  x: "Twitter",
  youtube: "YouTube",
  facebook: "Facebook",
};

function firstPage(site: string, touch: Touch | undefined): string {
  if (touch === undefined) return "";
  const { source, medium, campaign } = touch.tags;
  const page = `${site}/guide`;
  return source === ""
    ? page
    : `${page}?utm_source=${encodeURIComponent(source)}&utm_medium=${medium}&utm_campaign=${encodeURIComponent(campaign)}`;
}
