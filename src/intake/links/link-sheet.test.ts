import { describe, expect, it } from "vitest";
import type { Link } from "../../model/link.ts";
import type { linkDraft } from "../../model/link-draft.ts";
import { linkSheet } from "./link-sheet.ts";
import { planLinks } from "./plan-links.ts";

const sheet = (text: string) => linkSheet(Buffer.from(text));
const rules = { timeZone: "Europe/Madrid" };
const none = { links: [], taken: new Set<string>(), rules };

describe("a sheet of links", () => {
  it.each([
    ["commas", "destination,utm_source,slug\nhttps://a.example/,instagram,one\n"],
    ["semicolons and a byte order mark", "\ufeffDestination;Source;Slug\r\nhttps://a.example/;instagram;one\r\n"],
    ["tabs and other columns", "notes\tUTM Source\tTarget URL\tslug\nx\tinstagram\thttps://a.example/\tone"],
  ])("is read with %s", (_, text) => {
    expect(sheet(text)).toEqual([
      { line: 2, written: { destination: "https://a.example/", source: "instagram", slug: "one" } },
    ]);
  });

  it("has room for 20,000 links, whatever blank lines stand between them", () => {
    const rows = "https://a.example/\n".repeat(20_000);
    expect(sheet(`destination\n${rows}\n\n`)).toHaveLength(20_000);
    expect(() => sheet(`destination\n${rows}https://b.example/`)).toThrow(/has 20001 rows; 20000 are the most/);
  });

  it("counts lines as an editor does", () => {
    const rows = sheet('destination,content\n\nhttps://a.example/,"two\nlines"\n,\nhttps://b.example/,x\n');
    expect(rows.map(({ line }) => line)).toEqual([3, 6]);
  });

  it.each([
    ["url_of_page,source\nx,y", /names no column destination/],
    ["destinaton,source\nx,y", /names no column destination/],
    ["destination,source,utm_source\nx,y,z", /two columns say the source/],
    ["", /names no column destination/],
  ])("%j is none", (text, why) => {
    expect(() => sheet(text)).toThrow(why);
  });

  it("refuses bytes that are no text", () => {
    expect(() => linkSheet(Buffer.from([0x64, 0xff, 0xfe, 0x00]))).toThrow("no text in UTF-8");
  });
});

describe("what a sheet would make", () => {
  const rows = sheet("destination,source,slug\nhttps://a.example/,instagram,one\nhttps://a.example/,facebook,\n");
  const asLinks = (drafts: readonly (ReturnType<typeof linkDraft> & { line: number })[]): Link[] =>
    drafts.map(({ slug, destination, utm, expiresAt }, at) => ({
      ...{ id: String(at), workspace: "shop", createdAt: 0, deletedAt: null, destination, utm, expiresAt },
      slug: slug ?? `made${at}`,
    }));

  it("is nothing new the second time", () => {
    const first = planLinks(rows, none);
    expect(first).toMatchObject({ standing: 0, faults: [] });
    const links = asLinks(first.drafts);
    const taken = new Set(links.map(({ slug }) => slug));
    expect(planLinks(rows, { links, taken, rules })).toEqual({ drafts: [], standing: 2, faults: [] });
  });

  it("names each row that cannot be, and why", () => {
    const bad = sheet(
      "destination,source,slug,expires\njavascript:x,a,b,\nhttps://a.example/,x,Big Slug,\nhttps://a.example/,x,one,\nhttps://b.example/,x,one,\nhttps://a.example/,x,theirs,\nhttps://a.example/,x,,31.12.2026\n",
    );
    const { faults, drafts } = planLinks(bad, { ...none, taken: new Set(["theirs"]) });
    expect(faults).toEqual([
      { line: 2, reason: expect.stringContaining("javascript:") },
      { line: 3, reason: expect.stringContaining("big-slug") },
      { line: 5, reason: "the slug one stands in line 4 already" },
      { line: 6, reason: "the slug theirs is taken: choose another" },
      { line: 7, reason: expect.stringContaining("such as 2026-12-31") },
    ]);
    expect(drafts.map(({ line }) => line)).toEqual([4]);
  });

  it("does not bend a link that says something else, nor one that was deleted", () => {
    const [one] = asLinks(planLinks(rows, none).drafts);
    if (one === undefined) throw new Error("no link");
    const taken = new Set(["one"]);
    const other = { ...one, destination: "https://other.example/" };
    expect(planLinks(rows, { links: [other], taken, rules }).faults).toEqual([
      { line: 2, reason: expect.stringContaining("retorno link edit one") },
    ]);
    expect(planLinks(rows, { links: [{ ...one, deletedAt: 1 }], taken, rules }).faults).toEqual([
      { line: 2, reason: expect.stringContaining("was deleted") },
    ]);
  });
});
