import type { Evidence } from "../model/evidence.ts";
import { networks } from "../model/network.ts";
import type { RowKey, Statement } from "../model/statement.ts";
import { plainText } from "./cell-text.ts";
import { count, money } from "./figures.ts";

/** What a line is called: "Instagram, organic", "Spring sale (Instagram, paid)", "Organic Search". */
export function rowLabel(key: RowKey): string {
  const where = placeLabel(key);
  const name = nameLabel(key);
  if (name === undefined) return where;
  return where === "" ? name : `${name} (${where})`;
}

/** Where a line stands, without its campaign or post: "Instagram, organic", "Organic Search", "Paid". */
export function placeLabel({ network, paid, channel }: RowKey): string {
  if (channel !== undefined) return plainText(channel);
  if (network === "none" && paid !== true) return capitalised(networkTitle(network));
  const parts = [network === undefined ? undefined : networkTitle(network), paidWord(paid)];
  return capitalised(parts.filter((part) => part !== undefined).join(", "));
}

/** The campaign's or post's name where the line is about one. */
export function nameLabel({ campaign, post }: RowKey): string | undefined {
  if (campaign !== undefined) return campaign === null ? "No campaign" : plainText(campaign);
  if (post !== undefined) return post === null ? "No known post" : plainText(post);
  return undefined;
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
  shapley: "Shapley value",
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

/** What was read from a file: "spend 600.00 NOK · clicks 1,240"; blanks inside an item do not break. */
export function sumsWords(sums: Record<string, string | number>, currency: string | null): string {
  return Object.entries(sums)
    .map(([name, value]) => {
      const figure = typeof value === "number" ? count(value) : `${money(value)} ${currency ?? ""}`;
      return `${plainText(name)} ${figure.trim()}`.replaceAll(" ", "\u00a0");
    })
    .join(" · ");
}

/** A day on the axis of a chart: "5 Jan". */
export const dayLabel = (day: string) =>
  Temporal.PlainDate.from(day).toLocaleString("en-GB", { day: "numeric", month: "short" });
