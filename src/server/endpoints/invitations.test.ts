import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mailServer, tokenIn } from "../../../test/mail-server.ts";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { type Browser, origin, password, signedIn } from "../../../test/signed-in.ts";
import { addApiKey } from "../../state/people/api-keys.ts";
import { auditOf } from "../../state/people/audit.ts";
import { addWorkspace } from "../../state/workspaces/workspaces.ts";

const base = "/api/v1/workspaces/faro-azul/invitations";
const day = 86_400_000;

let server: OpenServer;
let ana: Browser;
let now = Date.parse("2026-11-10T00:00:00Z");

interface Sent {
  readonly invitation: { readonly id: string };
  readonly mailed: boolean;
  readonly link: string;
}
const invited = async (email: string, role = "editor", url = base): Promise<Sent & { token: string }> => {
  const { status, body } = await ana.ask("POST", url, { email, role });
  expect(status, JSON.stringify(body)).toBe(201);
  const sent = body as Sent;
  return { ...sent, token: tokenIn(sent.link) };
};
const asNobody = async (url: string, body: object) => {
  const answer = await server.app.inject({ method: "POST", url, headers: { origin }, payload: body });
  return {
    status: answer.statusCode,
    body: answer.json() as unknown,
    cookie: String(answer.headers["set-cookie"] ?? ""),
  };
};
const look = (token: string) => asNobody("/api/v1/invitation", { token });
const accept = (token: string, more: object = { name: "Bea", password }) =>
  asNobody("/api/v1/invitation/accept", { token, ...more });

describe("invitations, where no mail is set up", () => {
  beforeAll(async () => {
    server = await openServer({ clock: () => now });
    ana = await signedIn(server, "ana@faro.example", { "faro-azul": "owner" });
  });
  afterAll(() => server.close());

  it("answer the link once, and let in somebody new, once, with a session", async () => {
    const sent = await invited("Bea@Faro.Example");
    expect(sent).toMatchObject({
      mailed: false,
      link: expect.stringMatching(/^http:\/\/127\.0\.0\.1:4180\/invitation#/),
      invitation: {
        email: "bea@faro.example",
        role: "editor",
        invitedBy: "ana",
        state: "open",
        expiresAt: new Date(now + 7 * day).toISOString(),
      },
    });
    expect(JSON.stringify((await ana.ask("GET", base)).body)).not.toContain(sent.token);
    expect((await look(sent.token)).body).toEqual({
      workspace: { id: "faro-azul", name: "Faro Azul" },
      role: "editor",
      email: "bea@faro.example",
      hasAccount: false,
      expiresAt: new Date(now + 7 * day).toISOString(),
    });
    const come = await accept(sent.token);
    expect(come).toMatchObject({ status: 200, body: { workspace: "faro-azul" } });
    const me = await server.app.inject({ url: "/api/v1/me", headers: { cookie: come.cookie.split(";")[0] ?? "" } });
    expect(me.json()).toMatchObject({
      name: "Bea",
      email: "bea@faro.example",
      operator: false,
      workspaces: [{ id: "faro-azul", role: "editor" }],
    });
    expect((await accept(sent.token)).body).toMatchObject({ status: 410, code: "gone" });
    expect((await look(sent.token)).body).toMatchObject({ status: 410, code: "gone" });
    const entries = await auditOf(server.parts.state, "faro-azul", { most: 2, below: null });
    expect(entries).toMatchObject([
      { action: "member.add", was: null, became: { role: "editor", invitation: sent.invitation.id } },
      { action: "invitation.add", actor: `user:${ana.user}`, subject: sent.invitation.id, became: { role: "editor" } },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/faro\.example/i);
    expect(JSON.stringify(server.log)).not.toContain(sent.token);
  });

  it("let in somebody who signs in here already, signed in as that address", async () => {
    await addWorkspace(server.parts.state, { id: "second", name: "Second", currency: "EUR", timeZone: "UTC" });
    await server.parts.directory.reload();
    const cleo = await signedIn(server, "cleo@faro.example", { second: "viewer" });
    const { token } = await invited("CLEO@faro.example", "viewer");
    expect((await look(token)).body).toMatchObject({ hasAccount: true });
    expect((await accept(token)).body).toMatchObject({ status: 401, code: "unauthenticated" });
    expect((await ana.ask("POST", "/api/v1/invitation/accept", { token })).body).toMatchObject({ code: "conflict" });
    expect((await cleo.ask("POST", "/api/v1/invitation/accept", { token })).status).toBe(200);
    expect((await cleo.ask("GET", "/api/v1/me")).body).toMatchObject({
      workspaces: expect.arrayContaining([
        expect.objectContaining({ id: "second", role: "viewer" }),
        expect.objectContaining({ id: "faro-azul", role: "viewer" }),
      ]),
    });
  });

  it("accepted twice at once let in once", async () => {
    const { token } = await invited("dora@faro.example");
    const answers = await Promise.all([accept(token), accept(token), accept(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
    const gil = await signedIn(server, "gil@faro.example", {});
    const again = await invited("gil@faro.example");
    const both = await Promise.all(
      [1, 2].map(() => gil.ask("POST", "/api/v1/invitation/accept", { token: again.token })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410]);
  });

  it("of two workspaces to one new address, accepted at once, make one person", async () => {
    await addWorkspace(server.parts.state, { id: "third", name: "Third", currency: "EUR", timeZone: "UTC" });
    await server.parts.directory.reload();
    await server.parts.state
      .insertInto("member")
      .values({ workspace: "third", user: ana.user, role: "owner", added_at: now })
      .execute();
    const here = await invited("hal@faro.example");
    const there = await invited("hal@faro.example", "viewer", "/api/v1/workspaces/third/invitations");
    const answers = await Promise.all([accept(here.token), accept(there.token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it("are refused to members and to who was invited already, in whatever letters, also at once", async () => {
    expect((await ana.ask("POST", base, { email: "ANA@Faro.example", role: "viewer" })).body).toMatchObject({
      status: 409,
      code: "conflict",
    });
    const answers = await Promise.all(
      ["iris@faro.example", "Iris@faro.example"].map((email) => ana.ask("POST", base, { email, role: "viewer" })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it("count no longer once they are withdrawn, sent again or expired", async () => {
    const first = await invited("jan@faro.example");
    const url = `${base}/${first.invitation.id}`;
    const again = await ana.ask("POST", `${url}/resend`);
    expect(again.status).toBe(200);
    const token = tokenIn((again.body as Sent).link);
    expect((await look(first.token)).body).toMatchObject({ status: 404, code: "not_found" });
    expect((await look(token)).status).toBe(200);
    now += 7 * day;
    expect((await look(token)).body).toMatchObject({ status: 410, code: "gone", detail: /expired/ });
    expect((await accept(token)).body).toMatchObject({ code: "gone" });
    expect((await ana.ask("GET", base)).body).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ email: "jan@faro.example", state: "expired" })]),
    });
    // Inviting anew takes the place of what has expired.
    const anew = await invited("jan@faro.example");
    expect((await ana.ask("POST", `${url}/resend`)).body).toMatchObject({ code: "gone" });
    expect((await ana.ask("DELETE", `${base}/${anew.invitation.id}`)).status).toBe(204);
    expect((await ana.ask("DELETE", `${base}/${anew.invitation.id}`)).body).toMatchObject({ code: "gone" });
    expect((await accept(anew.token)).body).toMatchObject({ status: 410, code: "gone", detail: /withdrawn/ });
    expect((await ana.ask("DELETE", `${base}/nothing`)).body).toMatchObject({ code: "not_found" });
  });

  it("say what is wrong with what comes, and leave nobody behind", async () => {
    const { token } = await invited("kim@faro.example");
    const people = async () => (await server.parts.state.selectFrom("user").select("id").execute()).length;
    const before = await people();
    expect((await accept(token, {})).body).toMatchObject({ status: 400, code: "invalid_request" });
    expect((await accept(token, { name: "Kim", password: "short" })).body).toMatchObject({ code: "weak_password" });
    expect((await accept(token, { name: "Kim", password: "kim@faro.example" })).body).toMatchObject({
      code: "weak_password",
    });
    expect((await accept("nothing")).body).toMatchObject({ status: 404, code: "not_found" });
    expect((await ana.ask("POST", base, { email: "no address", role: "viewer" })).body).toMatchObject({ status: 400 });
    expect((await ana.ask("POST", base, { email: "x@y.example", role: "boss" })).body).toMatchObject({ status: 400 });
    expect(await people()).toBe(before);
    expect((await look(token)).status).toBe(200);
  });

  it("are for owners: no viewer, editor, stranger or key makes or sees them", async () => {
    const lea = await signedIn(server, "lea@faro.example", { "faro-azul": "viewer" });
    const max = await signedIn(server, "max@faro.example", { "faro-azul": "editor" });
    for (const [who, code] of [
      [lea, "forbidden"],
      [max, "forbidden"],
      [await signedIn(server, "zoe@x.example", {}), "not_found"],
    ] as const) {
      expect((await who.ask("POST", base, { email: "n@x.example", role: "owner" })).body).toMatchObject({ code });
      expect((await who.ask("GET", base)).body).toMatchObject({ code });
    }
    const { key } = await addApiKey(server.parts.state, { workspace: "faro-azul", name: "shop" });
    const headers = { authorization: `Bearer ${key}` };
    const payload = { email: "n@x.example", role: "owner" };
    const asked = await server.app.inject({ method: "POST", url: base, headers, payload });
    expect(asked.json()).toMatchObject({ status: 403, code: "wrong_scope" });
  });
});

describe("invitations by mail", () => {
  let mails: Awaited<ReturnType<typeof mailServer>>;
  beforeAll(async () => {
    mails = await mailServer();
    server = await openServer({ clock: () => now, settings: { mail: mails.settings } });
    ana = await signedIn(server, "ana@faro.example", { "faro-azul": "owner" });
  });
  afterAll(() => server.close());

  it("go to the address and nowhere else", async () => {
    const { status, body } = await ana.ask("POST", base, { email: "bea@faro.example", role: "viewer" });
    expect({ status, body }).toMatchObject({ status: 201, body: { mailed: true, link: null } });
    expect(mails.received.map(({ to }) => to)).toEqual([["bea@faro.example"]]);
    const token = tokenIn((await mails.mailTo("bea@faro.example")).text);
    expect(JSON.stringify(body)).not.toContain(token);
    expect(await accept(token)).toMatchObject({ status: 200 });
  });

  it("are not kept where the mail server is down, and the old link stands where sending again fails", async () => {
    await ana.ask("POST", base, { email: "cleo@faro.example", role: "viewer" });
    const { items } = (await ana.ask("GET", base)).body as { items: { id: string }[] };
    const token = tokenIn((await mails.mailTo("cleo@faro.example")).text);
    await mails.close();
    expect((await ana.ask("POST", base, { email: "dan@faro.example", role: "viewer" })).body).toMatchObject({
      status: 503,
      code: "mail_unavailable",
    });
    expect((await ana.ask("POST", `${base}/${items[0]?.id}/resend`)).body).toMatchObject({ code: "mail_unavailable" });
    expect((await ana.ask("GET", base)).body).toEqual({ items });
    expect((await look(token)).status).toBe(200);
    const entries = await auditOf(server.parts.state, "faro-azul", { most: 1, below: null });
    expect(entries).toMatchObject([{ action: "invitation.add", subject: items[0]?.id }]);
  });
});
