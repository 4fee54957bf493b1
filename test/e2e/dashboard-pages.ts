import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Seat } from "./dashboard-browser.ts";

/** The pages of a workspace, as they are asked for below its own address. */
export const pagesOfWorkspace = [
  "",
  "/journeys",
  "/content",
  "/costs",
  "/links",
  "/links?do=new",
  "/data",
  "/data?tab=files",
  "/settings",
  "/settings?section=goals",
  "/settings?section=members",
  "/start",
] as const;

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/** What axe holds against a page that is serious, a line each; the policy of the page does not stand in its way. */
async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate<{ violations: Violation[] }>(
    "axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ target, failureSummary = "" }) => {
        const [, why = ""] = failureSummary.split("\n");
        return `${new URL(page.url()).pathname}: ${id} at ${target.join(" ")}: ${why.trim()}`;
      }),
    );
}

/** Opens a page: it is drawn, nothing was asked for twice, nothing overflows sideways, and axe finds nothing serious. */
export async function lookAt(seat: Seat, path: string): Promise<string[]> {
  const { page, open, repeated } = seat;
  await open(path);
  await page.locator("[class*=Skeleton-root]").first().waitFor({ state: "detached" });
  const sideways = await page.evaluate<number>(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  const headings = await page.locator("h1").count();
  return [
    ...repeated,
    ...(sideways > 0 ? [`${path} is ${sideways} px too wide at ${seat.look.width}`] : []),
    ...(headings === 1 ? [] : [`${path} has ${headings} headings of the first order`]),
    ...(await axeFaults(page)),
  ];
}

/** What a page holds, once everything that nobody holds any more is gone. */
export interface Held {
  readonly heapMb: number;
  readonly nodes: number;
  readonly listeners: number;
}

export async function heldBy(page: Page): Promise<Held> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  for (let turn = 0; turn < 3; turn++) await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  await session.detach();
  const of = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  return { heapMb: of("JSHeapUsedSize") / 2 ** 20, nodes: of("Nodes"), listeners: of("JSEventListeners") };
}

/** Changes something of a workspace so often, each time waiting until its open overview shows what came of it. */
export async function update({ page }: Seat, workspace: string, times: number): Promise<void> {
  const origin = new URL(page.url()).origin;
  const address = `${origin}/api/v1/workspaces/${workspace}`;
  for (let turn = 0; turn < times; turn++) {
    const { version } = await (await page.request.get(address)).json();
    const data = { version, name: `Nordlys ${turn}` };
    expect((await page.request.patch(address, { headers: { origin }, data })).status()).toBe(200);
    const shown = page.waitForResponse((answer) => answer.url().includes("/overview") && answer.ok());
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    await shown;
  }
  await page.waitForLoadState("networkidle");
}
