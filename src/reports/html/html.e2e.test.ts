import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../../test/chromium.ts";
import type { Statement } from "../../model/statement.ts";
import { fixtures } from "../fixture.ts";
import { statementHtml } from "../html.ts";

let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "retorno-html-"));
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

/** Opens the statement as a customer does, from a file, and notes whatever it says or asks for. */
async function open(statement: Statement, { width = 1200, colorScheme = "light" as "light" | "dark" } = {}) {
  const file = join(folder, "statement.html");
  await writeFile(file, await statementHtml(statement));
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("dialog", (dialog) => complaints.push(dialog.message()));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  return { page, complaints, requests, file };
}

const widthOf = (page: Page) => page.locator("html").evaluate((root) => root.scrollWidth);

describe("the statement's page in a browser", () => {
  it.each(Object.entries(fixtures))(
    "opens %s without a complaint or a request beside its own file",
    async (_, statement) => {
      const { page, complaints, requests, file } = await open(statement);
      expect(complaints).toEqual([]);
      expect(requests).toEqual([pathToFileURL(file).href]);
      await page.close();
    },
  );

  it("shows five charts with a text alternative, and the tables", async () => {
    const { page } = await open(fixtures.fjordhus);
    const charts = page.getByRole("img");
    expect(await charts.count()).toBe(5);
    for (const chart of await charts.all()) {
      expect(await chart.isVisible()).toBe(true);
      expect((await chart.getAttribute("aria-label"))?.length).toBeGreaterThan(40);
      expect((await chart.boundingBox())?.height).toBeGreaterThan(60);
    }
    for (const table of await page.getByRole("table").filter({ visible: true }).all()) {
      expect((await table.locator("caption").innerText()).length).toBeGreaterThan(0);
    }
    expect(await page.getByRole("table").filter({ visible: true }).count()).toBe(6);
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toContain("1.43 came back");
    await page.close();
  });

  it.each(Object.entries(fixtures))(
    "fits %s on the smallest phone without scrolling sideways",
    async (_, statement) => {
      const { page } = await open(statement, { width: 360 });
      expect(await widthOf(page)).toBeLessThanOrEqual(360);
      expect(await page.getByRole("img").count()).toBe(5);
      await page.close();
    },
  );

  it("shows a hostile campaign name as text", async () => {
    const { page } = await open(fixtures.hostile);
    const name = "<img src=x onerror=alert(1)>";
    expect(await page.getByRole("rowheader").filter({ hasText: name }).count()).toBe(1);
    expect(await page.locator("img").count()).toBe(0);
    await page.close();
  });

  it("draws its charts in light text on a dark screen", async () => {
    const { page } = await open(fixtures.fjordhus, { colorScheme: "dark" });
    const colour = (selector: string, of: "fill" | "backgroundColor") =>
      page
        .locator(selector)
        .first()
        .evaluate((element, property) => element.ownerDocument.defaultView?.getComputedStyle(element)[property], of);
    expect(await colour("svg.wide text", "fill")).toBe("rgb(231, 235, 240)");
    expect(await colour("body", "backgroundColor")).toBe("rgb(18, 22, 28)");
    await page.close();
  });

  it("keeps on paper a list's heading with its first two items, and its last two together", async () => {
    const { page } = await open(fixtures.fjordhus);
    await page.emulateMedia({ media: "print" });
    const breaks = (selector: string, of: "breakAfter" | "breakBefore" | "breakInside") =>
      page
        .locator(`section[aria-labelledby=next] ${selector}`)
        .evaluate((element, property) => element.ownerDocument.defaultView?.getComputedStyle(element)[property], of);
    expect(await breaks("h2", "breakAfter")).toBe("avoid");
    expect(await breaks("li:first-child", "breakAfter")).toBe("avoid");
    expect(await breaks("li:nth-child(2)", "breakInside")).toBe("avoid");
    expect(await breaks("li:last-child", "breakBefore")).toBe("avoid");
    await page.close();
  });

  it("opens each working-out on a click", async () => {
    const { page } = await open(fixtures.fjordhus);
    const formula = page.getByText("(return − cost) × 100 / cost");
    expect(await formula.isVisible()).toBe(false);
    for (const summary of await page.getByText("How was this worked out?").all()) await summary.click();
    expect(await formula.isVisible()).toBe(true);
    await page.close();
  });
});
