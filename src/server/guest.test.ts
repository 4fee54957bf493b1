import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenServer, openServer } from "../../test/open-server.ts";
import { samples } from "../../test/route-table.ts";
import { origin, signedIn } from "../../test/signed-in.ts";
import type { Endpoint } from "../api/endpoint.ts";
import { endpoints } from "../api/endpoints.ts";
import { guestMay, type Permission, permissionNames } from "../model/permissions.ts";
import { stateFile } from "../state/database.ts";
import { addWorkspace } from "../state/workspaces/workspaces.ts";

const [own, demo] = ["faro-azul", "demo"];

describe("the guest of a demo server", () => {
  let server: OpenServer;
  beforeAll(async () => {
    server = await openServer({ guest: demo, limits: { known: 1_000_000, unknown: 1_000_000 } });
    const { state, directory } = server.parts;
    await addWorkspace(state, { id: demo, name: "Made up", currency: "EUR", timeZone: "UTC", demo: "made" });
    await directory.reload();
  });
  afterAll(() => server.close());

  const headers = { origin };
  const ask = (endpoint: Endpoint, workspace: string) => {
    const { params = {}, query = {}, body } = samples[endpoint.name] ?? {};
    const filled = Object.entries({ workspace, ...params }).reduce<string>(
      (path, [name, value]) => path.replace(`:${name}`, encodeURIComponent(value)),
      endpoint.path,
    );
    const url = `${filled}?${new URLSearchParams(query)}`;
    return server.app.inject({
      method: endpoint.method,
      url,
      headers,
      ...(body === undefined ? {} : { payload: body as object }),
    });
  };
  const records = () => {
    const database = new DatabaseSync(join(server.folder, stateFile), { readOnly: true });
    const tables = database.prepare("select name from sqlite_master where type = 'table' order by name").all();
    const all = tables.map(({ name }) => database.prepare(`select * from "${String(name)}"`).all());
    database.close();
    return JSON.stringify(all);
  };
  const isForAll = ({ needs }: Endpoint) => needs === "nobody";
  const isRead = ({ method, needs }: Endpoint) => method === "GET" && guestMay(needs as Permission);

  it.each(endpoints.filter((one) => !isForAll(one)).map((one) => [one.name, one] as const))(
    "changes nothing, and is shown no more than is there to look at: %s",
    async (_, endpoint) => {
      const before = records();
      const { statusCode, body } = await ask(endpoint, demo);
      const isOpen = endpoint.guests || isRead(endpoint);
      // A stream of events would not end, and no other answer of a guest's is a refusal.
      if (isOpen) expect([200, 404, 422]).toContain(statusCode);
      else expect([statusCode, JSON.parse(body).code]).toEqual(refusalOf(endpoint));
      expect(records()).toBe(before);
    },
  );
  const refusalOf = ({ name }: Endpoint) => (name === "sendEvents" ? [401, "unauthenticated"] : [403, "forbidden"]);

  it.each(endpoints.filter(({ path }) => path.includes("/:workspace")).map((one) => [one.name, one] as const))(
    "learns of no other workspace: %s",
    async (_, endpoint) => expect((await ask(endpoint, own)).statusCode).toBe(404),
  );

  it("is nobody in particular, and reads by no right that tells of people, keys or changes", async () => {
    const { json } = await server.app.inject({ url: "/api/v1/me" });
    const right = permissionNames.filter(guestMay);
    expect(right).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/:(write|delete|erase)$|^(members|keys|persons|audit):/)]),
    );
    expect(json()).toMatchObject({
      isGuest: true,
      email: "",
      operator: false,
      workspaces: [{ id: demo, isDemo: true, role: "viewer", may: right }],
    });
  });

  it("is led to the made-up shop, by each page that would have them sign in", async () => {
    expect((await server.app.inject({ url: "/" })).headers.location).toBe(`/w/${demo}`);
    for (const url of ["/sign-in", "/welcome"]) {
      const { body } = await server.app.inject({ url, headers: { host: "localhost" } });
      expect(body).toContain(`href="/w/${demo}"`);
      expect(body).not.toContain("<form");
    }
    expect((await server.app.inject({ url: `/w/${demo}` })).statusCode).toBe(200);
    expect((await server.app.inject({ url: `/w/${own}`, headers: { accept: "text/html" } })).statusCode).toBe(404);
  });

  it("is there no more once somebody signs in, or the workspace is somebody's own", async () => {
    const ana = await signedIn(server, "ana@faro.example", { [own]: "viewer" });
    expect((await ana.ask("GET", `/api/v1/workspaces/${demo}`)).status).toBe(404);
    const { state, directory } = server.parts;
    await state.updateTable("workspace").set({ demo: null }).where("id", "=", demo).execute();
    await directory.reload();
    expect((await server.app.inject({ url: `/api/v1/workspaces/${demo}` })).statusCode).toBe(404);
  });
});

it("is on no other server, not even beside a made-up workspace", async () => {
  const server = await openServer();
  const { state, directory } = server.parts;
  await addWorkspace(state, { id: demo, name: "Made up", currency: "EUR", timeZone: "UTC", demo: "made" });
  await directory.reload();
  for (const url of ["/api/v1/me", "/api/v1/workspaces", `/api/v1/workspaces/${demo}`]) {
    expect([url, (await server.app.inject({ url })).statusCode]).toEqual([url, 401]);
  }
  await server.close();
});
