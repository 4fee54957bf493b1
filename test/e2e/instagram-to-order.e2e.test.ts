import type { Browser, BrowserContext, Page as BrowserPage } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addLink } from "../../src/state/links.ts";
import { launchChromium } from "../chromium.ts";
import { type RunningRetorno, runRetorno, startRetorno, workspace } from "./running-retorno.ts";
import { serveSite, type WebSite } from "./web-site.ts";

const safari =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1";
const inInstagram =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 350.0.0.28.90 (iPhone16,2; iOS 19_1; es_ES; es; scale=3.00; 1179x2556; 600000000)";
const day = 24 * 60 * 60 * 1000;
const firstVisit = Date.UTC(2026, 2, 2, 10);

let retorno: RunningRetorno;
let site: WebSite;
let browser: Browser;
let link: string;
/** What the pages' policies were broken by, as the browser told it. */
const violations: string[] = [];

const shopUrl = (path = "/") => `http://faro-azul.example:${site.port}${path}`;

beforeAll(async () => {
  retorno = await startRetorno({ hosts: ["faro-azul.example", "pago.example"] });
  const server = `http://retorno.example:${retorno.port}`;
  site = await serveSite({
    "faro-azul.example": {
      "/shop.js": () => ({ html: shopScript(), headers: { "content-type": "text/javascript" } }),
      "*": () => shopPage(server),
    },
    "pago.example": { "/pay": (url) => paymentPage(url.searchParams.get("back") ?? "") },
  });
  const target = { destination: shopUrl("/faros?color=azul"), expiresAt: null };
  const utm = { source: null, medium: "social", campaign: "verano", content: "reel-7", term: null };
  await addLink(retorno.parts.state, { workspace, slug: "verano", ...target, utm });
  await retorno.parts.directory.reload();
  link = `${server}/l/verano`;
  browser = await launchChromium(["--host-resolver-rules=MAP *.example 127.0.0.1"]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await retorno?.stop();
  retorno?.remove();
});

/** One page, drawn by its script; the address alone changes from then on. */
function shopPage(server: string) {
  const policy = `default-src 'none'; script-src 'self' ${server}; connect-src ${server}; form-action http://pago.example:${site.port}; base-uri 'none'; require-trusted-types-for 'script'`;
  return {
    headers: { "content-security-policy": policy },
    html: `<!doctype html><html lang="es"><title>Faro Azul</title><main></main>
      <script defer src="/shop.js"></script>
      <script defer src="${server}/t.js" data-site="${retorno.site}"></script>`,
  };
}

const shopScript = () => `
  window.retorno = window.retorno || function () { (retorno.q = retorno.q || []).push(arguments) };
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => console.log("violation", violatedDirective, blockedURI));
  const main = document.querySelector("main");
  const button = (text, work) => { const made = document.createElement("button"); made.textContent = text; made.onclick = work; main.append(made); };
  const go = (path) => { history.pushState({}, "", path); draw(); };
  function draw() {
    main.replaceChildren();
    if (location.pathname === "/faros") button("Faro grande", () => go("/faros/grande"));
    if (location.pathname === "/") button("Cesta", () => { retorno("add_to_cart", { value: 39.5, currency: "EUR", items: [{ item_id: "faro-grande", price: 39.5, quantity: 1 }] }); go("/cesta"); });
    if (location.pathname === "/cesta") button("Pagar", () => { location.href = "http://pago.example:${site.port}/pay?back=" + encodeURIComponent(location.origin + "/gracias?pedido=1001"); });
    if (location.pathname === "/gracias") retorno("purchase", { transaction_id: new URLSearchParams(location.search).get("pedido"), value: 39.5, currency: "EUR", email: "Ana@Example.org", items: [{ item_id: "faro-grande", price: 39.5, quantity: 1 }] });
    button("Aceptar", () => retorno.consent(true));
    button("Boletín", () => retorno("sign_up", { email: "ana@example.org" }));
  }
  addEventListener("popstate", draw);
  draw();`;

const paymentPage = (back: string) => `<!doctype html><title>Pago</title><a href="${back}">Volver a la tienda</a>`;

async function open(context: BrowserContext, address: string, referer?: string): Promise<BrowserPage> {
  const page = await context.newPage();
  page.on("console", (message) => message.text().startsWith("violation") && violations.push(message.text()));
  page.on("pageerror", (fault) => violations.push(String(fault)));
  await page.goto(address, referer === undefined ? {} : { referer });
  return page;
}

it("an order two visits after an Instagram link stands under instagram, organic", async () => {
  retorno.now = firstVisit;
  const instagram = await browser.newContext({ userAgent: inInstagram });
  const first = await open(instagram, link, "http://l.instagram.com/");
  expect(await retorno.seen("page_view")).toMatchObject({
    page: "faro-azul.example/faros",
    source: "instagram",
    bot: null,
  });
  await first.getByText("Faro grande").click();
  await retorno.seen(
    "page_view",
    ({ page, continues }) => page === "faro-azul.example/faros/grande" && continues === true,
  );
  expect(await instagram.cookies()).toEqual([]);
  await first.getByText("Boletín").click();
  await retorno.seen("sign_up");
  await first.goto("about:blank");
  await retorno.seen("user_engagement");
  await instagram.close();

  // At home the address is typed into the phone's own browser, which knows nothing of Instagram's.
  const ownBrowser = await browser.newContext({ userAgent: safari });
  retorno.now = firstVisit + day;
  const second = await open(ownBrowser, shopUrl());
  await second.getByText("Aceptar").click();
  const agreed = await retorno.seen("consent_given");
  expect(await ownBrowser.cookies()).toMatchObject([
    { name: "_rt", domain: "faro-azul.example", path: "/", sameSite: "Lax", secure: false },
  ]);
  await second.close();

  retorno.now = firstVisit + 4 * day;
  const third = await open(ownBrowser, shopUrl());
  await third.getByText("Cesta").click();
  await retorno.seen("add_to_cart");
  await third.getByText("Pagar").click();
  await third.getByText("Volver a la tienda").click();
  const order = await retorno.seen("purchase");
  expect(order).toMatchObject({ orderId: "1001", valueMinor: 3950, visitor: agreed.visitor, source: null });
  const thanks = await retorno.seen("page_view", ({ page }) => page === "faro-azul.example/gracias");
  expect(thanks).toMatchObject({ continues: true, source: null, referrer: null });
  // The page that says thank you is loaded again, and it is one order all the same.
  await third.reload();
  await retorno.seen("page_view", ({ page }) => page === "faro-azul.example/gracias");
  await ownBrowser.close();

  const events = await retorno.events();
  expect(events.filter(({ kind }) => kind === "purchase")).toHaveLength(1);
  expect(events.filter(({ referrer }) => referrer?.includes("pago"))).toEqual([]);
  expect(violations).toEqual([]);
  await retorno.stop();

  const period = ["--from", "2026-03-01", "--to", "2026-04-01"];
  for (const model of ["last-non-direct", "first"]) {
    const said = await runRetorno(
      "roi",
      "--data",
      retorno.folder,
      ...period,
      "--by",
      "network",
      "--model",
      model,
      "--format",
      "json",
    );
    const { rows, unattributed } = JSON.parse(said);
    expect(rows).toMatchObject([
      {
        key: { network: "instagram", paid: false },
        social: true,
        return: "39.50",
        conversions: 1,
        evidence: { measured: "39.50" },
        roles: { origin: 1, assist: 1, converter: 0 },
      },
    ]);
    expect(unattributed).toMatchObject({ return: "0.00" });
  }
}, 60_000);
