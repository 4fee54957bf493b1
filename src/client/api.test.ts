import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from "vitest";
import { clientSource } from "../../scripts/build-client.ts";
import { type OpenServer, openServer } from "../../test/open-server.ts";
import { keyScopes } from "../model/permissions.ts";
import { addApiKey } from "../state/people/api-keys.ts";
import { type Api, ApiError, api, type Workspace } from "./client.ts";

it("is what its contracts make (node scripts/build-client.ts writes it)", () => {
  expect(readFileSync(new URL("./api.ts", import.meta.url), "utf8")).toBe(clientSource());
});

describe("with a key, against a server", () => {
  let server: OpenServer;
  let url: string;
  let shop: Api;
  const params = { workspace: "faro-azul" };
  beforeAll(async () => {
    server = await openServer();
    await server.app.listen({ host: "127.0.0.1", port: 0 });
    url = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`;
    const { key } = await addApiKey(server.parts.state, { workspace: "faro-azul", name: "client", scopes: keyScopes });
    shop = api({ url, key, retries: 0 });
  });
  afterAll(() => server.close());

  it("asks and is answered in the contract's types", async () => {
    const workspace = await shop.getWorkspace({ params });
    expectTypeOf(workspace).toEqualTypeOf<Workspace>();
    expect(workspace).toMatchObject({ id: "faro-azul", currency: "EUR" });
    const body = { destination: "https://shop.example/boats", source: "instagram", slug: "boats" };
    expect(await shop.addLink({ params, body })).toMatchObject({ link: { slug: "boats" } });
    expect((await shop.listLinks({ params, query: { limit: 1 } })).items).toHaveLength(1);
    expect(await shop.deleteLink({ params: { ...params, slug: "boats" } })).toBeUndefined();
  });

  it("sends a file, watches it being read, and takes an answer that is a file", async () => {
    const body = new TextEncoder().encode("Name,Total\n#1001,49.90\n");
    const { id } = await shop.addImport({ params, query: { name: "orders.csv" }, body });
    const seen = [];
    for await (const one of shop.watchImport({ params: { ...params, import: id } })) seen.push(one);
    expect(seen.at(-1)).toMatchObject({ id });
    await shop.addLink({ params, body: { destination: "https://shop.example/", slug: "qr" } });
    const picture = await shop.linkQr({ params: { ...params, slug: "qr" }, query: { format: "svg" } });
    expect(await picture.text()).toMatch(/^<(\?xml|svg)/);
  });

  it("throws what the server said: code, detail and hint", async () => {
    const refused = await shop
      .getLink({ params: { ...params, slug: "no/such?link" } })
      .catch((cause: unknown) => cause);
    expect(refused).toBeInstanceOf(ApiError);
    expect(refused).toMatchObject({
      status: 404,
      code: "not_found",
      detail: expect.any(String),
      hint: expect.any(String),
    });
    await expect(api({ url, key: "rtn_x" }).getWorkspace({ params })).rejects.toMatchObject({
      code: "unauthenticated",
    });
    await expect(api({ url: "http://127.0.0.1:1", retries: 1 }).me()).rejects.toMatchObject({ code: "unreachable" });
  });

  it("tries again what the server did, and has it done once", async () => {
    let lost = 0;
    const flaky = async (address: string, init: RequestInit) => {
      const answer = await fetch(address, init);
      if (lost++ === 0) throw new TypeError("the answer got lost");
      return answer;
    };
    const { key } = await addApiKey(server.parts.state, { workspace: "faro-azul", name: "flaky", scopes: keyScopes });
    const made = await api({ url, key, fetch: flaky }).addLink({
      params,
      body: { destination: "https://shop.example/", slug: "once" },
    });
    expect([lost, made.link.slug]).toEqual([2, "once"]);
    const links = await server.parts.state.selectFrom("link").select("slug").where("slug", "=", "once").execute();
    expect(links).toHaveLength(1);
  });
});
