import { KnownError } from "../model/errors.ts";
import { AdBook } from "./ad-book.ts";
import { B2bBooks } from "./b2b-books.ts";
import { b2bMarket } from "./b2b-market.ts";
import { basketOf } from "./basket.ts";
import { calendarOf } from "./calendar.ts";
import { Dice } from "./chance.ts";
import { Claims, platformsOf } from "./claims.ts";
import { Analytics } from "./exports/ga4.ts";
import { planText } from "./exports/plan.ts";
import { Folder } from "./folder.ts";
import { Journal } from "./journal.ts";
import type { Conversion } from "./life.ts";
import { type Market, type SimulatedModel, simulatedModels } from "./market.ts";
import { onlineShopMarket } from "./online-shop-market.ts";
import { populate } from "./population.ts";
import { Posts } from "./posts.ts";
import { ShopBooks } from "./shop-books.ts";
import { type Side, sides } from "./sides.ts";
import { traits as knownTraits, marketWith, type Trait, trackingWith } from "./traits.ts";
import { Truth } from "./truth.ts";
import { Worlds } from "./worlds.ts";
import { writeReports } from "./write-reports.ts";

export interface Simulation {
  readonly model: SimulatedModel;
  readonly people: number;
  readonly days: number;
  readonly seed: number;
  /** The folder to write into; made if it isn't there. */
  readonly out: string;
  /** The first day; 2026-01-01 unless told. */
  readonly from?: string;
  /** Sides the business does without in the world that is written down. */
  readonly off?: readonly Side[];
  /** What makes it harder to attribute; none unless told. */
  readonly traits?: readonly Trait[];
  /** Links of posts say the post's own id in `utm_content`; without it a number that somebody counts. */
  readonly namesPosts?: boolean;
}

const timeZone = "Europe/Madrid";

const businesses: Record<SimulatedModel, { market: Market; name: string; site: string }> = {
  "online-shop": { market: onlineShopMarket, name: "Faro Azul", site: "https://faroazul.example" },
  b2b: { market: b2bMarket, name: "Velero Planning", site: "https://velero.example" },
};

/**
 * Simulates a business whose truth is known, and writes the exports a real one has, its plan and `truth.json` into
 * `out`. The same simulation gives the same bytes anywhere. In 90 days a person makes 1.1 rows of data in a shop, 1.0
 * in b2b (in ten: nearly nine touches, the rest order lines, or contacts and deals); reports by campaign and day add
 * two to four thousand whatever the number of people, by ad some more from 100,000 people on. Returns the files' names
 * and the rows of data in them. Throws a KnownError about a number that can't be.
 */
export async function simulate(simulation: Simulation): Promise<{ files: string[]; rows: number }> {
  check(simulation);
  const { model, people, days, seed, out, from = firstDay, off = [], traits = [], namesPosts = false } = simulation;
  const { market: plain, name, site } = businesses[model];
  const market = marketWith(plain, traits);
  const calendar = calendarOf(from, days, timeZone);
  const mask = maskOf(off);
  const dice = new Dice(seed);
  const book = new AdBook(model, people, calendar);
  const posts = new Posts(model, calendar, dice, { named: namesPosts });
  const valueCents = (conversion: Conversion) => (model === "b2b" ? 0 : basketOf(conversion, dice).subtotalCents);
  const claims = new Claims(book, mask);
  const journal = new Journal({ market, dice, book, posts, claims, tracking: trackingWith(traits), valueCents });
  const folder = await Folder.open(out);
  const parts = { calendar, dice, folder, analytics: new Analytics(calendar), truth: new Truth() };
  const books = model === "b2b" ? new B2bBooks(parts, site) : new ShopBooks(parts);
  const worlds = new Worlds({ market, calendar, seed, off: mask });
  await populate({ ...parts, people, site, worlds, journal, books });
  writeReports({ model, name, folder, calendar, book, posts, analytics: parts.analytics });
  await folder.text("plan.yaml", planText(model, calendar));
  const about = { model, people, days, seed, from, to: calendar.date[days], currency: "EUR", timeZone, off };
  const withTraits = traits.length > 0 ? { ...about, traits } : about;
  await folder.text("truth.json", parts.truth.json(withTraits, book, platformsOf(model)));
  return folder.close();
}

const firstDay = "2026-01-01";
const mostPeople = 1_000_000_000;
const mostDays = 3660;

function check({ model, people, days, seed, from = firstDay, off = [], traits = [] }: Simulation) {
  if (!simulatedModels.includes(model)) fault(`there is no model ${model}`, `use ${simulatedModels.join(" or ")}`);
  whole("people", people, 1, mostPeople);
  whole("days", days, 1, mostDays);
  whole("seed", seed, 0, Number.MAX_SAFE_INTEGER);
  if (!/^\d{4}-\d\d-\d\d$/.test(from) || !isDay(from)) fault(`${from} is no day`, "write it as 2026-01-01");
  for (const trait of traits)
    if (!knownTraits.includes(trait)) fault(`there is no trait ${trait}`, `the traits are ${knownTraits.join(", ")}`);
  for (const side of off) {
    if (!sides.some((known) => isSame(known, side)))
      fault(`there is no network ${side.network} to switch off`, networkHint);
  }
}

const networkHint = `the networks are ${[...new Set(sides.map(({ network }) => network))].join(", ")}`;

function whole(what: string, value: number, least: number, most: number) {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  fault(`${what} is ${value}`, `give a whole number from ${least} to ${most}`);
}

function fault(message: string, hint: string): never {
  throw new KnownError("invalid_request", message, { hint });
}

function isDay(text: string): boolean {
  try {
    Temporal.PlainDate.from(text);
    return true;
  } catch {
    return false;
  }
}

const isSame = (one: Side, other: Side) => one.network === other.network && one.paid === other.paid;

const maskOf = (off: readonly Side[]) =>
  sides.reduce((mask, side, number) => (off.some((one) => isSame(one, side)) ? mask | (1 << number) : mask), 0);
