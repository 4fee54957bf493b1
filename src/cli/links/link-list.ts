import { linkNamed } from "../../answers/links/link-desk.ts";
import { type LinkChange, linkChanges } from "../../answers/links/link-history.ts";
import type { Link } from "../../model/link.ts";
import { expiryDay } from "../../model/link-draft.ts";
import { type LinkClicks, linkClicks } from "../../questions/link-clicks.ts";
import { type LinkLine, linkCsv, linkList } from "../../reports/link-list.ts";
import { linksOf } from "../../state/links.ts";
import { openDataFolder } from "../../warehouse/data-folder.ts";
import { oneOf, readOptions } from "../options.ts";
import { output, terminal } from "../output.ts";
import { type LinkCommand, placeOptions, theOnly, withLinks } from "./link-options.ts";

/** `retorno link list`: the links that stand, with the clicks of people and of bots. */
export async function linkListCommand(args: readonly string[]): Promise<number> {
  const { values } = readOptions(args, [...placeOptions, "format", "out"]);
  const format = oneOf("format", values.format ?? "table", ["table", "json", "csv"]);
  return withLinks(values, async (desk) => {
    const links = await linksOf(desk.state, desk.workspace.id);
    const lines = await linesOf(desk, links);
    const text = {
      table: () => linkList(lines, terminal(values.out)),
      json: () => `${JSON.stringify(lines, null, 1)}\n`,
      csv: () => linkCsv(lines),
    }[format]();
    await output(text, values.out);
    return 0;
  });
}

/** `retorno link show SLUG`: one link, and what it was before each change. */
export async function linkShow(args: readonly string[]): Promise<number> {
  const { values, paths } = readOptions(args, [...placeOptions, "format"]);
  const format = oneOf("format", values.format ?? "table", ["table", "json"]);
  const slug = theOnly(paths, "slug", "show spring");
  return withLinks(values, async (desk) => {
    const link = await linkNamed(desk, slug, { deleted: true });
    const [line] = await linesOf(desk, [link]);
    if (line === undefined) throw new Error("one link in, no line out");
    const { deletedAt } = link;
    const deleted = deletedAt === null ? null : moment(deletedAt, desk);
    const history = (await linkChanges(desk.state, link, desk.workspace.timeZone)).map(({ atMs, ...change }) => ({
      at: moment(atMs, desk),
      ...change,
    }));
    const text =
      format === "json"
        ? `${JSON.stringify({ ...line, created: moment(link.createdAt, desk), deleted, history }, null, 1)}\n`
        : `${linkList([line], terminal(undefined))}${saidOf(link, history, desk)}`;
    await output(text, undefined);
    return 0;
  });
}

async function linesOf({ folder, workspace, short }: LinkCommand, links: readonly Link[]): Promise<LinkLine[]> {
  const clicks = links.length === 0 ? new Map<string, LinkClicks>() : await clicksIn(folder, workspace.id);
  return links.map((link) => lineOf(link, short(link), clicks.get(link.id), workspace.timeZone));
}

async function clicksIn(folder: string, workspace: string): Promise<ReadonlyMap<string, LinkClicks>> {
  const facts = await openDataFolder(folder, workspace);
  try {
    return await linkClicks(facts, workspace);
  } finally {
    facts.close();
  }
}

function lineOf(link: Link, url: string, counted: LinkClicks | undefined, timeZone: string): LinkLine {
  const { slug, destination, utm, expiresAt } = link;
  const expires = expiresAt === null ? null : expiryDay(expiresAt, timeZone);
  const over = expiresAt !== null && expiresAt <= Date.now();
  return { slug, url, destination, ...utm, expires, over, clicks: counted?.clicks ?? 0, bots: counted?.bots ?? 0 };
}

const moment = (ms: number, { workspace }: LinkCommand): string =>
  Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO(workspace.timeZone)
    .toString({ smallestUnit: "second", timeZoneName: "never" });

function saidOf(
  { createdAt, deletedAt }: Link,
  history: readonly (Omit<LinkChange, "atMs"> & { readonly at: string })[],
  desk: LinkCommand,
): string {
  const short = (at: string) => at.slice(0, 16).replace("T", " ");
  const changes = history.map(({ at, what, was, is }) => `${short(at)}  ${what}: ${was ?? "none"} → ${is ?? "none"}\n`);
  const gone = deletedAt === null ? [] : [`${short(moment(deletedAt, desk))}  deleted\n`];
  const zone = `Times are of ${desk.workspace.timeZone}.\n`;
  return [`${short(moment(createdAt, desk))}  made\n`, ...changes, ...gone, zone].join("");
}
