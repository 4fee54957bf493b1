import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endpoints } from "../src/api/endpoints.ts";
import type { OpenApiDocument } from "../src/api/openapi.ts";
import { launchChromium } from "./chromium.ts";
import { type OpenServer, openServer } from "./open-server.ts";
import { signedIn } from "./signed-in.ts";

describe("the description of the API", () => {
  let server: OpenServer;
  let document: OpenApiDocument;
  let address: string;
  beforeAll(async () => {
    server = await openServer();
    address = await server.app.listen({ host: "127.0.0.1", port: 0 });
    document = (await server.app.inject("/api/openapi.json")).json();
  });
  afterAll(() => server.close());

  const operations = () => Object.values(document.paths).flatMap((methods) => Object.values(methods));

  it("is OpenAPI 3.1", async () => {
    expect(document.openapi).toBe("3.1.0");
    expect(await new Validator().validate(document as unknown as Record<string, unknown>)).toEqual({ valid: true });
  });

  it("names the media types that files go out in, and lets whoever has nothing to say send {}", async () => {
    const ana = await signedIn(server, "ana@faro.example", { "faro-azul": "owner" }, { operator: true });
    const at = "/api/v1/workspaces/faro-azul";
    const made = await ana.ask("POST", `${at}/links`, { destination: "https://shop.example/", slug: "spring" });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    await ana.ask("PUT", `${at}/plan`, { version: 0, plan: { currency: "EUR", timeZone: "Europe/Madrid" } });
    for (const [path, query] of [
      ["/links/{slug}/qr", "format=svg"],
      ["/links/{slug}/qr", "format=png"],
      ["/plan", "format=yaml"],
      ["/plan", "format=json"],
    ]) {
      const answer = await server.app.inject({
        url: `${at}${path?.replace("{slug}", "spring")}?${query}`,
        headers: { cookie: ana.cookie },
      });
      expect(answer.statusCode, `${path} ${answer.body.slice(0, 300)}`).toBe(200);
      const said = document.paths[`/api/v1/workspaces/{workspace}${path}`]?.get?.responses as
        | { 200: { content: object } }
        | undefined;
      expect(Object.keys(said?.[200].content ?? {})).toContain(String(answer.headers["content-type"]).split(";")[0]);
    }
    expect((await ana.ask("POST", "/api/v1/sign-out", {})).status).toBe(204);
  });

  it("has every endpoint once, with who may ask and what it may be refused with", () => {
    expect(
      operations()
        .map(({ operationId }) => operationId)
        .sort(),
    ).toEqual(endpoints.map(({ name }) => name).sort());
    for (const { name, needs, refusals } of endpoints) {
      const operation = operations().find(({ operationId }) => operationId === name);
      const codes = Object.values(operation?.responses ?? {}).flatMap((one) => (one["x-codes"] ?? []) as string[]);
      expect([name, operation?.["x-permission"], codes]).toEqual([name, needs, expect.arrayContaining([...refusals])]);
    }
  });

  it("refers to nothing that is not there", () => {
    const named = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name]) => name ?? "",
    );
    expect(named.length).toBeGreaterThan(50);
    expect([...new Set(named)].filter((name) => !(name in document.components.schemas))).toEqual([]);
  });

  it("is a page that shows each, runs no script, breaks no rule of its own and fits a telephone", async () => {
    const browser = await launchChromium();
    try {
      for (const width of [390, 1440]) {
        const page = await browser.newPage({ viewport: { width, height: 900 } });
        const said: string[] = [];
        page.on("console", (message) => said.push(message.text()));
        await page.goto(`${address}/api`);
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
        expect(await page.locator("article[id] h3 .method").count()).toBe(endpoints.length);
        expect(await page.locator("script").count()).toBe(0);
        expect(await page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth")).toBe("920px");
        // Chromium asks for an icon by itself.
        expect(said.filter((text) => !/favicon|404/.test(text))).toEqual([]);
      }
    } finally {
      await browser.close();
    }
  }, 60_000);
});
