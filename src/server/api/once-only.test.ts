import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { type Browser, origin, signedIn } from "../../../test/signed-in.ts";

const day = 24 * 60 * 60 * 1000;

describe("a POST with an Idempotency-Key", () => {
  let server: OpenServer;
  let owner: Browser;
  let other: Browser;
  let now = Date.now();
  beforeAll(async () => {
    server = await openServer({ clock: () => now });
    owner = await signedIn(server, "owner@faro.example", { "faro-azul": "owner" });
    other = await signedIn(server, "other@faro.example", { "faro-azul": "owner" });
  });
  afterAll(() => server.close());

  async function send(key: string, path: string, payload: object, who = owner) {
    const url = `/api/v1/workspaces/faro-azul/${path}`;
    const headers = { cookie: who.cookie, origin, "idempotency-key": key };
    const answer = await server.app.inject({ method: "POST", url, headers, payload });
    return { status: answer.statusCode, body: answer.json() };
  }
  const site = (host: string) => ({ hosts: [host] });
  const count = async (table: "site" | "repeated_request" | "api_key") =>
    (await server.parts.state.selectFrom(table).selectAll().execute()).length;

  it("is done once, and answers the same again", async () => {
    const before = await count("site");
    const first = await send("one", "sites", site("one.example"));
    expect(first.status).toBe(201);
    expect(await send("one", "sites", site("one.example"))).toEqual(first);
    expect(await count("site")).toBe(before + 1);
  });

  it("is done once when ten come at once", async () => {
    const before = await count("site");
    const answers = await Promise.all(Array.from({ length: 10 }, () => send("two", "sites", site("two.example"))));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await count("site")).toBe(before + 1);
  });

  it("is refused with another body or address, and is another's own with another caller", async () => {
    expect(await send("one", "sites", site("else.example"))).toMatchObject({ status: 409, body: { code: "conflict" } });
    expect((await send("one", "links", { destination: "https://shop.example/" })).status).toBe(409);
    expect((await send("one", "sites", site("third.example"), other)).status).toBe(201);
  });

  it("is done after it was refused: a refusal changes nothing, and is not kept", async () => {
    expect((await send("three", "sites", { hosts: [] })).status).toBe(400);
    expect((await send("three", "sites", site("mended.example"))).status).toBe(201);
  });

  it("shows once what is shown once, and keeps nothing of it", async () => {
    const key = { name: "shop", scopes: ["events:write"] };
    const before = await count("api_key");
    const first = await send("four", "keys", key);
    expect(first.status).toBe(201);
    expect(await send("four", "keys", key)).toMatchObject({ status: 409, body: { code: "conflict" } });
    expect(await count("api_key")).toBe(before + 1);
    const kept = JSON.stringify(await server.parts.state.selectFrom("repeated_request").selectAll().execute());
    expect(kept).not.toContain("rtn_");
    expect(kept).not.toContain("one.example");
  });

  it("says so where the server ended in between", async () => {
    await server.parts.state.updateTable("repeated_request").set({ status: null, answer: null }).execute();
    expect(await send("one", "sites", site("one.example"))).toMatchObject({
      status: 409,
      body: { detail: "this request was under way when the server ended" },
    });
  });

  it("stands for a day", async () => {
    now += day + 1;
    expect((await send("one", "sites", site("next-day.example"))).status).toBe(201);
    expect(await count("repeated_request")).toBe(1);
  });

  it("cannot be called by anything", async () => {
    for (const key of ["", "two words", "x".repeat(201)])
      expect((await send(key, "sites", site("a.example"))).status).toBe(400);
  });
});
