// `npm run shots`: a picture of every page, in each language, light and dark, on a phone and on a desk, to be looked at.
// Words after it choose: `npm run shots -- overview fa 390`; --out DIR says where to (shots).
import { mkdirSync, mkdtempSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser, Page } from "playwright-core";
import { makeShop } from "../src/cli/serve/demo.ts";
import { languages } from "../src/dashboard/languages/languages.ts";
import { launchChromium } from "../test/chromium.ts";
import { openServer } from "../test/open-server.ts";
import { signedIn } from "../test/signed-in.ts";
import { buildDashboard, isDashboardBuilt } from "./build-dashboard.ts";

/** The pages by what their pictures are called; `faro-azul` has nothing in it yet. */
const pages: Readonly<Record<string, string>> = {
  overview: "/w/demo",
  "overview-campaign": "/w/demo?campaign=spring-light&compare=previous",
  journeys: "/w/demo/journeys",
  "journeys-order": "/w/demo/journeys?order=1001",
  content: "/w/demo/content",
  costs: "/w/demo/costs",
  links: "/w/demo/links",
  "links-new": "/w/demo/links?do=new",
  data: "/w/demo/data",
  settings: "/w/demo/settings",
  "settings-goals": "/w/demo/settings?section=goals",
  "settings-measuring": "/w/demo/settings?section=measuring",
  "settings-naming": "/w/demo/settings?section=naming",
  "settings-members": "/w/demo/settings?section=members",
  "settings-keys": "/w/demo/settings?section=keys",
  "settings-privacy": "/w/demo/settings?section=privacy",
  "settings-audit": "/w/demo/settings?section=audit",
  start: "/w/faro-azul/start",
  "empty-overview": "/w/faro-azul",
  "empty-journeys": "/w/faro-azul/journeys",
  "empty-content": "/w/faro-azul/content",
  "empty-costs": "/w/faro-azul/costs",
  "empty-links": "/w/faro-azul/links",
  "empty-data": "/w/faro-azul/data",
};
const schemes = ["light", "dark"] as const;
const widths = [390, 1440] as const;

const { values, positionals } = parseArgs({ options: { out: { type: "string" } }, allowPositionals: true });
const out = values.out ?? "shots";
const codes = languages.map(({ code }) => code);

if (!isDashboardBuilt()) await buildDashboard();
const folder = mkdtempSync(join(tmpdir(), "retorno-shots-"));
await makeShop(folder);
const server = await openServer({ folder, limits: { known: 1_000_000, unknown: 1_000_000 } });
const browser = await launchChromium();
try {
  await server.app.listen({ host: "127.0.0.1", port: 0 });
  const url = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`;
  const owner = await signedIn(server, "ana@faro.example", { demo: "owner", "faro-azul": "owner" });
  await shootAll(browser, url, owner.cookie);
} finally {
  await browser.close();
  await server.close();
}

async function shootAll(chromium: Browser, url: string, cookie: string): Promise<void> {
  mkdirSync(out, { recursive: true });
  const names = chosen(Object.keys(pages));
  for (const language of chosen(codes)) {
    for (const scheme of chosen(schemes)) {
      for (const width of chosen(widths)) {
        const context = await chromium.newContext({
          viewport: { width, height: heightFor(width) },
          colorScheme: scheme,
          locale: language,
          timezoneId: "Europe/Madrid",
          reducedMotion: "reduce",
        });
        await context.addCookies(cookiesOf(cookie, url));
        const page = await context.newPage();
        for (const name of names) {
          await page.setViewportSize({ width, height: heightFor(width) });
          await page.goto(url + pages[name]);
          await settled(page);
          await wholePage(page, width);
          await page.screenshot({ path: join(out, `${name}-${language}-${scheme}-${width}.png`), fullPage: true });
        }
        await context.close();
        console.error(`${names.length} pages: ${language} ${scheme} ${width}`);
      }
    }
  }
}

/** A phone's, or a desk's. */
function heightFor(width: number): number {
  return width < 600 ? 844 : 900;
}

/** Of what there is, what was named; all where nothing of it was. */
function chosen<One extends string | number>(all: readonly One[]): readonly One[] {
  const named = all.filter((one) => positionals.includes(String(one)));
  return named.length === 0 ? all : named;
}

function cookiesOf(cookie: string, url: string) {
  const named = cookie.split("; ").map((one) => [one.slice(0, one.indexOf("=")), one.slice(one.indexOf("=") + 1)]);
  return named.map(([name = "", value = ""]) => ({ name, value, url }));
}

/** What stands fast beside the page reaches to its end, as it does for whoever scrolls; until the next page is opened. */
async function wholePage(page: Page, width: number): Promise<void> {
  const height = await page.evaluate<number>("document.documentElement.scrollHeight");
  await page.setViewportSize({ width, height });
  await page.waitForTimeout(150);
}

/** Nothing is asked for any more, and what was asked for is drawn. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  const loading = page.locator("[class*=Skeleton-root]").first();
  await loading
    .waitFor({ state: "detached", timeout: 10_000 })
    .catch(() => console.error(`${page.url()} goes on loading`));
  await page.evaluate("document.fonts.ready.then(() => undefined)");
  // What is drawn by a script is drawn a little later than that.
  await page.waitForTimeout(400);
}
