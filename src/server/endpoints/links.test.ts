import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { type Browser, origin, signedIn } from "../../../test/signed-in.ts";
import { auditOf } from "../../state/people/audit.ts";
import { keepPublicUrl } from "../../state/public-url.ts";
import { addWorkspace } from "../../state/workspaces/workspaces.ts";

const links = "/api/v1/workspaces/faro-azul/links";
const Slugs = z.object({ items: z.array(z.object({ slug: z.string() })), next: z.string().nullable() });
const phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1";

describe("links", () => {
  let server: OpenServer;
  let ana: Browser;
  let eve: Browser;
  let now = Date.UTC(2026, 2, 5, 12);
  beforeAll(async () => {
    server = await openServer({ clock: () => now });
    const { state, directory } = server.parts;
    await addWorkspace(state, { id: "other", name: "Other", currency: "EUR", timeZone: "UTC" });
    await keepPublicUrl(state, "https://go.shop.example");
    await directory.reload();
    ana = await signedIn(server, "ana@faro.example", { "faro-azul": "editor" });
    eve = await signedIn(server, "eve@other.example", { other: "owner" });
  });
  afterAll(() => server.close());

  const click = (slug: string) =>
    server.app.inject({ url: `/l/${slug}`, headers: { "user-agent": phone, accept: "text/html" } });

  it("are made by the same rules as at the command line, with what is worth knowing", async () => {
    const made = await ana.ask("POST", links, {
      ...{ destination: "https://shop.example/spring?fbclid=x", source: "Instagram", medium: "social", slug: "spring" },
      expires: "2026-12-31",
    });
    expect(made).toMatchObject({
      status: 201,
      body: {
        link: {
          slug: "spring",
          url: "https://go.shop.example/l/spring",
          expires: "2026-12-31",
          isOver: false,
          clicks: 0,
        },
        warnings: [expect.stringContaining('utm_source is "Instagram"')],
      },
    });
    expect((await click("spring")).headers.location).toContain("https://shop.example/spring?utm_source=Instagram");
    expect(await ana.ask("POST", links, { destination: "https://a.example/", slug: "spring" })).toMatchObject({
      status: 409,
      body: { code: "conflict" },
    });
    expect(await ana.ask("POST", links, { destination: "javascript:alert(1)" })).toMatchObject({ status: 400 });
    expect(await ana.ask("POST", links, { destination: "https://a.example/?mail=a@b.example" })).toMatchObject({
      status: 400,
      body: { code: "invalid_request", detail: expect.stringContaining("address") },
    });
  });

  it("lead elsewhere as soon as they are changed, and remember what they were", async () => {
    await ana.ask("POST", links, { destination: "https://shop.example/a", source: "flyer", slug: "window" });
    await click("window");
    const edited = await ana.ask("PATCH", `${links}/window`, {
      version: 1,
      destination: "https://shop.example/b",
      source: null,
    });
    expect(edited).toMatchObject({ status: 200, body: { hasChanged: true, link: { source: null, version: 2 } } });
    expect((await click("window")).headers.location).toContain("https://shop.example/b?utm_source=link");
    const same = await ana.ask("PATCH", `${links}/window`, { version: 2, destination: "https://shop.example/b" });
    expect(same).toMatchObject({ body: { hasChanged: false, link: { version: 2 } } });
    expect(await ana.ask("PATCH", `${links}/window`, { version: 2 })).toMatchObject({ status: 400 });
    const at = new Date(now).toISOString();
    expect((await ana.ask("GET", `${links}/window/history`)).body).toEqual({
      items: [
        { at, what: "destination", was: "https://shop.example/a", is: "https://shop.example/b" },
        { at, what: "source", was: "flyer", is: null },
      ],
    });
    expect(await ana.ask("DELETE", `${links}/window`)).toEqual({ status: 204, body: null });
    expect((await click("window")).statusCode).toBe(410);
    expect(await ana.ask("DELETE", `${links}/window`)).toMatchObject({ status: 410, body: { code: "gone" } });
    expect(await ana.ask("GET", `${links}/window`)).toMatchObject({ status: 200, body: { deletedAt: at } });
    const trail = await auditOf(server.parts.state, "faro-azul", { most: 3, below: null });
    expect(trail).toMatchObject([
      { actor: `user:${ana.user}`, action: "link.delete", subject: "window", became: null },
      { action: "link.edit", was: { source: "flyer" }, became: { destination: "https://shop.example/b" } },
      { action: "link.add", was: null },
    ]);
  });

  it("are never changed over somebody else's change, who is named with what they changed", async () => {
    const [url, ben] = [`${links}/twice`, await signedIn(server, "ben@faro.example", { "faro-azul": "editor" })];
    await ana.ask("POST", links, { destination: "https://shop.example/a", source: "flyer", slug: "twice" });
    expect(await ben.ask("PATCH", url, { campaign: "blind" })).toMatchObject({
      status: 400,
      body: { errors: [{ path: "version", detail: "is missing" }] },
    });
    expect(await ben.ask("PATCH", url, { version: 9, campaign: "x" })).toMatchObject({
      status: 400,
      body: { detail: "this link never had a version 9" },
    });
    expect((await ana.ask("PATCH", url, { version: 1, campaign: "spring" })).status).toBe(200);
    await ana.ask("PATCH", url, { version: 2, expires: "2026-12-31" });
    expect(await ben.ask("PATCH", url, { version: 1, destination: "https://shop.example/b" })).toMatchObject({
      status: 409,
      body: {
        code: "edit_conflict",
        by: "ana",
        at: new Date(now).toISOString(),
        current: { slug: "twice", version: 3, destination: "https://shop.example/a", campaign: "spring" },
        changed: [
          { field: "campaign", was: null, is: "spring" },
          { field: "expires", was: null, is: "2026-12-31" },
        ],
      },
    });
    const { headers } = await server.app.inject({ url, headers: { cookie: ben.cookie } });
    expect(headers.etag).toBe('"3"');
    const match = { cookie: ben.cookie, origin, "if-match": '"3"' };
    const payload = { destination: "https://shop.example/b" };
    expect((await server.app.inject({ method: "PATCH", url, headers: match, payload })).json()).toMatchObject({
      link: { version: 4, destination: "https://shop.example/b", campaign: "spring" },
    });
    const listed = await ana.ask("GET", `${links}?search=twice`);
    expect(listed.body).toMatchObject({ items: [{ slug: "twice", version: 4 }] });
  });

  it("of another workspace are as unknown as those that never were", async () => {
    await ana.ask("POST", links, { destination: "https://shop.example/", slug: "mine" });
    const theirs = "/api/v1/workspaces/other/links";
    for (const [method, path] of [
      ["GET", "mine"],
      ["PATCH", "mine"],
      ["DELETE", "mine"],
      ["GET", "mine/history"],
      ["GET", "mine/qr"],
    ] as const) {
      const body = method === "PATCH" ? { version: 1, source: "x" } : undefined;
      const { status, body: said } = await eve.ask(method, `${theirs}/${path}`, body);
      expect([method, path, status, z.object({ code: z.string() }).parse(said).code]).toEqual([
        method,
        path,
        404,
        "not_found",
      ]);
      expect((await eve.ask(method, `${links}/${path}`, body)).status).toBe(404);
    }
    expect((await eve.ask("GET", theirs)).body).toEqual({ items: [], next: null });
  });

  it("are listed in pages, found by a part of them, with the clicks of a period", async () => {
    for (const slug of ["c", "a", "b"]) {
      await ana.ask("POST", links, {
        destination: `https://pages.example/${slug}`,
        campaign: "Sale_%",
        slug: `pg-${slug}`,
      });
    }
    const page = async (query: string) => Slugs.parse((await ana.ask("GET", `${links}?${query}`)).body);
    const first = await page("search=PAGES.example&limit=2");
    expect(first.items.map(({ slug }) => slug)).toEqual(["pg-a", "pg-b"]);
    const rest = await page(`search=pages.example&limit=2&cursor=${first.next}`);
    expect([rest.items.map(({ slug }) => slug), rest.next]).toEqual([["pg-c"], null]);
    expect((await page("search=sale_%25")).items).toHaveLength(3);
    expect((await page("search=sale_x")).items).toHaveLength(0);
    expect((await ana.ask("GET", `${links}?cursor=nonsense`)).status).toBe(400);
    await click("pg-a");
    now += 86_400_000;
    await click("pg-a");
    await server.app.inject({ method: "HEAD", url: "/l/pg-a", headers: { "user-agent": phone } });
    const counted = async (query: string) => {
      const { clicks, botClicks } = z
        .object({ clicks: z.int(), botClicks: z.int() })
        .parse((await ana.ask("GET", `${links}/pg-a${query}`)).body);
      return [clicks, botClicks];
    };
    await expect.poll(() => counted(""), { timeout: 5000 }).toEqual([2, 1]);
    expect(await counted("?from=2026-03-05&to=2026-03-06")).toEqual([1, 0]);
    expect(await counted("?from=2026-03-06&to=2026-03-07")).toEqual([1, 1]);
    expect((await ana.ask("GET", `${links}?from=2026-03-05`)).status).toBe(400);
    expect((await ana.ask("GET", `${links}?from=2026-03-05&to=2026-03-01`)).status).toBe(400);
  });

  it("are brought back after they were deleted, under their slug and with their clicks, and the audit says so", async () => {
    await ana.ask("POST", links, { destination: "https://shop.example/back", source: "flyer", slug: "back" });
    await ana.ask("DELETE", `${links}/back`);
    expect((await click("back")).statusCode).toBe(410);
    expect(await ana.ask("POST", `${links}/back/restore`)).toMatchObject({
      status: 200,
      body: { slug: "back", deletedAt: null, destination: "https://shop.example/back" },
    });
    expect((await click("back")).statusCode).toBe(302);
    expect(await ana.ask("POST", `${links}/back/restore`)).toMatchObject({ status: 200 });
    expect((await eve.ask("POST", `/api/v1/workspaces/other/links/back/restore`)).status).toBe(404);
    const trail = await auditOf(server.parts.state, "faro-azul", { most: 2, below: null });
    expect(trail).toMatchObject([{ action: "link.restore", subject: "back" }, { action: "link.delete" }]);
  });

  it("tell what they brought: a click that became a visit that became an order", async () => {
    await ana.ask("POST", links, {
      destination: "https://shop.example/",
      source: "instagram",
      medium: "social",
      slug: "bio",
    });
    const { location } = (await click("bio")).headers;
    const see = (seen: object) =>
      server.app.inject({
        ...{ method: "POST", url: "/e", headers: { "user-agent": phone } },
        payload: { site: server.site, ...seen },
      });
    await see({ url: location });
    const data = { transaction_id: "77", value: 40, currency: "EUR" };
    await see({ url: "https://shop.example/thanks", name: "purchase", data });
    const asked = "from=2026-03-01&to=2026-04-01";
    await expect
      .poll(async () => (await ana.ask("GET", `${links}/bio?${asked}`)).body, { timeout: 5000 })
      .toMatchObject({ clicks: 1 });
    const answer = await ana.ask("GET", `/api/v1/workspaces/faro-azul/link-returns?${asked}`);
    expect(answer).toMatchObject({
      status: 200,
      body: {
        items: expect.arrayContaining([
          expect.objectContaining({
            slug: "bio",
            clicks: 1,
            visits: 1,
            conversions: 1,
            return: "40.00",
            interval: null,
          }),
        ]),
        totals: { return: "40.00" },
        all: { conversions: 1, return: "40.00" },
      },
    });
    expect((await ana.ask("GET", `${links}/bio/days?${asked}`)).body).toEqual({
      items: [{ day: "2026-03-06", clicks: 1, botClicks: 0, visits: 1 }],
    });
  });
});
