import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { type Browser, signedIn } from "../../../test/signed-in.ts";
import { Statement } from "../../model/statement.ts";
import { addApiKey } from "../../state/people/api-keys.ts";

const events = [
  {
    type: "page_view",
    email: "ana@x.example",
    url: "https://shop.example/?utm_source=instagram&utm_medium=social",
    at: "2026-11-02T10:00:00Z",
  },
  {
    type: "page_view",
    email: "ana@x.example",
    url: "https://shop.example/?utm_source=newsletter&utm_medium=email",
    at: "2026-11-04T10:00:00Z",
  },
  { type: "order", id: "A-1", email: "ana@x.example", value: "120.00", at: "2026-11-05T10:00:00Z" },
  { type: "order", id: "A-2", email: "bea@x.example", value: "80.00", at: "2026-11-06T10:00:00Z" },
];

describe("answers over the API", () => {
  let server: OpenServer;
  let ana: Browser;
  beforeAll(async () => {
    server = await openServer({ clock: () => Date.parse("2026-11-10T00:00:00Z") });
    ana = await signedIn(server, "owner@faro.example", { "faro-azul": "viewer" });
    const { key } = await addApiKey(server.parts.state, { workspace: "faro-azul", name: "shop" });
    const told = await server.app.inject({
      method: "POST",
      url: "/api/v1/events",
      headers: { authorization: `Bearer ${key}` },
      payload: events,
    });
    expect(told.statusCode, told.body).toBe(202);
  });
  afterAll(() => server.close());

  const base = "/api/v1/workspaces/faro-azul";

  it("give the statement that the command line gives", async () => {
    const { status, body } = await ana.ask("GET", `${base}/roi?by=channel&model=first`);
    expect(status, JSON.stringify(body)).toBe(200);
    const { all, unattributed, rows, model } = Statement.parse(body);
    expect({ model, all: all.return, open: unattributed.return }).toEqual({
      model: "first",
      all: "200.00",
      open: "80.00",
    });
    expect(rows.map(({ key, return: back }) => [key.channel, back])).toContainEqual(["Organic Social", "120.00"]);
  });

  it("give it as a file", async () => {
    for (const [format, begin] of [
      ["html", "<!doctype html>"],
      ["csv", "line,label"],
      ["xlsx", "PK"],
    ] as const) {
      const answer = await server.app.inject({
        url: `${base}/roi/report?format=${format}`,
        headers: { cookie: ana.cookie },
      });
      expect(answer.statusCode).toBe(200);
      expect(
        answer.body
          .replace(/^\uFEFF/, "")
          .slice(0, begin.length)
          .toLowerCase(),
      ).toBe(begin.toLowerCase());
      expect(answer.headers["content-disposition"]).toBe(`attachment; filename="retorno-faro-azul.${format}"`);
    }
  });

  it("page through journeys, the latest first, each with its touches and credits", async () => {
    const first = (await ana.ask("GET", `${base}/journeys?model=linear&limit=1`)).body as {
      items: object[];
      next: string;
    };
    expect(first.items).toMatchObject([{ kind: "order", id: "A-2", value: "80.00", credits: [] }]);
    const second = (await ana.ask("GET", `${base}/journeys?model=linear&limit=1&cursor=${first.next}`)).body;
    expect(second).toMatchObject({
      items: [
        {
          id: "A-1",
          at: "2026-11-05T10:00:00.000Z",
          touches: [
            { network: "instagram", role: "origin", evidence: "measured" },
            { channel: "Email", role: "converter" },
          ],
          credits: [{ value: "60.00" }, { value: "60.00" }],
        },
      ],
      next: null,
      currency: "EUR",
    });
  });

  it("page through journeys put together by other rules than the plan's", async () => {
    const items = async (query: string) => {
      const { status, body } = await ana.ask("GET", `${base}/journeys?${query}`);
      expect(status, JSON.stringify(body)).toBe(200);
      return (body as { items: { kind: string; id: string | null; touches: object[] }[] }).items;
    };
    const touches = (some: Awaited<ReturnType<typeof items>>) => some.map(({ id, touches }) => [id, touches.length]);
    expect(touches(await items("viewThroughs=true&startAnew=true&path=unique"))).toEqual([
      ["A-2", 0],
      ["A-1", 2],
    ]);
    expect(touches(await items("touches=1"))).toEqual([
      ["A-2", 0],
      ["A-1", 1],
    ]);
    expect((await ana.ask("GET", `${base}/journeys?goal=More`)).body).toMatchObject({
      detail: expect.stringContaining('no goal "More"'),
    });
  });

  it("say what is wrong with a question", async () => {
    for (const [query, code] of [
      ["from=2026-13-01", "invalid_request"],
      ["model=best", "invalid_request"],
      ["cursor=zzz", "invalid_request"],
      ["from=2026-02-01&to=2026-01-01", "invalid_request"],
      ["from=1990-01-01&to=2026-01-01", "invalid_request"],
      ["weekly=1", "invalid_request"],
      ["limit=0", "invalid_request"],
    ]) {
      expect((await ana.ask("GET", `${base}/journeys?${query}`)).body, query).toMatchObject({ code, detail: /./ });
    }
  });
});
