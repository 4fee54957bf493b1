import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Locator } from "playwright-core";
import { expect } from "vitest";
import type { Seat } from "./dashboard-browser.ts";

const golden = fileURLToPath(new URL("../golden/nordlys/", import.meta.url));
const exportsOfShop = ["orders_export_1.csv", "Nordlys-Ull-Campaigns-1-Mar-2026-31-Mar-2026.csv"];

/** March 2026, the days that the worked example is about. */
export const march = "from=2026-03-01&to=2026-04-01";

/** Makes the first workspace at the door, as whoever comes in first does; answers its id. */
export async function makeWorkspace({ page, open }: Seat, name: string): Promise<string> {
  await open("/");
  expect(new URL(page.url()).pathname).toBe("/new-workspace");
  await page.getByLabel("Name", { exact: true }).fill(name);
  expect(await page.getByLabel("Currency").inputValue()).toBe("NOK");
  await page.getByRole("button", { name: "Make the workspace" }).click();
  await page.waitForURL(/\/w\/[\w-]+\/start$/);
  await page.waitForLoadState("networkidle");
  return new URL(page.url()).pathname.split("/")[2] ?? "";
}

/** Answers the five questions, leaving after the third and coming back; drops the exports, and reads the first number. */
export async function firstRun({ page, t }: Seat): Promise<string> {
  const goOn = async (asks: string) => {
    await page.getByRole("heading", { name: t(`first-run.${asks}.asks`) }).waitFor();
    await page.getByRole("button", { name: t("first-run.goOn") }).click();
  };
  await goOn("sells");
  await goOn("place");
  await goOn("currency");
  await page.getByRole("heading", { name: t("first-run.work.asks") }).waitFor();
  await page.reload();
  await page.getByLabel(t("first-run.work.hours")).fill("2");
  await page.getByLabel(t("first-run.work.rate", { currency: "" }).replace(/\s*\(\s*\)/, "")).fill("450");
  await page.getByLabel(t("first-run.work.since")).first().fill("2026-01-01");
  await goOn("work");
  // Answered anew, the question changes the cost that it made: a second one would be in the figure below.
  await page.getByRole("heading", { name: t("first-run.sources.asks") }).waitFor();
  await page.getByRole("button", { name: t("first-run.back"), exact: true }).click();
  await goOn("work");
  await page.getByText(t("first-run.sources.shopify.name"), { exact: true }).click();
  await page.getByText(t("first-run.sources.shopify.where")).waitFor();
  await goOn("sources");
  const field = page.getByRole("heading", { name: t("first-run.files.title") }).locator("xpath=ancestor::section");
  await dropOn(field.getByText(t("first-run.files.drop")).locator("xpath=.."), exportsOfShop);
  const number = page.getByTestId("first-number");
  await number.waitFor({ timeout: 30_000 });
  await field.locator("li progress, li [role=progressbar]").first().waitFor({ state: "detached" });
  return figureOf(page.getByRole("button", { name: t("first-run.number.roi") }));
}

/** Drops files of the worked example on something, as a hand does. */
async function dropOn(target: Locator, names: readonly string[]): Promise<void> {
  const files = names.map((name) => ({ name, text: readFileSync(`${golden}exports/${name}`, "utf8") }));
  const carried = await target.page().evaluateHandle(`(() => {
    const transfer = new DataTransfer();
    for (const { name, text } of ${JSON.stringify(files)}) transfer.items.add(new File([text], name, { type: "text/csv" }));
    return transfer;
  })()`);
  for (const event of ["dragover", "drop"]) await target.dispatchEvent(event, { dataTransfer: carried });
}

/** The figure of a button that opens its working, as plain digits: "+۵۰٫۶٪" is "+50.6%". */
export async function figureOf(button: Locator): Promise<string> {
  return plain((await button.first().textContent()) ?? "");
}

/** A figure in the digits and signs of any of our languages, in those of English. */
export const plain = (text: string): string =>
  text
    .replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replaceAll("٫", ".")
    .replaceAll("٪", "%")
    .replaceAll("٬", ",")
    .replaceAll(/[\u200e\u200f\u061c\u2066-\u2069]/g, "")
    .replaceAll(/[\u00a0\u202f]/g, " ");

/** Keeps the worked example's plan, with the costs and the code that five questions do not ask for. */
export async function keepPlanOfExample({ page }: Seat, workspace: string): Promise<void> {
  const origin = new URL(page.url()).origin;
  const plan = `${origin}/api/v1/workspaces/${workspace}/plan`;
  const { version } = await (await page.request.get(plan)).json();
  const data = { version, yaml: readFileSync(`${golden}plan.yaml`, "utf8") };
  expect((await page.request.put(plan, { headers: { origin }, data })).status()).toBe(200);
}

/** Asks how one order came about; answers all that is told of it, in plain figures. */
export async function explainOrder({ page, t, open }: Seat, workspace: string, order: string): Promise<string> {
  await open(`/w/${workspace}/journeys?tab=orders&${march}`);
  await page.getByLabel(t("journeys.orders.number")).fill(order);
  await page.getByRole("button", { name: t("journeys.orders.explain"), exact: true }).click();
  await page.getByRole("heading", { name: t("journeys.order.timeline") }).waitFor();
  await page.waitForLoadState("networkidle");
  return plain((await page.locator("main").textContent()) ?? "");
}

/** What the overview shows of the networks under a model, in plain figures. */
export async function networksUnder({ page, t }: Seat, model: string): Promise<string> {
  const models = page.getByLabel(t("shell.view.model"), { exact: true });
  // On a telephone it stands behind a button.
  if (!(await models.isVisible())) await page.getByRole("button", { name: t("shell.view.options") }).click();
  await models.selectOption(model);
  await page.waitForLoadState("networkidle");
  await page.locator("[aria-busy=true]").waitFor({ state: "detached" });
  const networks = page
    .getByRole("heading", { name: t("overview.networks.title"), exact: true })
    .locator("xpath=ancestor::section");
  return plain((await networks.textContent()) ?? "");
}

/** Writes down a cost at once paid in March, and answers nothing until it stands in the ledger. */
export async function addCost({ page, t, open }: Seat, workspace: string, what: string): Promise<void> {
  await open(`/w/${workspace}/costs?${march}`);
  await page.getByRole("button", { name: t("costs.add") }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel(t("costs.form.what")).fill(what);
  await form.getByLabel(t("costs.form.amount"), { exact: true }).last().fill("500");
  await form.getByLabel(t("costs.form.from")).first().fill("2026-03-02");
  await form.getByLabel(t("costs.form.last")).first().fill("2026-03-20");
  await form.getByRole("button", { name: t("costs.form.save") }).click();
  await form.waitFor({ state: "detached" });
  await page.getByText(what, { exact: true }).first().waitFor();
}

/** Makes a tracked link, and takes its code for paper along; answers the file. */
export async function linkWithCode({ page, t, open }: Seat, workspace: string): Promise<{ slug: string; svg: string }> {
  await open(`/w/${workspace}/links`);
  await page
    .getByRole("button", { name: t("links.make") })
    .first()
    .click();
  const drawer = page.getByRole("dialog");
  await drawer.getByLabel(t("links.fields.destination")).fill("https://nordlys.example/spring");
  await drawer.getByLabel(t("links.place.asks")).selectOption("instagramPost");
  await drawer.getByLabel(t("links.fields.campaign")).first().fill("spring");
  await drawer.getByRole("button", { name: t("links.form.make") }).click();
  await drawer.getByText(t("links.made.title")).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    drawer.getByRole("link", { name: "SVG" }).click(),
  ]);
  const svg = readFileSync((await download.path()) ?? "", "utf8");
  const slug =
    /\/l\/([\w-]+)$/.exec(
      (await drawer
        .getByText(/\/l\/[\w-]+$/)
        .first()
        .textContent()) ?? "",
    )?.[1] ?? "";
  await drawer.getByRole("button", { name: t("links.made.done") }).click();
  return { slug, svg };
}

/** Invites somebody as a viewer; answers the link that is handed to them. */
export async function inviteViewer({ page, t, open }: Seat, workspace: string, email: string): Promise<string> {
  await open(`/w/${workspace}/settings?section=members`);
  await page.getByLabel(t("settings.members.email")).fill(email);
  await page.getByRole("button", { name: t("settings.invite.do"), exact: true }).click();
  const shown = page.getByText(/\/invitation#/);
  await shown.waitFor();
  return (await shown.textContent()) ?? "";
}

/** Comes in by an invitation, as somebody who is new here. */
export async function comeIn({ page }: Seat, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Your name").fill("Vera");
  await page.getByLabel("Choose a password").fill("plover anvil tuesday marmalade");
  await page.getByRole("button", { name: "Make my account" }).click();
  await page.waitForURL(/\/w\/[\w-]+$/);
  await page.waitForLoadState("networkidle");
}
