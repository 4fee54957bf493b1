import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { TrackedEvent } from "../../src/model/tracked-event.ts";
import { launchChromium } from "../chromium.ts";
import { type RunningRetorno, startRetorno } from "./running-retorno.ts";
import { serveSite, type WebSite } from "./web-site.ts";

const read = (file: string) => readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), "utf8");
const guide = read("docs/tracking.md");
const phone =
  "Mozilla/5.0 (Linux; Android 16; Pixel 10) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Mobile Safari/537.36";

let retorno: RunningRetorno;
let site: WebSite;
let browser: Browser;
const pages = new Map<string, { html: string; headers: Record<string, string> }>();
beforeAll(async () => {
  retorno = await startRetorno({ hosts: ["shop.localhost"] });
  site = await serveSite({ "shop.localhost": { "*": ({ pathname }) => pages.get(pathname) ?? "" } });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await retorno?.stop();
  retorno?.remove();
});

/** The first block of the guide that holds a text, with its server and key made those of this test. */
function block(holding: string): string {
  const blocks = [...guide.matchAll(/```\w*\n([\s\S]*?)```/g)].map(([, text]) => text ?? "");
  const found = blocks.find((text) => text.includes(holding));
  if (found === undefined) throw new Error(`the guide has no block with ${holding}`);
  return found
    .replaceAll("https://go.shop.example", `http://retorno.localhost:${retorno.port}`)
    .replace(/data-site="\w+"/, `data-site="${retorno.site}"`)
    .replaceAll("KEY", retorno.site);
}

async function visit(path: string, html: string, { headers = {}, javaScriptEnabled = true } = {}) {
  pages.set(path.split("?")[0] ?? "", { html: `<!doctype html><html lang="en"><head>${html}`, headers });
  const page = await (await browser.newContext({ userAgent: phone, javaScriptEnabled })).newPage();
  await page.goto(`http://shop.localhost:${site.port}${path}`);
}
const seen = (kind: string, path: string) => retorno.seen(kind, ({ page }) => page === `shop.localhost${path}`);

it("the line, the picture and the call of docs/tracking.md do what it says", async () => {
  await visit("/line", block("data-site="));
  await seen("page_view", "/line");
  await visit("/call", block("<script defer src") + block("items: [{"));
  expect(await seen("purchase", "/call")).toMatchObject({ orderId: "1001", valueMinor: 3950 });
  await visit("/picture?utm_source=x", block("p.gif?site"), { javaScriptEnabled: false });
  expect(await seen("page_view", "/picture")).toMatchObject({ source: "x" });
});

it("its Tag Manager tag loads the script, which hears the data layer", async () => {
  await visit(
    "/manager",
    `${block("retornoScript")}<script>dataLayer = [{ event: "add_to_cart", ecommerce: { value: 2 } }]</script>`,
  );
  expect(await seen("add_to_cart", "/manager")).toMatchObject({ valueMinor: 200 });
});

it("its policy is enough", async () => {
  const policy = `default-src 'none'; ${block("connect-src").trim()}`;
  await visit("/policy", block("data-site="), { headers: { "content-security-policy": policy } });
  await seen("page_view", "/policy");
});

it("its pixel for Shopify's checkout sends a purchase", async () => {
  const sent: string[] = [];
  type Told = (event: object) => Promise<void>;
  const told: Told[] = [];
  runInNewContext(block("checkout_completed"), {
    analytics: { subscribe: (_: string, work: Told) => told.push(work) },
    browser: { cookie: { get: async () => "12345678901234" } },
    navigator: {},
    fetch: (_: string, { body }: { body: string }) => sent.push(body),
  });
  const order = { id: "gid://shopify/OrderIdentity/450789469" };
  const checkout = { order, email: "ana@example.org", totalPrice: { amount: 39.5, currencyCode: "EUR" } };
  const document = { location: { href: "https://shop.example/checkouts/c/1" }, referrer: "" };
  await told[0]?.({ id: "sh-1", context: { document }, data: { checkout } });
  expect(TrackedEvent.parse(JSON.parse(sent[0] ?? ""))).toMatchObject({
    name: "purchase",
    visitor: "12345678901234",
    data: { transaction_id: "450789469", value: 39.5, currency: "EUR", email: "ana@example.org" },
  });
});

it("it names every attribute there is, and no other", () => {
  const attributesIn = (script: string) => /(?:dataset: |const )\{([^{}]*)\}/.exec(read(script))?.[1] ?? "";
  const names = ["src/tracker/t.ts", "src/tracker/ask.ts"]
    .flatMap((script) =>
      attributesIn(script)
        .replace(/=\s*("[^"]*"|src\.replace\([^)]*\))/g, "")
        .split(","),
    )
    .map((name) => name.trim())
    .filter(Boolean);
  expect(names.length).toBeGreaterThan(12);
  const documented = new Set([...guide.matchAll(/data-([a-z]+)/g)].map(([, name]) => name));
  expect([...documented].sort()).toEqual(names.sort());
});
