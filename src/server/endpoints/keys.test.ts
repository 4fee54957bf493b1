import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { type Browser, signedIn } from "../../../test/signed-in.ts";
import { addApiKey } from "../../state/people/api-keys.ts";
import { addWorkspace } from "../../state/workspaces/workspaces.ts";

const base = "/api/v1/workspaces/faro-azul/keys";
const day = 86_400_000;

describe("API keys over the API", () => {
  let server: OpenServer;
  let ana: Browser;
  let now = Date.parse("2026-11-10T00:00:00Z");
  beforeAll(async () => {
    server = await openServer({ clock: () => now });
    ana = await signedIn(server, "ana@faro.example", { "faro-azul": "owner" });
  });
  afterAll(() => server.close());

  const asKey = async (key: string, url: string) =>
    (await server.app.inject({ url, headers: { authorization: `Bearer ${key}` } })).json() as unknown;

  it("are shown once, do what their scopes say, run out, and are revoked", async () => {
    const expiresAt = new Date(now + 30 * day).toISOString();
    const made = await ana.ask("POST", base, {
      name: "sheet",
      scopes: ["workspace:read", "links:read", "workspace:read"],
      expiresAt,
    });
    expect(made).toMatchObject({
      status: 201,
      body: { name: "sheet", scopes: ["links:read", "workspace:read"], expiresAt, revokedAt: null },
    });
    const { id, key } = made.body as { id: string; key: string };
    expect(key).toMatch(/^rtn_/);
    const listed = JSON.stringify((await ana.ask("GET", base)).body);
    expect(listed).toContain(id);
    expect(listed).not.toContain(key.slice(9));

    expect(await asKey(key, "/api/v1/workspaces/faro-azul")).toMatchObject({ id: "faro-azul" });
    expect(await asKey(key, base)).toMatchObject({ code: "wrong_scope" });
    await expect
      .poll(async () => (await ana.ask("GET", base)).body)
      .toMatchObject({ items: [{ id, lastUsedAt: new Date(now).toISOString() }] });

    now += 31 * day;
    await new Promise((done) => setTimeout(done, 300));
    expect(await asKey(key, "/api/v1/workspaces/faro-azul")).toMatchObject({ status: 401, code: "key_expired" });
    expect((await ana.ask("DELETE", `${base}/${id}`)).status).toBe(204);
    expect((await ana.ask("DELETE", `${base}/${id}`)).status).toBe(204);
    expect(await asKey(key, "/api/v1/workspaces/faro-azul")).toMatchObject({ status: 401, code: "unauthenticated" });
    const audit = (await ana.ask("GET", "/api/v1/workspaces/faro-azul/audit")).body;
    expect(audit).toMatchObject({
      items: [
        { action: "key.revoke", subject: id, was: { name: "sheet" }, became: null },
        { action: "key.add", subject: id, was: null, became: { scopes: ["links:read", "workspace:read"], expiresAt } },
      ],
    });
    expect(JSON.stringify(audit)).not.toContain(key.slice(9));
  });

  it.each([
    [{ name: "x", scopes: [] }, "at least one scope"],
    [{ name: "x", scopes: ["keys:write"] }, "scopes.0"],
    [{ name: "x", scopes: ["members:read"] }, "scopes.0"],
    [{ name: " ", scopes: ["links:read"] }, "name"],
    [{ name: "x", scopes: ["links:read"], expiresAt: "2020-01-01T00:00:00Z" }, "run out"],
    [{ name: "x", scopes: ["links:read"], expiresAt: "soon" }, "expiresAt"],
  ])("refuse %j", async (body, says) => {
    const { status, body: problem } = await ana.ask("POST", base, body);
    expect(status).toBe(400);
    expect(problem).toMatchObject({ code: "invalid_request", detail: expect.stringContaining(says) });
  });

  it("are made and revoked by owners alone, and only in their own workspace", async () => {
    const bea = await signedIn(server, "bea@faro.example", { "faro-azul": "editor" });
    const wanted = { name: "x", scopes: ["links:read"] };
    expect((await bea.ask("POST", base, wanted)).body).toMatchObject({ code: "forbidden" });
    expect((await bea.ask("GET", base)).body).toMatchObject({ code: "forbidden" });
    await addWorkspace(server.parts.state, { id: "other", name: "Other", currency: "EUR", timeZone: "UTC" });
    await server.parts.directory.reload();
    const { id } = await addApiKey(server.parts.state, { workspace: "other", name: "theirs" });
    expect((await ana.ask("DELETE", `${base}/${id}`)).body).toMatchObject({ status: 404, code: "not_found" });
  });
});
