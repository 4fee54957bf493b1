import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { type Browser, signedIn } from "../../../test/signed-in.ts";
import { addApiKey } from "../../state/people/api-keys.ts";

describe("the audit over the API", () => {
  let server: OpenServer;
  let ana: Browser;
  beforeAll(async () => {
    server = await openServer();
    ana = await signedIn(server, "ana@faro.example", { "faro-azul": "owner" });
  });
  afterAll(() => server.close());

  const url = "/api/v1/workspaces/faro-azul/audit";

  it("pages through all changes, the latest first, with who made them", async () => {
    const { key } = await addApiKey(server.parts.state, {
      workspace: "faro-azul",
      name: "back end",
      scopes: ["workspace:write"],
    });
    const version = async () =>
      z.object({ version: z.string() }).parse((await ana.ask("GET", "/api/v1/workspaces/faro-azul")).body).version;
    for (const name of ["One", "Two", "Three", "Four"])
      await ana.ask("PATCH", "/api/v1/workspaces/faro-azul", { version: await version(), name });
    const headers = { authorization: `Bearer ${key}` };
    const payload = { version: await version(), name: "Five" };
    await server.app.inject({ method: "PATCH", url: "/api/v1/workspaces/faro-azul", headers, payload });
    const seen: string[] = [];
    let cursor: string | null = "";
    for (let page = 0; cursor !== null && page < 9; page++) {
      const { body } = await ana.ask("GET", `${url}?limit=2${cursor === "" ? "" : `&cursor=${cursor}`}`);
      const { items, next } = body as { items: { became: { name: string } }[]; next: string | null };
      seen.push(...items.map(({ became }) => became.name));
      cursor = next;
    }
    expect(seen).toEqual(["Five", "Four", "Three", "Two", "One"]);
    expect((await ana.ask("GET", `${url}?limit=2`)).body).toMatchObject({
      items: [
        { action: "workspace.edit", actor: { kind: "key", name: expect.stringContaining("back end") } },
        { actor: { kind: "user", id: ana.user, name: "ana" }, was: { name: "Three" }, became: { name: "Four" } },
      ],
    });
    await server.parts.state
      .insertInto("audit")
      .values({
        at: 1,
        workspace: "faro-azul",
        actor: "user:gone",
        action: "link.edit",
        subject: "x",
        was: null,
        became: null,
      })
      .execute();
    await server.parts.state
      .insertInto("audit")
      .values({
        at: 1,
        workspace: "faro-azul",
        actor: "operator",
        action: "link.edit",
        subject: "x",
        was: null,
        became: null,
      })
      .execute();
    expect((await ana.ask("GET", `${url}?limit=2`)).body).toMatchObject({
      items: [
        { actor: { kind: "operator", id: null, name: "the command line" } },
        { actor: { kind: "user", id: "gone", name: "somebody who is gone" } },
      ],
    });
  });

  it("is for owners, and says what is wrong with a cursor", async () => {
    const bea = await signedIn(server, "bea@faro.example", { "faro-azul": "editor" });
    expect((await bea.ask("GET", url)).body).toMatchObject({ code: "forbidden" });
    expect((await ana.ask("GET", `${url}?cursor=x`)).body).toMatchObject({ code: "invalid_request" });
  });
});
