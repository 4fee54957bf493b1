import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { ownerLink } from "../../src/server/people/links.ts";
import { keepLocalUrl } from "../../src/state/public-url.ts";
import { launchChromium } from "../chromium.ts";
import { mailServer } from "../mail-server.ts";
import { type OpenServer, openServer } from "../open-server.ts";
import { totp } from "../totp.ts";

/** A server that browsers reach, with a mail server beside it. */
export interface Door {
  readonly server: OpenServer;
  readonly mails: Awaited<ReturnType<typeof mailServer>>;
  readonly browser: Browser;
  /** Where it is, by a name: passkeys need one. */
  readonly url: string;
  /** A browser of somebody else; it fails on a fault of a page. */
  visitor(timeZone?: string): Promise<Page>;
  /** The link with which somebody becomes the owner. */
  ownerLink(): Promise<string>;
  /** Ends the test's own: faults that pages had are faults of the test. */
  close(): Promise<void>;
}

export async function openDoor(): Promise<Door> {
  const mails = await mailServer();
  const server = await openServer({ settings: { mail: mails.settings } });
  await server.app.listen({ host: "127.0.0.1", port: 0 });
  const url = `http://localhost:${(server.app.server.address() as AddressInfo).port}`;
  await keepLocalUrl(server.parts.state, url);
  const browser = await launchChromium();
  const faults: string[] = [];
  const visitor = async (timezoneId = "Europe/Lisbon") => {
    const context = await browser.newContext({ timezoneId, locale: "en-GB" });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on("pageerror", (fault) => faults.push(`${page.url()}: ${fault.message}`));
    page.on("console", (said) => {
      if (said.type() === "error" && !/status of 4\d\d/.test(said.text())) faults.push(`${page.url()}: ${said.text()}`);
    });
    return page;
  };
  return {
    server,
    mails,
    browser,
    url,
    visitor,
    ownerLink: async () => (await ownerLink(server.parts.state, server.parts.clock())) ?? "",
    close: async () => {
      await browser.close();
      await server.close();
      await mails.close();
      expect(faults).toEqual([]);
    },
  };
}

export const words = "plover anvil tuesday marmalade";

/** Becomes the owner, and makes a workspace of a name. */
export async function becomeOwner(page: Page, link: string, workspace: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Your name").fill("Ana Faro");
  await page.getByLabel("E-mail address").fill("ana@faro.example");
  await page.getByLabel("Password", { exact: true }).fill(words);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByLabel("Name", { exact: true }).fill(workspace);
  await page.getByRole("button", { name: "Make the workspace" }).click();
  await page.waitForURL(/\/w\/[\w-]+\/start$/);
  await page.goto(`${new URL(page.url()).origin}/workspaces`);
}

/** Has a workspace ask a second factor of its members, as its owner. */
export async function askSecondFactor(page: Page, url: string, workspace: string): Promise<void> {
  const path = `${url}/api/v1/workspaces/${workspace}`;
  const { version } = await (await page.request.get(path)).json();
  const data = { needsSecondFactor: true, version };
  expect((await page.request.patch(path, { headers: { origin: url }, data })).status()).toBe(200);
}

/** Sets an app up as the account page leads through it; answers its secret and the backup codes. */
export async function setUpApp(page: Page, password: string): Promise<{ secret: string; codes: string[] }> {
  const form = page.locator("#start-app");
  await form.getByLabel("Your password").fill(password);
  await form.getByRole("button", { name: "Set it up" }).click();
  await page.locator("#app").waitFor();
  const secret = ((await page.locator("#app-secret").textContent()) ?? "").replaceAll(" ", "");
  await page.getByLabel("The six digits it shows").fill(totp(secret));
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByRole("heading", { name: "Your backup codes" }).waitFor();
  const codes = await page.locator("#codes .codes li").allTextContents();
  await page.getByRole("button", { name: "I have kept them" }).click();
  await page.locator("#second-factor .tag").waitFor();
  return { secret, codes };
}

/** Signs in by password, as far as the next page or the question for a code. */
export async function signIn(page: Page, url: string, email: string, password: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}
