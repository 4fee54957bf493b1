import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { type Browser, signedIn } from "../../../test/signed-in.ts";
import { serverSettings } from "../../config.ts";
import { addApiKey } from "../../state/people/api-keys.ts";
import { auditOf } from "../../state/people/audit.ts";
import { keepMember } from "../../state/people/members.ts";
import {
  deleteWorkspace,
  editWorkspace,
  erasingSince,
  makeWorkspace,
} from "../../state/workspaces/workspace-changes.ts";
import { workspacesOf } from "../../state/workspaces/workspaces.ts";
import { raw } from "../../warehouse/sql.ts";
import { finishErasing } from "../erase-deleted.ts";
import { openParts } from "../open-parts.ts";
import { createServer } from "../server.ts";

const order = (id: string) => ({ type: "order", id, email: "kari@x.example", value: "120.00", currency: "EUR" });

describe("workspaces over the API", () => {
  let server: OpenServer;
  let ana: Browser;
  let rosa: Browser;
  beforeAll(async () => {
    server = await openServer();
    ana = await signedIn(server, "ana@faro.example", { "faro-azul": "owner" });
    rosa = await signedIn(server, "rosa@faro.example", {}, { operator: true });
  });
  afterAll(() => server.close());

  const wanted = (id: string, more: object = {}) => ({
    id,
    name: "North",
    currency: "nok",
    timeZone: "Europe/Oslo",
    ...more,
  });
  const versionOf = async (who: Browser, url: string) =>
    z.object({ version: z.string() }).parse((await who.ask("GET", url)).body).version;
  const send = async (key: string, event: object) => {
    const headers = { authorization: `Bearer ${key}` };
    return (await server.app.inject({ method: "POST", url: "/api/v1/events", headers, payload: event })).statusCode;
  };
  const rowsOf = async (workspace: string) => {
    const lane = await server.parts.facts.lane();
    try {
      const rows = await lane.rows(
        z.object({ name: z.string() }),
        raw(`select table_name as name from duckdb_columns() where column_name = 'workspace' and not internal
          and database_name = current_database() and schema_name = 'main' and table_name not in (select view_name from duckdb_views())`),
      );
      const sums = rows.map(({ name }) => `(select count(*) from "${name}" where workspace = '${workspace}')`);
      return (await lane.rows(z.object({ n: z.coerce.bigint() }), raw(`select ${sums.join(" + ")} as n`)))[0]?.n;
    } finally {
      lane.close();
    }
  };

  it("are made by owners and by whoever runs the installation, who own them then", async () => {
    expect(await ana.ask("POST", "/api/v1/workspaces", wanted("north", { keepEventsDays: 400 }))).toMatchObject({
      status: 201,
      body: { id: "north", name: "North", currency: "NOK", timeZone: "Europe/Oslo", keepEventsDays: 400 },
    });
    expect((await rosa.ask("POST", "/api/v1/workspaces", wanted("south"))).status).toBe(201);
    for (const [who, id] of [
      [ana, "north"],
      [rosa, "south"],
    ] as const) {
      expect((await who.ask("GET", "/api/v1/me")).body).toMatchObject({
        workspaces: expect.arrayContaining([expect.objectContaining({ id, role: "owner" })]),
      });
    }
    expect((await ana.ask("GET", "/api/v1/workspaces/south")).status).toBe(404);
    expect(await auditOf(server.parts.state, "north", { most: 9, below: null })).toMatchObject([
      { actor: `user:${ana.user}`, action: "workspace.add", subject: "north", was: null },
    ]);
  });

  it.each([
    [wanted("north"), 409, "conflict", "already"],
    [wanted("Größe"), 400, "invalid_request", "cannot be called"],
    [wanted("x", { currency: "EURO" }), 400, "invalid_request", "no currency"],
    [wanted("x", { timeZone: "Madrid" }), 400, "invalid_request", "no time zone"],
    [wanted("x", { locale: "english" }), 400, "invalid_request", "no locale"],
    [wanted("x", { name: " " }), 400, "invalid_request", "name"],
  ])("cannot be made as %j", async (body, status, code, says) => {
    expect((await ana.ask("POST", "/api/v1/workspaces", body)).body).toMatchObject({
      status,
      code,
      detail: expect.stringContaining(says),
    });
  });

  it("are neither made, changed nor deleted by who may not", async () => {
    const bea = await signedIn(server, "bea@faro.example", { "faro-azul": "editor" });
    const url = "/api/v1/workspaces/faro-azul";
    expect((await bea.ask("POST", "/api/v1/workspaces", wanted("mine"))).body).toMatchObject({ code: "forbidden" });
    expect((await bea.ask("PATCH", url, { name: "Mine" })).body).toMatchObject({ code: "forbidden" });
    expect((await bea.ask("DELETE", url)).body).toMatchObject({ code: "forbidden" });
    expect((await rosa.ask("DELETE", url)).body).toMatchObject({ code: "not_found" });
    const { key } = await addApiKey(server.parts.state, {
      workspace: "faro-azul",
      name: "all",
      scopes: ["workspace:read", "workspace:write"],
    });
    const headers = { authorization: `Bearer ${key}` };
    expect((await server.app.inject({ method: "DELETE", url, headers })).json()).toMatchObject({ code: "wrong_scope" });
    const { etag = "" } = (await server.app.inject({ url, headers })).headers;
    const payload = { name: "Faro Azul" };
    const edited = await server.app.inject({
      method: "PATCH",
      url,
      headers: { ...headers, "if-match": etag },
      payload,
    });
    expect(edited.json()).toMatchObject({ name: "Faro Azul" });
  });

  it("are changed by the rules of the command line, and each change is audited", async () => {
    const url = "/api/v1/workspaces/faro-azul";
    const edit = async (changes: object) => ana.ask("PATCH", url, { version: await versionOf(ana, url), ...changes });
    expect(
      (await edit({ name: "Faro", timeZone: "Europe/Lisbon", currency: "EUR", locale: "gl-es" })).body,
    ).toMatchObject({
      name: "Faro",
      timeZone: "Europe/Lisbon",
      locale: "gl-ES",
    });
    expect(await auditOf(server.parts.state, "faro-azul", { most: 1, below: null })).toMatchObject([
      {
        action: "workspace.edit",
        was: { name: "Faro Azul", timeZone: "Europe/Madrid", locale: null },
        became: { name: "Faro", timeZone: "Europe/Lisbon", locale: "gl-ES" },
      },
    ]);
    const few = await edit({ keepEventsDays: 5 });
    expect(few.body).toMatchObject({ status: 409, code: "conflict", detail: /deleted for good/, hint: /confirmed/ });
    expect((await edit({ keepEventsDays: 5, confirmed: true })).body).toMatchObject({
      keepEventsDays: 5,
    });
    const { key } = await addApiKey(server.parts.state, { workspace: "faro-azul", name: "shop" });
    expect(await send(key, order("A-1"))).toBe(202);
    expect((await edit({ currency: "SEK" })).body).toMatchObject({
      code: "conflict",
      detail: /holds amounts already/,
    });
    expect((await edit({ currency: "SEK", confirmed: true })).body).toMatchObject({ currency: "SEK" });
    expect((await edit({ currency: "EURO" })).body).toMatchObject({ status: 400 });
    expect((await edit({ needsSecondFactor: true })).body).toMatchObject({
      status: 403,
      code: "second_factor_needed",
    });
  });

  it("are never changed over somebody else's change, who is named with what they changed", async () => {
    const url = "/api/v1/workspaces/twice";
    await ana.ask("POST", "/api/v1/workspaces", wanted("twice"));
    await keepMember(server.parts.state, { workspace: "twice", user: rosa.user, role: "owner" });
    const shown = await versionOf(ana, url);
    expect(await ana.ask("PATCH", url, { name: "Blind" })).toMatchObject({
      status: 400,
      body: { errors: [{ path: "version", detail: "is missing" }] },
    });
    const saved = await ana.ask("PATCH", url, { version: shown, name: "Ana's", keepEventsDays: 300 });
    expect(saved).toMatchObject({ status: 200, body: { name: "Ana's" } });
    const version = await versionOf(rosa, url);
    expect(await rosa.ask("PATCH", url, { version: shown, name: "Rosa's" })).toMatchObject({
      status: 409,
      body: {
        code: "edit_conflict",
        by: "ana",
        at: expect.stringMatching(/Z$/),
        current: { id: "twice", version, name: "Ana's", keepEventsDays: 300 },
        changed: [
          { field: "name", was: "North", is: "Ana's" },
          { field: "keepEventsDays", was: 760, is: 300 },
        ],
      },
    });
    expect((await ana.ask("GET", url)).body).toMatchObject({ name: "Ana's", version });
    // At the command line somebody changes it without the server's knowing.
    const [twice] = (await workspacesOf(server.parts.state)).filter(({ id }) => id === "twice");
    if (twice === undefined) throw new Error("it is gone");
    await editWorkspace(server.parts.state, twice, { name: "The desk's" }, { actor: { kind: "operator" } });
    expect(await rosa.ask("PATCH", url, { version, name: "Rosa's" })).toMatchObject({
      status: 409,
      body: { by: "the command line", changed: [{ field: "name", was: "Ana's", is: "The desk's" }] },
    });
    const again = await versionOf(rosa, url);
    expect(again).not.toBe(version);
    expect(await rosa.ask("PATCH", url, { version: again, name: "Rosa's" })).toMatchObject({ status: 200 });
    // Of many at once, one is heard.
    const base = await versionOf(rosa, url);
    const answers = await Promise.all(
      ["a", "b", "c", "d"].map((name) => rosa.ask("PATCH", url, { version: base, name })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  });

  it("are deleted with their facts, keys and members, also what comes in meanwhile", async () => {
    expect((await ana.ask("POST", "/api/v1/workspaces", wanted("brief"))).status).toBe(201);
    const { key } = await addApiKey(server.parts.state, { workspace: "brief", name: "shop" });
    expect(await send(key, order("B-1"))).toBe(202);
    expect(await rowsOf("brief")).toBeGreaterThan(0n);
    const sending = Array.from({ length: 40 }, async (_, at) => send(key, order(`B-${at + 2}`)));
    expect((await ana.ask("DELETE", "/api/v1/workspaces/brief")).status).toBe(204);
    await Promise.all(sending);
    expect((await ana.ask("GET", "/api/v1/workspaces/brief")).status).toBe(404);
    await new Promise((done) => setTimeout(done, 300));
    expect(await send(key, order("B-99"))).toBe(401);
    expect((await ana.ask("POST", "/api/v1/workspaces", wanted("brief"))).body).toMatchObject({
      code: "conflict",
      detail: /still being erased/,
    });
    await finishErasing(server.parts, Date.now());
    expect(await rowsOf("brief")).toBe(0n);
    expect(await erasingSince(server.parts.state, Date.now())).toEqual([]);
    expect(await auditOf(server.parts.state, null, { most: 1, below: null })).toMatchObject([
      { actor: `user:${ana.user}`, action: "workspace.delete", subject: "brief", was: { name: "North" }, became: null },
    ]);
    expect(await auditOf(server.parts.state, "brief", { most: 1, below: null })).toEqual([]);
    expect((await ana.ask("POST", "/api/v1/workspaces", wanted("brief"))).status).toBe(201);
    expect(await rowsOf("faro-azul")).toBeGreaterThan(0n);
  });
});

it("that were deleted when the server crashed are erased when it starts", async () => {
  const folder = mkdtempSync(join(tmpdir(), "retorno-crashed-"));
  const first = await openParts(folder);
  const place = { name: "Lost", currency: "EUR", timeZone: "UTC" };
  await makeWorkspace(first.state, { id: "lost", ...place, actor: { kind: "operator" } });
  await first.facts.run(raw("insert into derived values ('lost', 'x', 1), ('kept', 'x', 1)"));
  await deleteWorkspace(first.state, { id: "lost", name: "Lost" }, { actor: { kind: "operator" } });
  await first.close();

  const parts = await openParts(folder);
  const app = await createServer(parts, { logger: false, settings: serverSettings({}), checksAnswers: true });
  await app.ready();
  const left = await parts.facts.rows(z.object({ workspace: z.string() }), raw("select workspace from derived"));
  expect(left).toEqual([{ workspace: "kept" }]);
  expect(await erasingSince(parts.state, Date.now())).toEqual([]);
  await app.close();
  await parts.close();
  rmSync(folder, { recursive: true, force: true });
});
