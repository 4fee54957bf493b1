import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { runCli } from "../../cli/cli.ts";
import { KnownError } from "../../model/errors.ts";
import { destinationOf } from "../../model/link.ts";
import { type Utm, utmOf } from "../../model/utm.ts";
import { linkClicks } from "../../questions/link-clicks.ts";
import { openState } from "../../state/database.ts";
import { addLink, deleteLink, type NewLink } from "../../state/links.ts";
import { addSite, addWorkspace } from "../../state/workspaces/workspaces.ts";
import { raw } from "../../warehouse/sql.ts";
import { openParts } from "../open-parts.ts";
import { createServer } from "../server.ts";

const instagram =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 334.0.4.32.98";
const chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36";

let folder: string;
let parts: Awaited<ReturnType<typeof openParts>>;
let app: FastifyInstance;
let site: string;
let now: number;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "retorno-links-"));
  now = Date.UTC(2026, 2, 1, 12);
  parts = await openParts(folder, { clock: () => now });
  await addWorkspace(parts.state, { id: "shop", name: "Faro & <Azul>", currency: "EUR", timeZone: "Europe/Madrid" });
  ({ key: site } = await addSite(parts.state, { workspace: "shop", name: "shop", hosts: ["shop.example"] }));
  await parts.directory.reload();
  app = await createServer(parts);
});
afterEach(async () => {
  await app.close();
  await parts.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A busy machine takes its time. */
const patiently = { timeout: 15_000, interval: 20 };

const make = (destination: string, said: Partial<Utm> = {}, more: Partial<NewLink> = {}) => {
  const utm = utmOf((field) => said[field] ?? null);
  const link = { workspace: "shop", slug: "spring", expiresAt: null, destination: destinationOf(destination), utm };
  return addLink(parts.state, { ...link, ...more });
};

const click = (
  headers: Record<string, string> = {},
  { query = "", method = "GET" as "GET" | "HEAD", slug = "spring" } = {},
) => app.inject({ method, url: `/l/${slug}${query}`, headers: { "user-agent": chrome, ...headers } });

const Row = z.object({
  kind: z.string(),
  visitor: z.string().nullable(),
  click: z.string().nullable(),
  link: z.string().nullable(),
  bot: z.string().nullable(),
  utm_source: z.string().nullable(),
});

/** What is stored once the clicks of this moment are. */
async function stored(rows = 1) {
  for (let tries = 0; ; tries++) {
    const found = await parts.facts.rows(
      Row,
      raw(`select kind, cast(visitor as varchar) as visitor, cast(click as varchar) as click, link, bot,
        (select any_value(utm_source) from marketing where marketing.origin = site_event.origin) as utm_source
        from site_event order by seq`),
    );
    if (found.length >= rows || tries > 500) return found;
    await setTimeout(20);
  }
}

describe("GET /l/:slug", () => {
  it("leads on, and the visit on the landing page is that click's", async () => {
    const { id } = await make("https://shop.example/p?size=m#top", { medium: "social", campaign: "spring" });
    const headers = { "user-agent": instagram, referer: "https://l.instagram.com/" };
    const { statusCode, headers: answered } = await click(headers, { query: "?fbclid=IwAR1" });
    expect(statusCode).toBe(302);
    expect(answered.location).toMatch(
      /^https:\/\/shop\.example\/p\?size=m&utm_source=instagram&utm_medium=social&utm_campaign=spring&fbclid=IwAR1&rtc=[0-9a-f]{16}#top$/,
    );
    expect(answered).toMatchObject({ "cache-control": "private, no-store", "x-robots-tag": "noindex" });
    const seen = { site, url: answered.location, referrer: "https://l.instagram.com/" };
    await app.inject({ method: "POST", url: "/e", headers, payload: seen });
    const rows = await stored(2);
    const [clicked, viewed] = ["link_click", "page_view"].map((kind) => rows.find((row) => row.kind === kind));
    expect(clicked).toMatchObject({ kind: "link_click", link: id, bot: null, utm_source: "instagram" });
    expect(viewed).toMatchObject({ kind: "page_view", click: clicked?.click, visitor: clicked?.visitor });
    expect(clicked?.click).not.toBeNull();
  });

  it.each([
    ["?url=https://evil.example", "spring"],
    ["?next=//evil.example&utm_source=evil", "spring"],
    ["", "SPRING"],
  ])("leads nowhere but to what is stored, whatever is asked (%s)", async (query, slug) => {
    await make("https://shop.example/", { source: "x" });
    const { headers } = await click({}, { query, slug });
    expect(headers.location).toMatch(/^https:\/\/shop\.example\/\?utm_source=x&rtc=[0-9a-f]{16}$/);
  });

  it("gives each click a name of its own", async () => {
    await make("https://shop.example/", { source: "x" });
    const names = new Set<string>();
    for (let at = 0; at < 600; at++) names.add(String((await click()).headers.location).slice(-16));
    expect(names.size).toBe(600);
    expect(new Set((await stored(600)).map(({ click }) => click)).size).toBe(600);
  });

  it.each([
    ["a preview", { "user-agent": "facebookexternalhit/1.1" }, "preview", "GET" as const],
    ["a prefetch", { "sec-purpose": "prefetch" }, "prefetch", "GET" as const],
    ["no user agent", { "user-agent": "" }, "no user agent", "GET" as const],
    ["a link checker", {}, "link checker", "HEAD" as const],
  ])("leads %s on without a click's name, and marks it", async (_, headers, bot, method) => {
    const { id } = await make("https://shop.example/", { source: "x" });
    const answer = await click(headers, { method });
    expect([answer.statusCode, answer.headers.location]).toEqual([302, "https://shop.example/?utm_source=x"]);
    expect(await stored()).toMatchObject([{ bot, visitor: null, click: null, link: id }]);
    expect(await linkClicks(parts.facts, "shop")).toEqual(new Map([[id, { clicks: 0, bots: 1 }]]));
  });

  it.each([{ "sec-gpc": "1" }, { dnt: "1" }])("counts those who opt out (%j) as anybody", async (headers) => {
    await make("https://shop.example/", { source: "x" });
    expect((await click(headers)).headers.location).toBe("https://shop.example/?utm_source=x");
    expect(await stored()).toMatchObject([{ bot: null, visitor: null, click: null, utm_source: "x" }]);
    await parts.state.updateTable("workspace").set({ honours_opt_out: 0 }).execute();
    await parts.directory.reload();
    expect((await click(headers)).headers.location).toMatch(/&rtc=/);
  });

  it("leads on although the click cannot be stored, and counts it as lost", async () => {
    await make("https://shop.example/", { source: "x" });
    parts.collector.refuse(new KnownError("busy", "the disk is nearly full"));
    expect((await click()).statusCode).toBe(302);
    await expect.poll(() => parts.metrics.text(), patiently).toContain("retorno_clicks_lost_total 1");
    parts.collector.refuse(null);
    await click();
    expect(await stored()).toHaveLength(1);
  });

  it("loses no click when the server stops", async () => {
    await make("https://shop.example/", { source: "x" });
    const answers = Promise.all(Array.from({ length: 50 }, () => click()));
    await answers;
    await app.close();
    expect(await stored(50)).toHaveLength(50);
  });
});

describe("a link that leads nowhere", () => {
  it("was never made: 404", async () => {
    const { statusCode, headers, body } = await click({}, { slug: "nobody" });
    expect([statusCode, headers["content-type"]]).toEqual([404, "text/html; charset=utf-8"]);
    expect(body).toContain("<h1>There is nothing here</h1>");
    expect(await stored(0)).toEqual([]);
  });

  it("is deleted or over: 410, with the way to the business's own site", async () => {
    const link = await make("https://www.elsewhere.example/", {}, { expiresAt: now + 1000 });
    expect((await click()).statusCode).toBe(302);
    now += 1000;
    const { statusCode, headers, body } = await click();
    expect(statusCode).toBe(410);
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(body).toContain("<h1>Faro &amp; &lt;Azul&gt;</h1>");
    expect(body).toContain('<a href="https://shop.example/">Go to shop.example</a>');
    expect(body).not.toContain("elsewhere");
    expect(body).not.toContain("<script");
    await deleteLink(parts.state, link);
    expect((await click()).statusCode).toBe(410);
  });

  it.each(["..%2fe", "%00", "a%20b", "<script>", "x".repeat(90), "%E2%98%83"])(
    "is %s, which harms nobody",
    async (slug) => {
      expect((await click({}, { slug: encodeURI(decodeURI(slug)) })).statusCode).toBe(404);
    },
  );
});

it("follows what the command line changes while it runs", async () => {
  await make("https://shop.example/old", { source: "x" });
  expect((await click()).headers.location).toContain("/old");
  const other = await openState(folder);
  try {
    await other.updateTable("link").set({ destination: "https://shop.example/new" }).execute();
  } finally {
    await other.destroy();
  }
  await expect.poll(async () => (await click()).headers.location, patiently).toContain("https://shop.example/new?");
  expect(await runCli(["link", "delete", "spring", "--data", folder])).toBe(0);
  await expect.poll(async () => (await click()).statusCode, patiently).toBe(410);
});
