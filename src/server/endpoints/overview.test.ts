import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { importsOf, march } from "../../../test/send-import.ts";
import { type Browser, signedIn } from "../../../test/signed-in.ts";
import { Overview } from "../../model/overview.ts";
import { addApiKey } from "../../state/people/api-keys.ts";
import { addWorkspace } from "../../state/workspaces/workspaces.ts";

const seen = (email: string, source: string, day: string) => ({
  type: "page_view",
  email,
  url: `https://shop.example/?utm_source=${source}&utm_medium=social`,
  at: `2026-11-${day}T10:00:00Z`,
});
const bought = (id: string, email: string, value: string, day: string) => ({
  ...{ type: "order", id, email, value, at: `2026-11-${day}T12:00:00Z` },
});

const base = "/api/v1/workspaces/faro-azul";
const asked = `${base}/overview?from=2026-11-01&to=2026-11-08`;
const now = Date.parse("2026-11-20T00:00:00Z");

describe("the overview, and answers that are kept", () => {
  let server: OpenServer;
  let ana: Browser;
  let keys: Record<string, string>;
  beforeAll(async () => {
    server = await openServer({ clock: () => now });
    const { state, directory } = server.parts;
    await addWorkspace(state, { id: "other", name: "Other", currency: "EUR", timeZone: "Europe/Madrid" });
    await directory.reload();
    ana = await signedIn(server, "ana@faro.example", { "faro-azul": "owner", other: "owner" });
    const keyOf = async (workspace: string) => (await addApiKey(state, { workspace, name: "shop" })).key;
    keys = { "faro-azul": await keyOf("faro-azul"), other: await keyOf("other") };
    await tell("faro-azul", [
      ...[seen("ana@x.example", "instagram", "02"), bought("A-1", "ana@x.example", "120.00", "03")],
      ...[seen("bea@x.example", "facebook", "04"), bought("A-2", "bea@x.example", "80.00", "05")],
    ]);
    await tell("other", [seen("cyd@x.example", "tiktok", "02"), bought("B-1", "cyd@x.example", "7.00", "03")]);
  });
  afterAll(() => server.close());

  const tell = async (workspace: string, events: readonly object[]) => {
    const headers = { authorization: `Bearer ${keys[workspace]}` };
    const told = await server.app.inject({ method: "POST", url: "/api/v1/events", headers, payload: [...events] });
    expect(told.statusCode, told.body).toBe(202);
  };
  const ask = (url: string, headers: Record<string, string> = {}) =>
    server.app.inject({ url, headers: { cookie: ana.cookie, ...headers } });
  const overview = async (query = "") => Overview.parse((await ask(`${asked}${query}`)).json());
  const revision = async (workspace = "faro-azul") =>
    (await ask(`/api/v1/workspaces/${workspace}/revision`)).json<{ revision: string }>().revision;

  it("tells what came back, the ladder, and what nothing is known of", async () => {
    const { statement, ladder, before, sentence, filters } = await overview();
    expect(statement.totals.return).toBe("200.00");
    expect(ladder.map(({ rung, known, value, needs }) => [rung, known, value, needs])).toEqual([
      ["closed", true, "200.00", null],
      ["pipeline", false, null, "open-deals"],
      ["savings", false, null, "service-cases"],
      ["indirect", false, null, "indirect-values"],
    ]);
    expect({ before, sentence, filters }).toEqual({
      before: null,
      sentence: null,
      filters: { network: null, paid: null, campaign: null, goal: null },
    });
  });

  it("is restricted by what is asked, and refuses what is no network", async () => {
    const { statement } = await overview("&network=facebook");
    expect(statement.rows.map(({ key, return: back }) => [key.network, back])).toEqual([["facebook", "80.00"]]);
    expect(statement.all.return).toBe("80.00");
    expect((await overview("&paid=true")).statement.all.return).toBe("0.00");
    expect((await ask(`${asked}&network=myspace2`)).json()).toMatchObject({ code: "invalid_request" });
  });

  it("is told to a browser that has it by its mark alone, until something changes", async () => {
    const first = await ask(asked);
    const etag = String(first.headers.etag);
    expect(first.headers["cache-control"]).toBe("private, no-cache");
    const again = await ask(asked, { "if-none-match": etag });
    expect([again.statusCode, again.body]).toEqual([304, ""]);
    expect((await ask(asked, { "if-none-match": '"other"' })).body).toBe(first.body);
    expect((await ask(`${asked}&compare=none`, { "if-none-match": etag })).statusCode).toBe(200);
  });

  it("is another workspace's own, though the same is asked at the same moment", async () => {
    const url = (workspace: string) => `/api/v1/workspaces/${workspace}/roi?from=2026-11-01&to=2026-11-08`;
    const [mine, other, mineAgain, otherAgain] = await Promise.all(
      ["faro-azul", "other", "faro-azul", "other"].map(async (workspace) => ask(url(workspace))),
    );
    expect([mine?.json().all.return, other?.json().all.return]).toEqual(["200.00", "7.00"]);
    expect([mineAgain?.body, otherAgain?.body]).toEqual([mine?.body, other?.body]);
    expect(mine?.headers.etag).not.toBe(other?.headers.etag);
  });

  it("is not told to whoever may not ask, though it is kept", async () => {
    const etag = String((await ask(asked)).headers.etag);
    const zoe = await signedIn(server, "zoe@else.example", { other: "owner" });
    for (const headers of [{}, { cookie: zoe.cookie }]) {
      const refused = await server.app.inject({ url: asked, headers: { ...headers, "if-none-match": etag } });
      expect([401, 404]).toContain(refused.statusCode);
      expect(refused.body).not.toContain("200.00");
    }
  });

  it("follows every change: events, the plan, a cost, a link, an import and its undoing, an erasure", async () => {
    const imports = importsOf(server, ana);
    let id = "";
    const changes: [string, () => Promise<unknown>][] = [
      [
        "an event",
        async () => {
          await tell("faro-azul", [bought("A-3", "bea@x.example", "50.00", "06")]);
          await ask(asked, { "cache-control": "no-cache" });
        },
      ],
      [
        "the plan",
        () => ana.ask("PUT", `${base}/plan`, { version: 0, yaml: "currency: EUR\ntimeZone: Europe/Madrid\n" }),
      ],
      [
        "a cost",
        () =>
          ana.ask("POST", `${base}/costs`, {
            ...{ what: "Shoot", category: "content", amount: "70", from: "2026-11-01", to: "2026-11-08" },
          }),
      ],
      [
        "a link",
        () => ana.ask("POST", `${base}/links`, { destination: "https://shop.example/new", source: "instagram" }),
      ],
      [
        "an import",
        async () => {
          id = (await imports.send(march, "name=orders.csv")).body.id;
          return imports.until(id);
        },
      ],
      ["its undoing", () => ana.ask("DELETE", `${base}/imports/${id}`)],
      ["an erasure", () => ana.ask("POST", `${base}/persons/erase`, { email: "ana@x.example" })],
    ];
    let before = await revision();
    expect(await revision()).toBe(before);
    expect(await revision("other")).not.toBe(before);
    for (const [what, change] of changes) {
      await change();
      const after = await revision();
      expect(after, what).not.toBe(before);
      before = after;
    }
    expect((await overview()).statement.totals.cost).toBe("70.00");
  }, 60_000);
});
