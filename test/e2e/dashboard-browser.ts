import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import type { Browser, BrowserContext, Page, Request } from "playwright-core";
import { buildDashboard, isDashboardBuilt } from "../../scripts/build-dashboard.ts";
import { keepLocalUrl } from "../../src/state/public-url.ts";
import { launchChromium } from "../chromium.ts";
import { type OpenServer, openServer } from "../open-server.ts";

/** How a page is looked at. */
export interface Look {
  readonly language: "en" | "fa";
  readonly scheme: "light" | "dark";
  readonly width: number;
}

/** A browser in front of the dashboard, which keeps what went wrong in it. */
export interface Seat {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly look: Look;
  /** A text of a catalogue, "costs.ledger.title", as the page shows it. */
  readonly t: (key: string, words?: Readonly<Record<string, string>>) => string;
  /** What nobody is to see: errors, breaches of the policy, requests to others. */
  readonly faults: string[];
  /** What was asked for twice since a page was opened. */
  readonly repeated: string[];
  /** Opens an address of the server, and waits until nothing is asked for any more. */
  open(path: string): Promise<void>;
}

/** A server with the dashboard, and one browser for all seats. */
export interface Dashboards {
  readonly server: OpenServer;
  readonly url: string;
  readonly browser: Browser;
  seat(look: Look, cookie?: string): Promise<Seat>;
  close(): Promise<void>;
}

export async function openDashboards(): Promise<Dashboards> {
  if (!isDashboardBuilt()) await buildDashboard();
  const server = await openServer({ limits: { known: 1_000_000, unknown: 1_000_000 } });
  await server.app.listen({ host: "127.0.0.1", port: 0 });
  const url = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`;
  await keepLocalUrl(server.parts.state, url);
  const browser = await launchChromium(["--js-flags=--expose-gc"]);
  return {
    server,
    url,
    browser,
    seat: (look, cookie) => takeSeat(browser, url, { look, cookie }),
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

async function takeSeat(
  browser: Browser,
  url: string,
  { look, cookie }: { look: Look; cookie?: string | undefined },
): Promise<Seat> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.width < 600 ? 844 : 900 },
    colorScheme: look.scheme,
    locale: look.language,
    timezoneId: "Europe/Oslo",
    reducedMotion: "reduce",
  });
  if (cookie !== undefined) {
    const named = cookie.split("; ").map((one) => [one.slice(0, one.indexOf("=")), one.slice(one.indexOf("=") + 1)]);
    await context.addCookies(named.map(([name = "", value = ""]) => ({ name, value, url })));
  }
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const faults: string[] = [];
  const repeated: string[] = [];
  const asked = watch(page, url, { faults, repeated });
  const open = async (path: string) => {
    asked.clear();
    repeated.length = 0;
    await page.goto(url + path);
    await page.waitForLoadState("networkidle");
  };
  return { page, context, look, t: wordsOf(look.language), faults, repeated, open };
}

/** What is asked again and again by its nature: whether anything has changed, and how far something is. */
const polled = /\/(revision|demo)$|\/imports\/[\w-]+$/;

function watch(page: Page, url: string, { faults, repeated }: Pick<Seat, "faults" | "repeated">): Set<string> {
  const asked = new Set<string>();
  const path = () => new URL(page.url()).pathname;
  page.on("pageerror", (fault) => faults.push(`${path()}: ${fault.message}`));
  page.on("console", (said) => {
    // Chromium tells of each answer that is a refusal, also where the page has asked for just that.
    const isRefusal = /status of (404|403|401|422)/.test(said.text());
    if (["error", "warning"].includes(said.type()) && !isRefusal) faults.push(`${path()}: ${said.text()}`);
  });
  page.on("request", (request: Request) => {
    const to = new URL(request.url());
    if (/^https?:$/.test(to.protocol) && to.origin !== url) faults.push(`${path()}: asked ${to.origin}`);
    if (request.method() !== "GET" || !to.pathname.startsWith("/api/") || polled.test(to.pathname)) return;
    if (asked.has(to.href)) repeated.push(`${path()}: asked ${to.pathname}${to.search} again`);
    asked.add(to.href);
  });
  return asked;
}

/** The texts of a language, by namespace and key; places for figures are filled in. */
function wordsOf(language: Look["language"]): Seat["t"] {
  const catalogues = new Map<string, unknown>();
  return (key, words = {}) => {
    const [namespace = "", ...way] = key.split(".");
    if (!catalogues.has(namespace)) {
      const file = new URL(`../../src/dashboard/languages/${language}/${namespace}.json`, import.meta.url);
      catalogues.set(namespace, JSON.parse(readFileSync(file, "utf8")));
    }
    const text = way.reduce<unknown>((at, name) => (at as Record<string, unknown>)?.[name], catalogues.get(namespace));
    if (typeof text !== "string") throw new Error(`${language} has no text ${key}`);
    return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => words[name] ?? "");
  };
}
