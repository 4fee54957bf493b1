import type { Browser, BrowserContextOptions, Page as BrowserPage } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "../chromium.ts";
import { type RunningRetorno, startRetorno } from "./running-retorno.ts";
import { serveSite, type WebSite } from "./web-site.ts";

const phone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1";

let retorno: RunningRetorno;
let site: WebSite;
let browser: Browser;

beforeAll(async () => {
  retorno = await startRetorno({ hosts: ["shop.localhost"] });
  const src = `http://retorno.localhost:${retorno.port}/t.js`;
  const tag = (more = "") => `<script defer src="${src}" data-site="${retorno.site}" ${more}></script>`;
  site = await serveSite({ "shop.localhost": { "/": () => `<!doctype html><title>Shop</title>${tag()}` } });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await retorno?.stop();
  retorno?.remove();
});

async function visit(path: string, options: BrowserContextOptions = {}): Promise<BrowserPage> {
  const context = await browser.newContext({ userAgent: phone, ...options });
  const page = await context.newPage();
  await page.goto(`http://shop.localhost:${site.port}${path}`);
  return page;
}

it("sees a page", async () => {
  await visit("/?utm_source=instagram");
  expect(await retorno.seen("page_view")).toMatchObject({ source: "instagram", page: "shop.localhost/", bot: null });
});
