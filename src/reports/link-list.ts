import { plainText } from "./cell-text.ts";
import { csvText } from "./csv-text.ts";
import { count } from "./figures.ts";
import { wrap } from "./terminal/display-width.ts";

/** A link as a report shows it. */
export interface LinkLine {
  readonly slug: string;
  readonly url: string;
  readonly destination: string;
  readonly source: string | null;
  readonly medium: string | null;
  readonly campaign: string | null;
  readonly content: string | null;
  readonly term: string | null;
  /** The first day on which it no longer works. */
  readonly expires: string | null;
  /** Whether that day has begun. */
  readonly over: boolean;
  readonly clicks: number;
  readonly bots: number;
}

/** The links of a workspace for a terminal: each with its clicks, and below it where it leads and as what. */
export function linkList(links: readonly LinkLine[], { width = 80 }: { width?: number } = {}): string {
  if (links.length === 0) return "there are no links yet: retorno link add makes one\n";
  return links.flatMap((link) => linkLines(link, width)).join("");
}

function linkLines(link: LinkLine, width: number): string[] {
  const bots = link.bots === 0 ? "" : `, and ${count(link.bots)} by bots`;
  const ends = link.expires === null ? "" : `, ${link.over ? "over since" : "until"} ${link.expires}`;
  const tags = [link.source ?? "(where it is clicked)", link.medium, link.campaign, link.content, link.term];
  const said = tags
    .map((tag) => plainText(tag ?? "–"))
    .join(" / ")
    .replace(/(?: \/ –)+$/, "");
  return [
    `${link.url}  ${clicksInWords(link.clicks)}${bots}${ends}\n`,
    ...wrap(`→ ${plainText(link.destination)}`, width - 2).map((line) => `  ${line}\n`),
    ...wrap(said, width - 2).map((line) => `  ${line}\n`),
  ];
}

const clicksInWords = (clicks: number): string => (clicks === 1 ? "1 click" : `${count(clicks)} clicks`);

const columns = [
  ..."slug url destination source medium campaign content term expires clicks bots".split(" "),
] as readonly string[] as readonly (keyof LinkLine)[];

/** The same as csv: what `retorno link import` reads, and the clicks beside it. */
export const linkCsv = (links: readonly LinkLine[]): string =>
  csvText([[...columns], ...links.map((link) => columns.map((column) => link[column]))]);
