import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { origin, password, signedIn } from "../../../test/signed-in.ts";
import { auditOf } from "../../state/people/audit.ts";

describe("an account", { timeout: 60_000 }, () => {
  let server: OpenServer;
  beforeAll(async () => {
    server = await openServer();
  });
  afterAll(() => server.close());

  async function anotherBrowser(email: string, agent: string) {
    const headers = { origin, "user-agent": agent };
    const payload = { email, password };
    const answer = await server.app.inject({ method: "POST", url: "/api/v1/sign-in", headers, payload });
    const [{ name, value } = { name: "", value: "" }] = answer.cookies;
    return async () => {
      const cookie = `${name}=${encodeURIComponent(value)}`;
      return (await server.app.inject({ url: "/api/v1/me", headers: { cookie } })).statusCode;
    };
  }

  it("shows where somebody is signed in, and ends what they choose", async () => {
    const email = "ana@faro.example";
    const ana = await signedIn(server, email, { "faro-azul": "viewer" });
    const [phone, library] = [await anotherBrowser(email, "Phone/1"), await anotherBrowser(email, "Library/2")];
    const list = async () =>
      (
        (await ana.ask("GET", "/api/v1/me/sessions")).body as {
          items: { id: string; current: boolean; browser: string }[];
        }
      ).items;
    const before = await list();
    expect(before.filter(({ current }) => current)).toHaveLength(1);
    expect(before.map(({ browser }) => browser)).toEqual(expect.arrayContaining(["Phone/1", "Library/2"]));
    const { id } = before.find(({ browser }) => browser === "Library/2") ?? { id: "" };
    expect((await ana.ask("DELETE", `/api/v1/me/sessions/${id}`)).status).toBe(204);
    expect([await phone(), await library()]).toEqual([200, 401]);
    expect(await ana.ask("DELETE", `/api/v1/me/sessions/${id}`)).toMatchObject({ body: { code: "not_found" } });
    expect((await ana.ask("DELETE", "/api/v1/me/sessions")).status).toBe(204);
    expect(await phone()).toBe(401);
    expect(await list()).toMatchObject([{ current: true }]);
  });

  it("shows and ends nobody else's sessions", async () => {
    const [bea, eve] = [await signedIn(server, "bea@faro.example", {}), await signedIn(server, "eve@faro.example", {})];
    const { id } = await server.parts.state
      .selectFrom("session")
      .select("id")
      .where("userId", "=", bea.user)
      .executeTakeFirstOrThrow();
    expect((await eve.ask("GET", "/api/v1/me/sessions")).body).toMatchObject({ items: [{ current: true }] });
    expect((await eve.ask("DELETE", `/api/v1/me/sessions/${id}`)).status).toBe(404);
    expect((await bea.ask("GET", "/api/v1/me")).status).toBe(200);
  });

  it("is called what its owner says, and the audit knows", async () => {
    const cas = await signedIn(server, "cas@faro.example", {});
    expect(await cas.ask("PATCH", "/api/v1/me", { name: "  Cas Pau  " })).toMatchObject({ body: { name: "Cas Pau" } });
    expect((await cas.ask("GET", "/api/v1/me")).body).toMatchObject({ name: "Cas Pau" });
    expect(await cas.ask("PATCH", "/api/v1/me", { name: " " })).toMatchObject({ body: { code: "invalid_request" } });
    expect(await auditOf(server.parts.state, null, { most: 1, below: null })).toMatchObject([
      { action: "account.edit", actor: `user:${cas.user}`, was: { name: "cas" }, became: { name: "Cas Pau" } },
    ]);
  });

  it("is out of a workspace as soon as it is removed, while signed in", async () => {
    const dan = await signedIn(server, "dan@faro.example", { "faro-azul": "editor" });
    expect((await dan.ask("GET", "/api/v1/workspaces/faro-azul")).status).toBe(200);
    await server.parts.state.deleteFrom("member").where("user", "=", dan.user).execute();
    expect(await dan.ask("GET", "/api/v1/workspaces/faro-azul")).toMatchObject({ body: { code: "not_found" } });
    expect((await dan.ask("GET", "/api/v1/me")).body).toMatchObject({ workspaces: [] });
    await server.parts.state.deleteFrom("user").where("id", "=", dan.user).execute();
    expect(await dan.ask("GET", "/api/v1/me")).toMatchObject({ body: { code: "unauthenticated" } });
  });
});
