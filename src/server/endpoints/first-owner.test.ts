import { afterEach, describe, expect, it } from "vitest";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { origin } from "../../../test/signed-in.ts";
import { auditOf } from "../../state/people/audit.ts";
import { addWorkspace } from "../../state/workspaces/workspaces.ts";
import { ownerLink, ownerLinkMs } from "../people/links.ts";

const person = { name: "Ana Prieto", email: "Ana@Faro.example", password: "seven green teapots whistle" };

describe("the first owner", { timeout: 60_000 }, () => {
  let server: OpenServer;
  let now = Date.now();
  afterEach(() => server.close());

  async function begin() {
    now = Date.now();
    server = await openServer({ clock: () => now });
  }

  async function linkToken(): Promise<string> {
    return (await ownerLink(server.parts.state, now))?.split("#")[1] ?? "";
  }

  async function post(token: string, more: object = {}, headers: object = {}) {
    const payload = { token, ...person, ...more };
    const url = "/api/v1/first-owner";
    const answer = await server.app.inject({ method: "POST", url, headers: { origin, ...headers }, payload });
    return { status: answer.statusCode, code: answer.body === "" ? null : answer.json().code, answer };
  }

  it("comes in by the link, owns every workspace, and closes the door behind", async () => {
    await begin();
    const { state } = server.parts;
    await addWorkspace(state, { id: "nordlys", name: "Nordlys", currency: "DKK", timeZone: "Europe/Copenhagen" });
    await server.parts.directory.reload();
    const needed = async () => (await server.app.inject({ url: "/api/v1/first-owner" })).json();
    expect(await needed()).toEqual({ needed: true });
    const token = await linkToken();
    const looked = async (payload: object) =>
      (await server.app.inject({ method: "POST", url: "/api/v1/first-owner/look", headers: { origin }, payload }))
        .statusCode;
    expect(await looked({ token: "x".repeat(32) })).toBe(410);
    for (const _ of [1, 2]) expect(await looked({ token })).toBe(204);
    const { status, answer } = await post(token);
    expect(status).toBe(204);
    expect(await looked({ token })).toBe(410);
    const [cookie] = answer.cookies;
    expect(cookie).toMatchObject({ name: "retorno.session_token", httpOnly: true, sameSite: "Lax", path: "/" });
    const asked = await server.app.inject({
      url: "/api/v1/me",
      headers: { cookie: `${cookie?.name}=${encodeURIComponent(cookie?.value ?? "")}` },
    });
    expect(asked.json()).toMatchObject({
      email: "ana@faro.example",
      operator: true,
      workspaces: [
        { id: "faro-azul", role: "owner" },
        { id: "nordlys", role: "owner" },
      ],
    });
    expect(await needed()).toEqual({ needed: false });
    expect(await post(token, { email: "eve@faro.example" })).toMatchObject({ status: 410, code: "gone" });
    expect(await ownerLink(state, now)).toBeNull();
    expect(await auditOf(state, null, { most: 10, below: null })).toMatchObject([
      { action: "owner.add", actor: "operator", became: { workspaces: ["faro-azul", "nordlys"] } },
    ]);
    expect(JSON.stringify([server.log, await state.selectFrom("verification").selectAll().execute()])).not.toContain(
      token,
    );
  });

  it("is one alone, however many open the link at once", async () => {
    await begin();
    const token = await linkToken();
    const outcomes = await Promise.all(["a", "b", "c"].map((one) => post(token, { email: `${one}@faro.example` })));
    expect(outcomes.map(({ status }) => status).sort()).toEqual([204, 410, 410]);
    expect(await server.parts.state.selectFrom("user").select("id").execute()).toHaveLength(1);
  });

  it("is refused with a link that has run out, is wrong, or was followed by a newer one", async () => {
    await begin();
    const first = await linkToken();
    const second = await linkToken();
    expect(await post(first)).toMatchObject({ status: 410, code: "gone" });
    expect(await post("a".repeat(32))).toMatchObject({ status: 410, code: "gone" });
    now += ownerLinkMs;
    expect(await post(second)).toMatchObject({ status: 410, code: "gone" });
    expect((await post(await linkToken())).status).toBe(204);
  });

  it.each([
    ["too short", "Tr0ub4dor&3"],
    ["a common one, made longer", "password12345"],
    ["one key again and again", "aaaaaaaaaaaaaaaaaaaa"],
    ["their own address and name", "ana@faro.example"],
    ["too long", `${"horse battery ".repeat(10)}`],
  ])("is told what to do about a password that is %s, and may try again", async (_, password) => {
    await begin();
    const token = await linkToken();
    const { status, answer } = await post(token, { password });
    expect(status).toBe(400);
    expect(answer.json()).toMatchObject({ code: "weak_password", hint: expect.stringContaining("four or more words") });
    expect((await post(token)).status).toBe(204);
  });

  it("comes over an encrypted connection, or from the machine itself", async () => {
    await begin();
    const token = await linkToken();
    const outside = { "x-forwarded-for": "203.0.113.9", host: "go.faro.example", origin: "http://go.faro.example" };
    expect(await post(token, {}, outside)).toMatchObject({ status: 403, code: "needs_https" });
    const encrypted = { ...outside, "x-forwarded-proto": "https", origin: "https://go.faro.example" };
    const { status, answer } = await post(token, {}, encrypted);
    expect(status).toBe(204);
    expect(answer.cookies[0]).toMatchObject({ name: "__Secure-retorno.session_token", secure: true, httpOnly: true });
  });
});
