// How soon the Overview of the made-up shop can be used, in a browser whose processor is four times slower; what it loads.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { buildDashboard, isDashboardBuilt } from "../scripts/build-dashboard.ts";
import { makeShop } from "../src/cli/serve/demo.ts";
import { openParts } from "../src/server/open-parts.ts";
import { createServer } from "../src/server/server.ts";
import { launchChromium } from "../test/chromium.ts";
import { median } from "./measuring/median.ts";
import { printFigure } from "./measuring/print-figure.ts";

const rounds = 7;
const slowdown = 4;
const mostSeconds = 1.5;
const mostScriptKb = 250;
const assets = fileURLToPath(new URL("../dist/dashboard/assets/", import.meta.url));

/** Notes in the page when the headline figure was painted, and each stretch of more than 50 ms that nothing could break. */
const noting = `
  window.noted = { headlineMs: 0, longUntilMs: 0 };
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) noted.longUntilMs = Math.max(noted.longUntilMs, startTime + duration);
  }).observe({ type: "longtask", buffered: true });
  const look = () => {
    const headline = document.querySelector('main [data-size="lg"]');
    if (headline !== null && !headline.disabled && /\\d/.test(headline.textContent)) {
      requestAnimationFrame(() => { noted.headlineMs = performance.now(); });
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);`;

interface Load {
  readonly headlineMs: number;
  /** When the headline stands and nothing has the page busy for half a second. */
  readonly interactiveMs: number;
  /** The scripts that came before the headline stood, by their file. */
  readonly scripts: readonly string[];
  readonly requests: readonly string[];
}

const folder = mkdtempSync(join(tmpdir(), "retorno-load-"));
if (!isDashboardBuilt()) await buildDashboard();
await makeShop(folder);
const parts = await openParts(folder, { guest: "demo" });
const app = await createServer(parts);
const browser = await launchChromium();
try {
  await app.listen({ host: "127.0.0.1", port: 0 });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/w/demo`;
  // The first one has the server work out what it keeps for those after it.
  await loadOnce(browser, url);
  const loads: Load[] = [];
  for (let round = 0; round < rounds; round++) loads.push(await loadOnce(browser, url));
  report(loads);
} finally {
  await browser.close();
  await app.close();
  await parts.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Loads the page as somebody does who was never here. */
async function loadOnce(chromium: Browser, url: string): Promise<Load> {
  const context = await chromium.newContext({ viewport: { width: 1440, height: 900 }, locale: "en" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await page.addInitScript(noting);
  const requests: string[] = [];
  page.on("request", (request) => void requests.push(`${request.method()} ${request.url()}`));
  await page.goto(url);
  await until(page, "noted.headlineMs > 0");
  await until(page, "performance.now() - Math.max(noted.longUntilMs, noted.headlineMs) > 500");
  await page.waitForLoadState("networkidle");
  const noted = await page.evaluate<{ headlineMs: number; longUntilMs: number }>("noted");
  const scripts = await page.evaluate<string[]>(
    "performance.getEntriesByType('resource').filter((one) => one.name.endsWith('.js') && one.responseEnd <= noted.headlineMs).map((one) => one.name)",
  );
  const interactiveMs = Math.max(noted.headlineMs, noted.longUntilMs);
  await context.close();
  return { headlineMs: noted.headlineMs, interactiveMs, scripts, requests };
}

/** Looks from outside, for the page lets no text be run inside it. */
async function until(page: Page, holds: string): Promise<void> {
  for (let turn = 0; turn < 600; turn++) {
    if (await page.evaluate<boolean>(holds)) return;
    await page.waitForTimeout(100);
  }
  throw new Error(`it never held that ${holds}`);
}

function report(loads: readonly Load[]): void {
  const seconds = (of: (load: Load) => number) => median(loads.map(of)) / 1000;
  const [headline, interactive] = [seconds(({ headlineMs }) => headlineMs), seconds((load) => load.interactiveMs)];
  printFigure({
    figure: `overview of the demo, from its address to its headline, processor ${slowdown} times slower`,
    measured: `${headline.toFixed(2)} s (median of ${rounds})`,
  });
  printFigure({
    figure: "the same, to where nothing has the page busy any more",
    measured: `${interactive.toFixed(2)} s`,
    promised: `< ${mostSeconds} s`,
    holds: interactive < mostSeconds,
  });
  const last = loads.at(-1) as Load;
  const kb = last.scripts.reduce((sum, one) => sum + statSync(`${assets}${basename(one)}.gz`).size, 0) / 1000;
  printFigure({
    figure: "scripts before the headline stands, gzipped",
    measured: `${kb.toFixed(0)} kB in ${last.scripts.length} files`,
    promised: `< ${mostScriptKb} kB`,
    holds: kb < mostScriptKb,
  });
  const repeated = loads.flatMap(({ requests }) => requests.filter((one, at) => requests.indexOf(one) !== at));
  printFigure({
    figure: "requests of one load, and those that were sent twice",
    measured: `${last.requests.length}, ${repeated.length}`,
    promised: "none twice",
    holds: repeated.length === 0,
  });
}
