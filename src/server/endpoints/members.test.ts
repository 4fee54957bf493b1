import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { type Browser, signedIn } from "../../../test/signed-in.ts";
import { permissionNames } from "../../model/permissions.ts";
import { addApiKey } from "../../state/people/api-keys.ts";
import { auditOf } from "../../state/people/audit.ts";
import { keepMember } from "../../state/people/members.ts";
import { addWorkspace } from "../../state/workspaces/workspaces.ts";

const base = "/api/v1/workspaces/faro-azul/members";
const rolesOf = (body: unknown) =>
  (body as { items: { email: string; role: string }[] }).items.map(({ email, role }) => [email.split("@")[0], role]);

describe("members of a workspace", () => {
  let server: OpenServer;
  let ana: Browser;
  let bea: Browser;
  let eva: Browser;
  let stranger: Browser;
  beforeAll(async () => {
    server = await openServer();
    await addWorkspace(server.parts.state, { id: "other", name: "Other", currency: "EUR", timeZone: "UTC" });
    await server.parts.directory.reload();
    ana = await signedIn(server, "ana@faro.example", { "faro-azul": "owner" });
    bea = await signedIn(server, "bea@faro.example", { "faro-azul": "editor" });
    eva = await signedIn(server, "eva@faro.example", { "faro-azul": "viewer" });
    stranger = await signedIn(server, "zoe@other.example", { other: "owner" });
  });
  afterAll(() => server.close());

  it("are shown to all of them, and to nobody else", async () => {
    const all = [
      ["ana", "owner"],
      ["bea", "editor"],
      ["eva", "viewer"],
    ];
    for (const one of [ana, bea, eva]) expect(rolesOf((await one.ask("GET", base)).body)).toEqual(all);
    expect((await stranger.ask("GET", base)).body).toMatchObject({ status: 404, code: "not_found" });
    const { key } = await addApiKey(server.parts.state, {
      workspace: "faro-azul",
      name: "all",
      scopes: permissionNames.filter((one) => !one.startsWith("members:")),
    });
    const asked = await server.app.inject({ url: base, headers: { authorization: `Bearer ${key}` } });
    expect(asked.json()).toMatchObject({ status: 403, code: "wrong_scope" });
  });

  it("are changed and removed by owners alone", async () => {
    for (const one of [bea, eva]) {
      expect((await one.ask("PATCH", `${base}/${eva.user}`, { role: "owner" })).body).toMatchObject({
        status: 403,
        code: "forbidden",
      });
      expect((await one.ask("DELETE", `${base}/${ana.user}`)).body).toMatchObject({ status: 403, code: "forbidden" });
    }
    expect((await stranger.ask("DELETE", `${base}/${ana.user}`)).status).toBe(404);
    expect((await ana.ask("PATCH", `${base}/${eva.user}`, { role: "boss" })).body).toMatchObject({
      code: "invalid_request",
    });
    expect((await ana.ask("PATCH", `${base}/${stranger.user}`, { role: "viewer" })).body).toMatchObject({
      code: "not_found",
    });
    expect((await ana.ask("DELETE", `${base}/${stranger.user}`)).body).toMatchObject({ code: "not_found" });
    expect((await ana.ask("PATCH", `${base}/${eva.user}`, { role: "editor" })).body).toMatchObject({
      user: eva.user,
      role: "editor",
    });
    expect(await auditOf(server.parts.state, "faro-azul", { most: 1, below: null })).toMatchObject([
      {
        actor: `user:${ana.user}`,
        action: "member.edit",
        subject: eva.user,
        was: { role: "viewer" },
        became: { role: "editor" },
      },
    ]);
    await ana.ask("PATCH", `${base}/${eva.user}`, { role: "viewer" });
  });

  it("keep their last owner, who can neither go nor become less", async () => {
    for (const [method, body] of [
      ["DELETE", undefined],
      ["PATCH", { role: "viewer" }],
    ] as const) {
      expect((await ana.ask(method, `${base}/${ana.user}`, body)).body).toMatchObject({
        status: 409,
        code: "conflict",
      });
    }
    expect((await ana.ask("PATCH", `${base}/${ana.user}`, { role: "owner" })).status).toBe(200);
  });

  it("who are removed while they are signed in are strangers at their next request", async () => {
    const gus = await signedIn(server, "gus@faro.example", { "faro-azul": "editor" });
    expect((await gus.ask("GET", base)).status).toBe(200);
    expect((await ana.ask("DELETE", `${base}/${gus.user}`)).status).toBe(204);
    for (const path of ["", "/members", "/keys"]) {
      const { body } = await gus.ask("GET", `/api/v1/workspaces/faro-azul${path}`);
      expect(body).toMatchObject({ status: 404, code: "not_found" });
    }
    expect((await gus.ask("GET", "/api/v1/me")).body).toMatchObject({ workspaces: [] });
  });

  it("leave by themselves, whatever they are", async () => {
    const leo = await signedIn(server, "leo@faro.example", { "faro-azul": "viewer" });
    expect((await leo.ask("DELETE", `${base}/${leo.user}`)).status).toBe(204);
    expect((await leo.ask("GET", base)).status).toBe(404);
  });

  it("are never without an owner, where two remove each other or step down at once", async () => {
    for (const [method, body] of [
      ["DELETE", undefined],
      ["PATCH", { role: "viewer" }],
    ] as const) {
      for (let round = 0; round < 5; round++) {
        const id = `pair-${method.toLowerCase()}-${round}`;
        await addWorkspace(server.parts.state, { id, name: id, currency: "EUR", timeZone: "UTC" });
        for (const { user } of [ana, bea]) await keepMember(server.parts.state, { workspace: id, user, role: "owner" });
        await server.parts.directory.reload();
        const url = (of: Browser) => `/api/v1/workspaces/${id}/members/${of.user}`;
        const answers = await Promise.all([ana.ask(method, url(bea), body), bea.ask(method, url(ana), body)]);
        const statuses = answers.map(({ status }) => status);
        expect(statuses.filter((status) => status < 300)).toHaveLength(1);
        expect(statuses.filter((status) => [403, 404, 409].includes(status))).toHaveLength(1);
      }
    }
  });
});
