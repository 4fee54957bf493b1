import type { Books, BooksParts } from "./books.ts";
import { companyDice, type Deal, dealOf, stageAt } from "./company.ts";
import { type Lead, openHubspot, writeContact, writeDeal } from "./exports/hubspot.ts";
import { endOf } from "./foresight.ts";
import type { Journal, Touch } from "./journal.ts";
import type { Conversion } from "./life.ts";
import type { Identity } from "./people.ts";
import type { Sheet } from "./sheet.ts";
import type { Worth } from "./truth.ts";
import { peoplePerCompany } from "./worlds.ts";

interface Member {
  readonly lead: Lead | undefined;
  readonly worlds: readonly (readonly Conversion[])[];
}

/** The software house's books: conversions are leads, and the leads of a company may make a deal. */
export class B2bBooks implements Books {
  readonly #parts: BooksParts;
  readonly #site: string;
  readonly #contacts: Sheet;
  readonly #deals: Sheet;
  #company = 0;
  #members: Member[] = [];

  constructor(parts: BooksParts, site: string) {
    this.#parts = parts;
    this.#site = site;
    this.#contacts = parts.folder.sheet("hubspot-contacts.csv");
    this.#deals = parts.folder.sheet("hubspot-deals.csv");
    openHubspot(this.#contacts, this.#deals);
  }

  enter(person: number, identity: Identity, journal: Journal, worlds: readonly (readonly Conversion[])[]): void {
    const outcome = journal.outcomes[0];
    let lead: Lead | undefined;
    if (outcome !== undefined) {
      const seen = journal.tracked;
      const isSame = ({ browser }: Touch) => browser === outcome.touch.browser;
      const [first, latest] = seen ? [journal.touches.find(isSame), outcome.touch] : [undefined, undefined];
      lead = { person, identity, at: outcome.conversion.moment, first, latest };
      if (outcome.touch.analysed) this.#parts.analytics.keyEvent(outcome.touch, 0);
    }
    this.#members.push({ lead, worlds });
    if (this.#members.length === peoplePerCompany) this.finish();
  }

  /** Settles the company whose people have all been seen. */
  finish(): void {
    const leads = this.#members.flatMap(({ lead }) => lead ?? []);
    if (this.#members.some(({ worlds }) => worlds.some(({ length }) => length > 0))) this.#settle(leads);
    this.#members = [];
    this.#company++;
  }

  #settle(leads: readonly Lead[]) {
    const { calendar, truth } = this.#parts;
    const deal = this.#dealIn(0);
    if (deal !== null && deal.openedAt < endOf(calendar)) {
      writeDeal(this.#deals, calendar, this.#company, deal, stageAt(deal, endOf(calendar)), leads);
    }
    for (const lead of leads) writeContact(this.#contacts, calendar, this.#company, deal, this.#site, lead);
    const factual = this.#worthOf(deal);
    const count = this.#members[0]?.worlds.length ?? 0;
    truth.compare(
      Array.from({ length: count }, (_, world) =>
        this.#isFactual(world) ? factual : this.#worthOf(this.#dealIn(world)),
      ),
    );
  }

  #isFactual = (world: number) => this.#members.every(({ worlds }) => worlds[world] === worlds[0]);

  #dealIn(world: number): Deal | null {
    const leads = this.#members.map(({ worlds }) => worlds[world]?.[0]?.moment);
    return dealOf(leads, companyDice(this.#parts.dice, this.#company));
  }

  #worthOf(deal: Deal | null): Worth {
    const won = deal !== null && stageAt(deal, endOf(this.#parts.calendar)) === "Closed Won";
    return won ? { conversions: 1, netCents: deal.amountCents } : { conversions: 0, netCents: 0 };
  }
}
