import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { InjectOptions } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Endpoint } from "../src/api/endpoint.ts";
import { endpoints } from "../src/api/endpoints.ts";
import { keyScopes, type Permission, roleMay } from "../src/model/permissions.ts";
import { stateFile } from "../src/state/database.ts";
import { addApiKey } from "../src/state/people/api-keys.ts";
import { addWorkspace } from "../src/state/workspaces/workspaces.ts";
import { type OpenServer, openServer } from "./open-server.ts";
import { otherRoutes, type Sample, samples } from "./route-table.ts";
import { type Browser, origin, signedIn } from "./signed-in.ts";

const [ours, theirs] = ["faro-azul", "rival-shop"];
const many = { known: 1_000_000, unknown: 1_000_000 };
const isOfWorkspace = ({ path }: Endpoint) => path.includes("/:workspace");
const isChange = ({ method }: Endpoint) => method !== "GET";
const sampleOf = ({ name }: Endpoint): Sample => samples[name] ?? {};

describe("the routes", () => {
  let server: OpenServer;
  beforeAll(async () => {
    server = await openServer();
    await server.app.ready();
  });
  afterAll(() => server.close());

  const served = () => [...server.app.served].filter(([route]) => !isHeadOfGet(route, server.app.served));

  it("are all in the table, and all of the table are served", () => {
    const known = [...Object.keys(otherRoutes), ...endpoints.map(routeOf)];
    expect(
      served()
        .map(([route]) => route)
        .sort(),
    ).toEqual(known.sort());
  });

  it("under /api/v1 have a contract, which the gate reads", () => {
    for (const [route, endpoint] of served()) {
      expect([route, endpoint === null]).toEqual([route, !route.includes(" /api/v1/")]);
    }
  });

  it("have contracts with names of their own, a sample each, and a workspace where a permission is asked", () => {
    expect(new Set(endpoints.map(({ name }) => name)).size).toBe(endpoints.length);
    expect(endpoints.map(({ name }) => name).sort()).toEqual(Object.keys(samples).sort());
    for (const endpoint of endpoints) {
      const asksPermission = !["nobody", "user", "operator"].includes(endpoint.needs);
      expect([endpoint.name, isOfWorkspace(endpoint)]).toEqual([
        endpoint.name,
        asksPermission && endpoint.name !== "sendEvents",
      ]);
    }
  });

  it.each(endpoints.map((endpoint) => [endpoint.name, endpoint] as const))(
    "%s has a sample that its contract takes",
    (_, one) => {
      const { params, query = {}, body } = sampleOf(one);
      expect(one.params.safeParse({ ...(isOfWorkspace(one) ? { workspace: ours } : {}), ...params })).toMatchObject({
        success: true,
      });
      expect(one.query.safeParse(query)).toMatchObject({ success: true });
      if (one.takes === "json") expect(one.body.safeParse(body)).toMatchObject({ success: true });
    },
  );
});

interface Case {
  readonly who: string;
  readonly headers: Record<string, string>;
  readonly workspace?: string;
  readonly answer: string;
}

describe("whoever may not", () => {
  let server: OpenServer;
  let owner: Browser;
  let viewer: Browser;
  let stranger: Browser;
  let operator: Browser;
  const keys = new Map<string, string>();
  beforeAll(async () => {
    server = await openServer({ limits: many });
    const { state, directory } = server.parts;
    await addWorkspace(state, { id: theirs, name: "Rival", currency: "EUR", timeZone: "UTC" });
    await directory.reload();
    owner = await signedIn(server, "owner@faro.example", { [ours]: "owner" });
    viewer = await signedIn(server, "viewer@faro.example", { [ours]: "viewer" });
    stranger = await signedIn(server, "owner@rival.example", { [theirs]: "owner" });
    operator = await signedIn(server, "operator@faro.example", { [ours]: "owner" }, { operator: true });
    const make = async (name: string, workspace: string, scopes: readonly Permission[], expiresMs: number | null) => {
      const { id, key } = await addApiKey(state, { workspace, name, scopes, expiresMs });
      keys.set(name, key);
      return id;
    };
    await make("theirs", theirs, keyScopes, null);
    await make("expired", ours, keyScopes, 1);
    const revoked = await make("revoked", ours, keyScopes, null);
    await state.updateTable("api_key").set({ revoked_at: 1 }).where("id", "=", revoked).execute();
    await make("none", ours, [], null);
    for (const scope of keyScopes)
      await make(
        `all but ${scope}`,
        ours,
        keyScopes.filter((one) => one !== scope),
        null,
      );
  });
  afterAll(() => server.close());

  const byKey = (name: string) => ({ authorization: `Bearer ${keys.get(name) ?? keys.get("none")}` });
  const byCookie = ({ cookie }: Browser, from = origin) => ({ cookie, origin: from });

  function casesOf(endpoint: Endpoint): Case[] {
    const { needs } = endpoint;
    const cases: Case[] = [
      { who: "an expired key", headers: byKey("expired"), answer: "401 key_expired" },
      { who: "a revoked key", headers: byKey("revoked"), answer: "401 unauthenticated" },
      { who: "a key that never was", headers: { "x-api-key": "rtn_x" }, answer: "401 unauthenticated" },
      { who: "two keys", headers: { ...byKey("none"), "x-api-key": "rtn_x" }, answer: "400 invalid_request" },
    ];
    if (needs !== "nobody") {
      cases.push({ who: "no session", headers: { origin }, answer: "401 unauthenticated" });
      cases.push({
        who: "a made-up session",
        headers: { origin, cookie: "retorno.session_token=abc.def" },
        answer: "401 unauthenticated",
      });
    }
    if (endpoint.name === "sendEvents") {
      cases.push({ who: "a session", headers: byCookie(owner), answer: "401 unauthenticated" });
      cases.push({ who: "a key without the scope", headers: byKey(`all but ${needs}`), answer: "403 wrong_scope" });
      return cases;
    }
    cases.push({
      who: "a key and a session",
      headers: { ...byCookie(owner), ...byKey("none") },
      answer: "400 invalid_request",
    });
    if (isChange(endpoint)) {
      cases.push({
        who: "another site's page",
        headers: byCookie(owner, "https://evil.example"),
        answer: "403 cross_site",
      });
      cases.push({ who: "a page in a sandbox", headers: byCookie(owner, "null"), answer: "403 cross_site" });
      cases.push({
        who: "a browser that says cross-site",
        headers: { cookie: owner.cookie, "sec-fetch-site": "cross-site" },
        answer: "403 cross_site",
      });
    }
    if (needs === "user" || needs === "operator")
      cases.push({ who: "a key", headers: byKey("none"), answer: "403 wrong_scope" });
    if (needs === "operator")
      cases.push({ who: "who is no operator", headers: byCookie(owner), answer: "403 forbidden" });
    return isOfWorkspace(endpoint) ? [...cases, ...workspaceCases(endpoint, needs as Permission)] : cases;
  }

  function workspaceCases(endpoint: Endpoint, needs: Permission): Case[] {
    const refusesViewers = !roleMay("viewer", needs) || sampleOf(endpoint).refusesViewers === true;
    return [
      { who: "another workspace's owner", headers: byCookie(stranger), answer: "404 not_found" },
      {
        who: "an owner, of no workspace",
        headers: byCookie(owner),
        workspace: "no-such-shop",
        answer: "404 not_found",
      },
      {
        who: "an owner, by a prototype's name",
        headers: byCookie(owner),
        workspace: "__proto__",
        answer: "404 not_found",
      },
      {
        who: "an owner, by capitals",
        headers: byCookie(owner),
        workspace: ours.toUpperCase(),
        answer: "404 not_found",
      },
      {
        who: "an owner, by a way round",
        headers: byCookie(owner),
        workspace: `${theirs}%2F..%2F${ours}`,
        answer: "404 not_found",
      },
      { who: "a key of another workspace", headers: byKey("theirs"), answer: "404 not_found" },
      { who: "a key without the scope", headers: byKey(`all but ${needs}`), answer: "403 wrong_scope" },
      ...(refusesViewers ? [{ who: "a viewer", headers: byCookie(viewer), answer: "403 forbidden" }] : []),
    ];
  }

  it.each(endpoints.map((endpoint) => [routeOf(endpoint), endpoint] as const))(
    "%s: is refused, and changes nothing",
    async (_, endpoint) => {
      const before = records(server.folder);
      const cases = casesOf(endpoint);
      const answers = [];
      for (const { who, headers, workspace } of cases) {
        answers.push({ who, answer: await answerTo(server, endpoint, { headers, workspace: workspace ?? ours }) });
      }
      expect(answers).toEqual(cases.map(({ who, answer }) => ({ who, answer })));
      expect(records(server.folder)).toEqual(before);
    },
  );

  it("are led from their own pages to sign in, and see no statement of a workspace that is not theirs", async () => {
    const ask = async (url: string, headers: Record<string, string> = {}) =>
      (await server.app.inject({ url, headers: { accept: "text/html", ...headers } })).statusCode;
    const isOwn = (route: string) => /who is signed in|as \/account|own gate/.test(otherRoutes[route]?.who ?? "");
    const own = Object.keys(otherRoutes).filter(isOwn);
    expect(own.length).toBe(6);
    for (const route of own) {
      const url = route.replace("GET ", "").replace(":workspace", ours).replace("*", "journeys");
      const { statusCode, headers } = await server.app.inject({ url, headers: { accept: "text/html" } });
      expect([route, statusCode, headers.location]).toEqual([
        route,
        expect.toBeOneOf([302, 303]),
        expect.stringMatching(/^\/sign-in/),
      ]);
    }
    for (const url of [`/w/${ours}`, `/w/${ours}/journeys`, `/w/${ours}/statement`]) {
      expect(await ask(url, { cookie: stranger.cookie })).toBe(404);
      expect(await ask(url, byKey("all but plan:read"))).toBeOneOf([302, 303]);
      expect(await ask(url, { cookie: viewer.cookie })).toBe(200);
    }
  });

  it.each(endpoints.filter((one) => isChange(one)).map((one) => [routeOf(one), one] as const))(
    "%s: takes no body that a browser may send unasked",
    async (_, endpoint) => {
      const isByKey = endpoint.name === "sendEvents";
      if (isByKey) return; // Only a key is heard there, which no browser adds by itself.
      const before = records(server.folder);
      for (const type of [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain; application/json",
      ]) {
        const headers = { ...byCookie(operator), "content-type": type };
        expect([type, await answerTo(server, endpoint, { headers, workspace: ours })]).toEqual([
          type,
          "415 unsupported_media_type",
        ]);
      }
      expect(records(server.folder)).toEqual(before);
    },
  );
});

describe("whoever may", () => {
  let server: OpenServer;
  let owner: Browser;
  const gate = /unauthenticated|key_expired|forbidden|wrong_scope|cross_site/;
  beforeAll(async () => {
    server = await openServer({ limits: many });
    owner = await signedIn(server, "owner@faro.example", {}, { operator: true });
  });
  afterAll(() => server.close());

  async function workspaceFor({ name }: Endpoint): Promise<string> {
    const id = name.toLowerCase();
    await addWorkspace(server.parts.state, { id, name, currency: "EUR", timeZone: "UTC" });
    await server.parts.state
      .insertInto("member")
      .values({ workspace: id, user: owner.user, role: "owner", added_at: 1 })
      .execute();
    await server.parts.directory.reload();
    return id;
  }

  it.each(endpoints.map((endpoint) => [routeOf(endpoint), endpoint] as const))(
    "%s: is let through",
    async (_, endpoint) => {
      const workspace = await workspaceFor(endpoint);
      const isOne = endpoint.needs === "user" || endpoint.needs === "operator";
      const who = isOne
        ? await signedIn(server, `${endpoint.name.toLowerCase()}@faro.example`, {}, { operator: true })
        : owner;
      if (endpoint.name !== "sendEvents") {
        const headers = endpoint.needs === "nobody" ? { origin } : { origin, cookie: who.cookie };
        const answer = await answerTo(server, endpoint, { headers, workspace });
        expect(answer).not.toMatch(gate);
        expect(answer).not.toMatch(/^(415|5\d\d) (?!mail_unavailable)/);
      }
      if (keyScopes.some((scope) => scope === endpoint.needs)) {
        const scopes = [endpoint.needs as Permission];
        const { key } = await addApiKey(server.parts.state, { workspace, name: "only this", scopes });
        const answer = await answerTo(server, endpoint, { headers: { authorization: `Bearer ${key}` }, workspace });
        expect(answer).not.toMatch(endpoint.name === "deleteWorkspace" ? /^$/ : gate);
        expect(answer).not.toMatch(/^(415|500) /);
      }
    },
  );
});

describe("what is sent besides", () => {
  let server: OpenServer;
  let owner: Browser;
  beforeAll(async () => {
    server = await openServer({ limits: many });
    owner = await signedIn(server, "owner@faro.example", { [ours]: "owner" });
  });
  afterAll(() => server.close());

  it.each([
    "//api/v1/me",
    "/api//v1/me",
    "/api/v1/me/",
    "/API/v1/me",
    "/api/v1/ME",
    "/api/v1/./me",
    "/api/v1/%2e%2e/v1/me",
    "/api/v1/me;x=1",
    "/api/v1/me%00",
    "/api/v1/me%",
  ])("another spelling of an address is another address: %s", async (url) => {
    expect([400, 404, 401]).toContain((await server.app.inject({ method: "GET", url })).statusCode);
    const answer = await server.app.inject({ method: "GET", url, headers: { cookie: owner.cookie } });
    // Node's own URL parser takes the dots away before there is a request.
    expect([url, answer.statusCode]).toEqual([
      url,
      /\.|%2e/.test(url) ? answer.statusCode : expect.toBeOneOf([400, 404]),
    ]);
  });

  it("no header or field makes a method another", async () => {
    const before = records(server.folder);
    for (const header of ["x-http-method-override", "x-http-method", "x-method-override"]) {
      const headers = { cookie: owner.cookie, origin, [header]: "DELETE" };
      const answer = await server.app.inject({
        method: "GET",
        url: `/api/v1/workspaces/${ours}?_method=DELETE`,
        headers,
      });
      expect(answer.statusCode).toBe(400);
      expect((await server.app.inject({ method: "GET", url: `/api/v1/workspaces/${ours}`, headers })).statusCode).toBe(
        200,
      );
    }
    expect(records(server.folder)).toEqual(before);
  });

  it("HEAD is let through as GET is, and OPTIONS lets no other site in", async () => {
    const url = `/api/v1/workspaces/${ours}`;
    expect((await server.app.inject({ method: "HEAD", url })).statusCode).toBe(401);
    expect((await server.app.inject({ method: "HEAD", url, headers: { cookie: owner.cookie } })).statusCode).toBe(200);
    const asked = { origin: "https://evil.example", "access-control-request-method": "POST" };
    const preflight = await server.app.inject({ method: "OPTIONS", url, headers: asked });
    expect(preflight.statusCode).toBe(404);
    expect(preflight.headers).not.toHaveProperty("access-control-allow-origin");
  });

  it.each([
    ["a query twice", `/api/v1/workspaces/${ours}/audit?limit=5&limit=6`],
    ["a query that is not known", `/api/v1/workspaces/${ours}/audit?limits=5`],
    ["a query by a prototype's name", `/api/v1/workspaces/${ours}/audit?__proto__=1`],
    ["a query as an object", `/api/v1/workspaces/${ours}/audit?limit[gt]=5`],
    ["a limit beyond all", `/api/v1/workspaces/${ours}/audit?limit=1e9`],
    ["a cursor beyond all", `/api/v1/workspaces/${ours}/audit?cursor=${"9".repeat(4000)}`],
    ["a cursor that is none", `/api/v1/workspaces/${ours}/audit?cursor=%00'%20or%201=1`],
  ])("%s is refused in a sentence", async (_, url) => {
    const answer = await server.app.inject({ method: "GET", url, headers: { cookie: owner.cookie } });
    expect([answer.statusCode, answer.json().code]).toEqual([400, "invalid_request"]);
  });

  it("a body by a prototype's name is refused", async () => {
    const headers = { cookie: owner.cookie, origin, "content-type": "application/json" };
    const payload = '{"name":"x","__proto__":{"operator":true}}';
    const answer = await server.app.inject({ method: "PATCH", url: "/api/v1/me", headers, payload });
    expect([answer.statusCode, answer.json().code]).toEqual([400, "invalid_json"]);
  });

  it("a body beyond the endpoint's own limit is refused before it is read", async () => {
    const headers = { cookie: owner.cookie, origin, "content-type": "application/json" };
    const payload = JSON.stringify({ name: "x".repeat(300_000) });
    const answer = await server.app.inject({ method: "PATCH", url: "/api/v1/me", headers, payload });
    expect([answer.statusCode, answer.json().code]).toEqual([413, "too_large"]);
  });
});

describe("what browsers are told beside each answer", () => {
  let server: OpenServer;
  let owner: Browser;
  beforeAll(async () => {
    server = await openServer({ limits: many });
    owner = await signedIn(server, "owner@faro.example", { [ours]: "owner" });
    await server.app.ready();
  });
  afterAll(() => server.close());

  const strict = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": expect.stringMatching(/^(no-referrer|same-origin)$/),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": expect.stringContaining("camera=()"),
    "content-security-policy": expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
    "strict-transport-security": expect.stringMatching(/^max-age=\d{8}/),
  };
  const byHttps = { "x-forwarded-proto": "https", "x-forwarded-for": "203.0.113.9", host: "go.shop.example" };

  it("is strict on every route that is not open to other sites, and on an address where there is nothing", async () => {
    const routes = [...server.app.served.keys()].filter(
      (route) => otherRoutes[route]?.manners !== "open" && !isHeadOfGet(route, server.app.served),
    );
    expect(routes.length).toBeGreaterThan(20);
    for (const route of [...routes, "GET /nothing/here"]) {
      const [method = "", pattern = ""] = route.split(" ");
      const url = pattern.replaceAll(/:\w+/g, "a1b2");
      const answer = await server.app.inject({ method: method as "GET", url, headers: byHttps });
      expect({ route, ...answer.headers }).toMatchObject({ route, ...strict });
      expect([route, answer.headers["access-control-allow-origin"]]).toEqual([route, undefined]);
      const policy = String(answer.headers["content-security-policy"]);
      expect([route, /script-src[^;]*('unsafe-inline'|'unsafe-eval'|\*)/.test(policy)]).toEqual([route, false]);
    }
  });

  it("is never kept, of the API, and says nothing of https where there is none", async () => {
    for (const url of ["/api/v1/me", `/api/v1/workspaces/${ours}`, "/api/v1/first-owner"]) {
      const { headers } = await server.app.inject({ url, headers: { cookie: owner.cookie } });
      expect(headers).toMatchObject({ "cache-control": "no-store" });
      expect(headers).not.toHaveProperty("strict-transport-security");
    }
  });

  it("says how a key is shown where none was", async () => {
    expect((await server.app.inject("/api/v1/me")).headers["www-authenticate"]).toBe('Bearer realm="retorno"');
  });
});

const routeOf = ({ method, path }: Endpoint): string => `${method} ${path}`;

/** Fastify answers HEAD wherever it answers GET, through the same gate. */
const isHeadOfGet = (route: string, served: ReadonlyMap<string, unknown>): boolean =>
  route.startsWith("HEAD ") && served.has(route.replace("HEAD ", "GET ")) && !(route in otherRoutes);

async function answerTo(
  { app }: OpenServer,
  endpoint: Endpoint,
  { headers, workspace }: { headers: Record<string, string>; workspace: string },
): Promise<string> {
  const { params = {}, query = {}, body } = sampleOf(endpoint);
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name) =>
    name === "workspace" ? workspace : (params[name] ?? ""),
  );
  const asked = new URLSearchParams(query).toString();
  const options: InjectOptions = { method: endpoint.method, url: asked === "" ? path : `${path}?${asked}`, headers };
  if (endpoint.takes === "bytes") {
    options.payload = Buffer.from("Campaign,Cost\n");
    options.headers = { "content-type": "application/octet-stream", ...headers };
  } else if (body !== undefined) {
    options.payload = JSON.stringify(body);
    options.headers = { "content-type": "application/json", ...headers };
  }
  if (options.headers?.["content-type"] !== undefined && options.payload === undefined) options.payload = "{}";
  const { statusCode, body: text } = await app.inject(options);
  const code = /"code":"(\w+)"/.exec(text)?.[1] ?? "";
  return statusCode < 400 ? String(statusCode) : `${statusCode} ${code}`;
}

/** All that stands in the app's records, but when somebody was last seen. */
function records(folder: string): Record<string, readonly unknown[]> {
  const database = new DatabaseSync(join(folder, stateFile), { readOnly: true });
  try {
    const tables = database.prepare("select name from sqlite_master where type = 'table'").all() as { name: string }[];
    return Object.fromEntries(
      tables.map(({ name }) => {
        const rows = database.prepare(`select * from "${name}"`).all();
        return [name, rows.map(({ last_used_at: _, ...row }) => row)];
      }),
    );
  } finally {
    database.close();
  }
}
