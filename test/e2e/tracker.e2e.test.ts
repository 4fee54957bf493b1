import type { Browser, BrowserContextOptions, Page as BrowserPage } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { raw } from "../../src/warehouse/sql.ts";
import { launchChromium } from "../chromium.ts";
import { type RunningRetorno, startRetorno, workspace } from "./running-retorno.ts";
import { serveSite, type WebSite } from "./web-site.ts";

const phone =
  "Mozilla/5.0 (Linux; Android 16; Pixel 10) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Mobile Safari/537.36";

let retorno: RunningRetorno;
let site: WebSite;
let browser: Browser;
/** What the site answers at a path, beside the tracker's tag. */
const bodies = new Map<string, string>();
/** Faults that pages felt. */
const faults: string[] = [];

const server = () => `http://retorno.localhost:${retorno.port}`;
const tag = (more = "", src = `${server()}/t.js`) =>
  `<script defer src="${src}" data-site="${retorno.site}" ${more}></script>`;
const stub = "<script>window.retorno=window.retorno||function(){(retorno.q=retorno.q||[]).push(arguments)}</script>";
const html = (url: URL) => {
  const body = bodies.get(url.pathname);
  return `<!doctype html><html lang="en"><title>Shop</title>${body ?? tag()}`;
};

beforeAll(async () => {
  retorno = await startRetorno({ hosts: ["shop.localhost", "outlet.localhost"] });
  site = await serveSite({ "shop.localhost": { "*": html }, "outlet.localhost": { "*": html } });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await retorno?.stop();
  retorno?.remove();
});

const address = (path: string, host = "shop.localhost") => `http://${host}:${site.port}${path}`;

/** Opens a path in a browser that has never been there. */
async function visit(path: string, { init, ...options }: BrowserContextOptions & { init?: string } = {}) {
  const context = await browser.newContext({ userAgent: phone, ...options });
  if (init !== undefined) await context.addInitScript(init);
  const page = await context.newPage();
  page.on("pageerror", (fault) => faults.push(`${path}: ${fault}`));
  await page.goto(address(path));
  return page;
}

/** Events of one page, by kind, once a page view stands. */
async function eventsAt(path: string) {
  await settled();
  return (await retorno.events()).filter(({ page }) => page?.endsWith(`.localhost${path}`));
}
const kindsAt = async (path: string) => (await eventsAt(path)).map(({ kind }) => kind);
const detailAt = async (path: string, kind: string) =>
  JSON.parse((await retorno.seen(kind, ({ page }) => page?.endsWith(path) ?? false)).detail ?? "{}");

/** What was sent has come, and what was not sent has not: nothing more comes for half a second. */
async function settled(): Promise<void> {
  for (let before = -1, now = 0; before !== now; ) {
    await new Promise((later) => setTimeout(later, 500));
    [before, now] = [now, (await retorno.events()).length];
  }
}

const call = (page: BrowserPage, expression: string) => page.evaluate(expression);

it("leaves nothing in the browser of somebody who agreed to nothing", async () => {
  const page = await visit("/quiet?utm_source=instagram&utm_medium=social");
  expect(await retorno.seen("page_view")).toMatchObject({
    source: "instagram",
    page: "shop.localhost/quiet",
    bot: null,
  });
  await call(page, "scrollTo(0, 100)");
  expect(await page.context().cookies()).toEqual([]);
  expect(await page.context().storageState()).toEqual({ cookies: [], origins: [] });
  expect(
    await call(
      page,
      "(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length])()",
    ),
  ).toEqual([0, 0, 0]);
});

it("sets a cookie once somebody agrees, keeps it, and deletes it when they take it back", async () => {
  const page = await visit("/agree");
  await call(page, "retorno.consent(true)");
  const [cookie] = await page.context().cookies();
  expect(cookie).toMatchObject({ name: "_rt", domain: "shop.localhost", sameSite: "Lax", secure: true });
  const months13 = Date.now() / 1000 + 395 * 24 * 60 * 60;
  expect(cookie?.expires).toBeGreaterThan(Date.now() / 1000);
  expect(cookie?.expires).toBeLessThan(months13);
  const agreed = await retorno.seen("consent_given");
  await page.goto(address("/agree/again"));
  await call(page, "retorno.consent(true)");
  const again = await retorno.seen("page_view", ({ page }) => page === "shop.localhost/agree/again");
  expect(again.visitor).toBe(agreed.visitor);
  expect(await kindsAt("/agree/again")).toEqual(["page_view"]);
  await call(page, "retorno.consent(false)");
  expect(await page.context().cookies()).toEqual([]);
});

it("obeys Global Privacy Control, unless the workspace chose otherwise", async () => {
  const init = "Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })";
  const page = await visit("/gpc", { init });
  await call(page, "retorno.consent(true)");
  expect(await page.context().cookies()).toEqual([]);
  expect(await kindsAt("/gpc")).toEqual([]);
  expect(retorno.parts.metrics.text()).toMatch(/retorno_events_dropped_total\{reason="opted_out"\} 1/);
  const switchTo = async (obeyed: 0 | 1) => {
    await retorno.parts.state
      .updateTable("workspace")
      .set({ honours_opt_out: obeyed })
      .where("id", "=", workspace)
      .execute();
    await retorno.parts.directory.reload();
  };
  await switchTo(0);
  await visit("/gpc/not-obeyed", { init });
  await retorno.seen("page_view", ({ page }) => page === "shop.localhost/gpc/not-obeyed");
  await switchTo(1);
});

it("counts a page once, however often the script stands in it, and what was said before it came", async () => {
  bodies.set(
    "/twice",
    `${stub}<script>retorno("lead", { value: 40 }); retorno("consent", true)</script>${tag()}${tag()}`,
  );
  await visit("/twice");
  await retorno.seen("page_view", ({ page }) => page === "shop.localhost/twice");
  expect(await kindsAt("/twice")).toEqual(expect.arrayContaining(["generate_lead", "consent_given", "page_view"]));
  expect(await kindsAt("/twice")).toHaveLength(3);
});

it("sees the pages of a site that only changes its address", async () => {
  const page = await visit("/spa");
  await call(
    page,
    `history.replaceState({}, "", "/spa?filter=red");
    history.pushState({}, "", "/spa/one#top");
    history.pushState({}, "", "/spa/two");
    history.back()`,
  );
  await retorno.seen("page_view", ({ page }) => page === "shop.localhost/spa/two");
  await settled();
  const views = (await retorno.events()).filter(({ kind, page }) => kind === "page_view" && page?.includes("/spa"));
  // Requests of one moment may overtake one another.
  expect(views.map(({ page, continues }) => `${page?.slice(14)} ${continues}`).sort()).toEqual([
    "/spa false",
    "/spa/one true",
    "/spa/one true",
    "/spa/two true",
  ]);
  bodies.set("/hash", tag("data-whole"));
  const routed = await visit("/hash");
  await call(routed, `location.hash = "#/cart"`);
  await settled();
  expect(await kindsAt("/hash")).toEqual(["page_view", "user_engagement", "page_view"]);
});

const links = `<a href="https://www.tiktok.com/@shop?secret=1">TikTok</a> <a href="/menu.pdf?x=1" download>Menu</a>
  <a href="mailto:ana@example.org">Mail</a> <form id="contact" name="ask" onsubmit="return false"><input name="email" value="ana@example.org"><button>Go</button></form>
  <div style="height: 5000px"></div><script>document.addEventListener("click", (event) => event.preventDefault())</script>`;
async function useAll(page: BrowserPage) {
  for (const name of ["TikTok", "Menu", "Mail", "Go"]) await page.getByText(name).click();
  await call(page, "scrollTo(0, 2500)");
  await settled();
  await page.goto("about:blank");
}

it("sees clicks that lead away, files, forms, time and depth, and no word that was typed", async () => {
  bodies.set("/all", tag() + links);
  await useAll(await visit("/all"));
  await retorno.seen("user_engagement", ({ page }) => page === "shop.localhost/all");
  expect(await detailAt("/all", "click")).toEqual({ link_url: "https://www.tiktok.com/@shop" });
  expect(await detailAt("/all", "file_download")).toEqual({ link_url: address("/menu.pdf") });
  const left = await detailAt("/all", "user_engagement");
  expect(left.engagement_time_msec).toBeGreaterThan(200);
  expect(left.percent_scrolled).toBeGreaterThan(50);
  expect(left.percent_scrolled).toBeLessThan(90);
  expect(JSON.stringify(await eventsAt("/all"))).not.toContain("ana");
});

it("sends a form's name and not what stands in it", async () => {
  bodies.set(
    "/form",
    `${tag()}<form id="contact" name="ask" action="/form/sent"><input name="note" value="secret"><button>Go</button></form>`,
  );
  const page = await visit("/form");
  await page.getByText("Go").click();
  expect(await detailAt("/form", "form_submit")).toEqual({ form_id: "contact", form_name: "ask" });
});

it("leaves out what it is told to", async () => {
  bodies.set("/less", tag(`data-off="click file_download form_submit user_engagement"`) + links);
  await useAll(await visit("/less"));
  expect(await kindsAt("/less")).toEqual(["page_view"]);
});

it("reads what a site tells Google's tag, before and after it came", async () => {
  bodies.set(
    "/gtag",
    `<script>window.dataLayer = window.dataLayer || []; function gtag() { dataLayer.push(arguments) }
      gtag("js", new Date()); gtag("config", "G-1"); gtag("consent", "default", { analytics_storage: "denied" });
      gtag("event", "view_item", { currency: "EUR", value: 9.5, items: [{ item_id: "a", price: 9.5 }] });
      const circle = {}; circle.self = circle; dataLayer.push({ event: "broken", circle }, "text", null, { event: "gtm.js" });</script>${tag("data-gtag")}`,
  );
  const page = await visit("/gtag");
  expect(await retorno.seen("view_item")).toMatchObject({ valueMinor: 950 });
  expect(await page.context().cookies()).toEqual([]);
  await call(
    page,
    `dataLayer.push({ event: "purchase", ecommerce: { transaction_id: "T-1", value: 30, currency: "EUR" } })`,
  );
  await call(page, `gtag("consent", "update", { analytics_storage: "granted" })`);
  expect(await retorno.seen("purchase")).toMatchObject({ orderId: "T-1", valueMinor: 3000 });
  await retorno.seen("consent_given", ({ page }) => page === "shop.localhost/gtag");
  expect(await call(page, "dataLayer.length")).toBe(10);
  expect((await kindsAt("/gtag")).sort()).toEqual(["consent_given", "page_view", "purchase", "view_item"]);
});

it("counts a page that was made ready in advance once it is shown", async () => {
  const init = "Object.defineProperty(Document.prototype, 'prerendering', { get: () => !window.shown })";
  const page = await visit("/early", { init });
  expect(await kindsAt("/early")).toEqual([]);
  await call(page, "window.shown = true; document.dispatchEvent(new Event('prerenderingchange'))");
  await retorno.seen("page_view", ({ page }) => page === "shop.localhost/early");
});

it("sends once more what the server could not answer, and it is stored once", async () => {
  const context = await browser.newContext({ userAgent: phone });
  const bodies: string[] = [];
  await context.route("**/e", async (route) => {
    const body = route.request().postData() ?? "";
    bodies.push(body);
    if (bodies.length > 1) return route.continue();
    // The first one is stored, and the answer never comes.
    await fetch(`http://127.0.0.1:${retorno.port}/e`, { method: "POST", body, headers: { "user-agent": phone } });
    await route.abort();
  });
  const page = await context.newPage();
  await page.goto(address("/again"));
  await expect.poll(() => bodies.length, { timeout: 10_000 }).toBe(2);
  expect(bodies[1]).toBe(bodies[0]);
  expect(await kindsAt("/again")).toEqual(["page_view"]);
});

it("never breaks a page whose browser lets it do nothing", async () => {
  const init =
    "fetch = () => { throw new Error('no') }; Object.defineProperty(document, 'cookie', { get() { throw new Error('no') }, set() { throw new Error('no') } })";
  const page = await visit("/hostile", { init });
  await call(page, `history.pushState({}, "", "/hostile/next")`);
  await call(page, `retorno("lead", window); retorno.consent(true); retorno(); retorno("x".repeat(99), 1n)`);
  expect(page.url()).toBe(address("/hostile/next"));
  expect(await kindsAt("/hostile")).toEqual([]);
});

it("passes a visitor on to the business's other host, once they agreed", async () => {
  const there = address("/arrive?a=b%20c", "outlet.localhost");
  bodies.set("/leave", `${tag(`data-hosts="outlet.localhost"`)}<a href="${there}">Outlet</a>`);
  retorno.now = Date.now();
  const page = await visit("/leave");
  await page.getByText("Outlet").click();
  await page.waitForURL(/arrive/);
  expect(page.url()).toBe(there);
  await call(page, "retorno.consent(true)");
  const known = await retorno.seen("consent_given", ({ page }) => page === "outlet.localhost/arrive");
  await page.goto(address("/leave"));
  await call(page, "retorno.consent(true)");
  const agreed = await retorno.seen("consent_given", ({ page }) => page === "shop.localhost/leave");
  await page.getByText("Outlet").click();
  await page.waitForURL(/rtv=/);
  expect(new URL(page.url()).searchParams.get("a")).toBe("b c");
  await settled();
  const aliases = await retorno.parts.facts.rows(
    z.object({ key: z.string(), person: z.string() }),
    raw("select cast(key as varchar) as key, cast(person as varchar) as person from alias"),
  );
  expect(aliases).toContainEqual({ key: known.visitor, person: agreed.visitor });
});

it("sees a browser without scripts by its picture", async () => {
  bodies.set(
    "/noscript",
    `<noscript><img src="${server()}/p.gif?site=${retorno.site}" alt="" referrerpolicy="no-referrer-when-downgrade"></noscript>`,
  );
  await visit("/noscript?utm_source=instagram", { javaScriptEnabled: false });
  const seen = await retorno.seen("page_view", ({ page }) => page === "shop.localhost/noscript");
  expect(seen).toMatchObject({ source: "instagram" });
});

it("asks how somebody found the shop, under a policy that allows nothing else, by keyboard", async () => {
  bodies.set(
    "/thanks",
    `<meta http-equiv="content-security-policy" content="default-src 'none'; script-src ${server()}; connect-src ${server()}">
    <body><main id="here"></main><script defer src="${server()}/ask.js" data-into="#here" data-order="#1001" data-question="¿Cómo nos encontró?" data-choices="Instagram|Una amiga" data-other="De otro modo" data-send="Enviar" data-thanks="Gracias"></script>${tag()}`,
  );
  const page = await visit("/thanks");
  await page.getByRole("group", { name: "¿Cómo nos encontró?" }).waitFor();
  await page.getByRole("radio", { name: "Instagram" }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: "Gracias" }).waitFor();
  await retorno.seen("survey_answer");
  const Row = z.object({ question: z.string(), answer: z.string(), order: z.string() });
  const rows = await retorno.parts.facts.rows(
    Row,
    raw(`select question, answer, order_id as "order" from survey_answer`),
  );
  expect(rows).toEqual([{ question: "¿Cómo nos encontró?", answer: "Una amiga", order: "1001" }]);
  expect(await kindsAt("/thanks")).toEqual(["page_view", "survey_answer"]);
});

it("sends to where it came from, through the shop's own host too, or where it is told", async () => {
  bodies.set("/own", tag("", "/x/t.js?1"));
  bodies.set("/told", tag(`data-api="/elsewhere/events"`));
  const context = await browser.newContext({ userAgent: phone });
  const script = await (await fetch(`http://127.0.0.1:${retorno.port}/t.js`)).text();
  await context.route("**/x/t.js?1", (route) => route.fulfill({ body: script, contentType: "text/javascript" }));
  const sent: string[] = [];
  for (const path of ["**/x/e", "**/elsewhere/events"]) {
    await context.route(path, (route) => {
      sent.push(route.request().url());
      return route.fulfill({ status: 202 });
    });
  }
  const page = await context.newPage();
  await page.goto(address("/own"));
  await expect.poll(() => sent).toEqual([address("/x/e")]);
  await page.goto(address("/told"));
  await expect.poll(() => sent).toContain(address("/elsewhere/events"));
});

it("was felt by no page", () => expect(faults).toEqual([]));
