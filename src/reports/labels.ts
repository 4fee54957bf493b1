import type { Evidence } from "../model/evidence.ts";
import { networks } from "../model/network.ts";
import type { RowKey, Statement } from "../model/statement.ts";
import { plainText } from "./cell-text.ts";
import { count, money } from "./figures.ts";

/** What a label is made of: a row of the statement, or a key alone where nothing says whether it is social. */
type Labelled = { key: RowKey; social?: boolean };

/** What a line is called: "Instagram, organic", "Spring sale (Instagram, paid)", "Instagram, no known post". */
export function rowLabel(row: Labelled): string {
  const { campaign, post } = row.key;
  const name = nameLabel(row);
  if (name !== undefined) return name + whereLabel(row);
  if (campaign === undefined && post === undefined) return placeLabel(row);
  const nameless = campaign === null ? "no campaign" : "no known post";
  return capitalised([shortPlace(row), nameless].filter((part) => part !== "").join(", "));
}

/** What stands behind a campaign's or post's name, as others go by the same one: " (Instagram, paid)". */
export function whereLabel(row: Labelled): string {
  return nameLabel(row) === undefined || shortPlace(row) === "" ? "" : ` (${shortPlace(row)})`;
}

const shortPlace = (row: Labelled) => (isNowhere(row) ? "no network" : placeLabel(row));

const isNowhere = ({ key: { network, paid }, social }: Labelled) => network === "none" && !paid && !social;

/** Where a line stands, without its campaign or post: "Instagram, organic", "Organic Search", "Social media, paid". */
export function placeLabel({ key: { network, paid, channel }, social }: Labelled): string {
  if (channel !== undefined) return plainText(channel);
  if (network === "none" && paid !== true) return capitalised(noNetwork(social));
  if (network === "none" && social !== true) return "Paid, network not known";
  const parts = [network === undefined ? side(social) : placeTitle(network, social), paidWord(paid)];
  return capitalised(parts.filter((part) => part !== undefined).join(", "));
}

/** The campaign's or post's name where the line is about a known one. */
export function nameLabel({ key: { campaign, post } }: Labelled): string | undefined {
  const name = campaign ?? post ?? undefined;
  return name === undefined ? undefined : plainText(name);
}

const placeTitle = (network: string, social?: boolean) =>
  network === "none" ? noNetwork(social) : networkTitle(network);

/** What has no network but is social, such as a cost that was active nowhere, is about all of them. */
const noNetwork = (social?: boolean) => (social === true ? "social media as a whole" : networkTitle("none"));

function side(social?: boolean): string | undefined {
  if (social === undefined) return undefined;
  return social ? "social media" : "other channels";
}

/** "paid", "organic", or nothing where the line says neither. */
export function paidWord(paid: boolean | undefined): string | undefined {
  if (paid === undefined) return undefined;
  return paid ? "paid" : "organic";
}

/** A network's name as people write it; "none" is where no network was. */
export function networkTitle(network: string): string {
  if (network === "none") return "no network (direct, e-mail, …)";
  if (network === "meta") return "Meta";
  const known: Record<string, { title: string }> = networks;
  return (Object.hasOwn(known, network) ? known[network]?.title : undefined) ?? capitalised(plainText(network));
}

/** The first letter large: for lines and labels that begin with a plain word. */
export const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What the lines are grouped by, as a heading says it. */
export const groupingTitles: Record<Statement["by"], string> = {
  network: "By network, paid and organic",
  channel: "By channel",
  campaign: "By campaign",
  post: "By post",
  paid: "Paid and organic",
};

/** Each kind of evidence in a few plain words. */
export const evidenceMeanings: Record<Evidence, string> = {
  measured: "a tracked link or a redeemed code",
  declared: "a CRM field or a survey answer says so",
  aggregated: "an analytics table without persons",
  modelled: "a statistical model",
  assigned: "a value somebody set on an action",
};

/** An attribution model in words: "last" → "last touch". */
export const modelTitle = (model: string) => modelTitles[model] ?? plainText(model);

const modelTitles: Record<string, string> = {
  last: "last touch",
  first: "first touch",
  "last-non-direct": "last touch that is not direct",
  linear: "linear (all touches alike)",
  "time-decay": "time decay (later touches more)",
  position: "position (first and last touch more)",
  lead: "lead creation (first touch and lead more)",
  u: "U (first touch and lead)",
  w: "W (first touch, lead and opportunity more)",
  "full-path": "full path",
  markov: "Markov chain (removal effect)",
  "markov-all": "Markov chain of all paths (removal effect)",
  shapley: "Shapley value",
  "new-demand": "new demand",
};

/** What counts as return: revenue, or the margin of it. */
export function basisWords({ basis, marginRate }: Statement): string {
  if (basis === "revenue") return "return is revenue";
  return marginRate === null
    ? "return is margin"
    : `return is margin, ${Number((marginRate * 100).toFixed(2))} % of revenue`;
}

/** A half-open period by its first and last day: "1 March 2026 to 31 March 2026". */
export function periodWords({ from, to }: { from: string; to: string }): string {
  const last = Temporal.PlainDate.from(to).subtract({ days: 1 });
  const first = Temporal.PlainDate.from(from);
  if (first.equals(last)) return dayWords(first);
  if (first.year === last.year && first.month === last.month) return `${first.day} to ${dayWords(last)}`;
  return `${first.year === last.year ? dayWords(first).slice(0, -5) : dayWords(first)} to ${dayWords(last)}`;
}

const dayWords = (day: Temporal.PlainDate) =>
  day.toLocaleString("en-GB", { day: "numeric", month: "long", year: "numeric" });

/**
 * What was read from a file: "spend 600.00 NOK · clicks 1,240"; blanks inside an item do not break. Names such as
 * "conversionValue" are said in words, and the currency in one such as "revenue EUR" stands behind its amount.
 */
export function sumsWords(sums: Record<string, string | number>, currency: string | null): string {
  return Object.entries(sums)
    .map(([name, value]) => {
      const [, what = name, own = currency ?? ""] = /^(.+) ([A-Z]{3})$/.exec(name) ?? [];
      const figure = typeof value === "number" ? count(value) : `${money(value)} ${own}`;
      return `${inWords(plainText(what))} ${figure.trim()}`.replaceAll(" ", "\u00a0");
    })
    .join(" · ");
}

const inWords = (name: string) => name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** A file's format, and a dash where none was recognised or the file is another's copy. */
export const formatLabel = (format: string | null) => (format === null ? "–" : plainText(format));

/** A day on the axis of a chart: "5 Jan". */
export const dayLabel = (day: string) =>
  Temporal.PlainDate.from(day).toLocaleString("en-GB", { day: "numeric", month: "short" });
