import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

/** A real Chromium without a window, from the package that ships one, with more flags of one's own; close it when done. */
export async function launchChromium(flags: readonly string[] = []): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args.filter((flag) => !unwanted.has(flag)), "--disable-background-networking", ...flags],
    headless: true,
  });
}

/** One process dies with its first page; the others would let a page do what a customer's browser does not. */
const unwanted = new Set(["--single-process", "--disable-web-security", "--allow-running-insecure-content"]);
