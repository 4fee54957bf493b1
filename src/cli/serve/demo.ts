import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { importExports } from "../../answers/kept-exports.ts";
import { keptStatement } from "../../answers/kept-statement.ts";
import type { Place } from "../../answers/place.ts";
import { KnownError } from "../../model/errors.ts";
import type { Plan } from "../../model/plan.ts";
import { statementHtml } from "../../reports/html.ts";
import { statementTable } from "../../reports/table.ts";
import { simulate } from "../../simulator/simulate.ts";
import { folderInCommands } from "../../state/data-option.ts";
import { hasState, openState } from "../../state/database.ts";
import { hasUsers } from "../../state/people/users.ts";
import { keepPlan } from "../../state/plan/keep-plan.ts";
import { readPlan } from "../../state/plan/plan-file.ts";
import { addWorkspace, workspacesOf } from "../../state/workspaces/workspaces.ts";
import { hasServer, openDataFolder, personKeyIn } from "../../warehouse/data-folder.ts";
import { workspaceKey } from "../../warehouse/person-key.ts";
import { ownVersion } from "../../warehouse/remote/own-version.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { output, terminal } from "../output.ts";
import { progressBar } from "../progress-bar.ts";
import { runServer } from "./run-server.ts";
import { runningOf } from "./serve.ts";

const workspace = "demo";
const shop = { model: "online-shop", people: 4000, days: 90, seed: 7 } as const;

/** `retorno demo`: a made-up shop in a data folder of its own, its statement, and a server that shows it. */
export async function demo(args: readonly string[]): Promise<number> {
  const asked = runningOf(args, "retorno-demo", "text");
  const { folder } = asked;
  await makeShop(folder);
  const place = placeOfShop(await planOf(folder));
  const statement = async (facts: Warehouse) => {
    const lane = await facts.lane(workspaceKey(personKeyIn(folder), workspace));
    try {
      return await keptStatement(lane, place);
    } finally {
      lane.close();
    }
  };
  const page = remembered(async (facts: Warehouse) => statementHtml(await statement(facts)));
  return runServer({ ...asked, demo: page }, async (facts) => {
    await output(statementTable(await statement(facts), terminal(undefined)), undefined);
    process.stderr.write("\nThe shop is made up.\n\n");
  });
}

/** So many seconds old may the page be: however often it is asked for, one question is under way. */
const pageMs = 10_000;

function remembered<From>(make: (from: From) => Promise<string>): (from: From) => Promise<string> {
  let made = { page: Promise.resolve(""), at: Number.NEGATIVE_INFINITY };
  return (from) => {
    if (performance.now() - made.at < pageMs) return made.page;
    const page = make(from);
    page.catch(() => {
      made = { ...made, at: Number.NEGATIVE_INFINITY };
    });
    made = { page, at: performance.now() };
    return page;
  };
}

const exportsIn = (folder: string): string => join(folder, "exports");
const planOf = (folder: string): Promise<Plan> => readPlan(join(exportsIn(folder), "plan.yaml"));

const placeOfShop = (plan: Plan): Place => ({ workspace, zone: plan.timeZone, currency: plan.currency, plan });

/** Makes the shop in a folder, anew unless this version, with these numbers, made it before. */
export async function makeShop(folder: string): Promise<void> {
  const marker = join(folder, ".made");
  const recipe = `${ownVersion()} ${JSON.stringify(shop)} as a workspace\n`;
  if (existsSync(marker) && readFileSync(marker, "utf8") === recipe) return;
  await refuseUnlessOurs(folder, marker);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Nobody is to be protected, and the same key gives the same statement wherever the shop is made.
  writeFileSync(join(folder, "person.key"), createHash("sha256").update("a made-up shop").digest(), { mode: 0o600 });
  mkdirSync(exportsIn(folder), { mode: 0o700 });
  await simulate({ ...shop, out: exportsIn(folder) });
  await fill(folder, await planOf(folder));
  writeFileSync(marker, recipe);
}

/** What stands in a folder may be somebody's own. */
async function refuseUnlessOurs(folder: string, marker: string): Promise<void> {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return;
  if (!existsSync(marker)) {
    throw new KnownError("conflict", `${folder} is not empty, and no demo of ours`, {
      hint: "name a new or empty folder with --data",
    });
  }
  if (await hasServer(folder)) {
    throw new KnownError("conflict", `a server runs on ${folder} already`, { hint: "stop it first" });
  }
  await refuseIfSomebodys(folder);
}

/** It is made anew with each version: never over what somebody has begun in it. */
async function refuseIfSomebodys(folder: string): Promise<void> {
  if (!hasState(folder)) return;
  const state = await openState(folder);
  try {
    const others = (await workspacesOf(state)).filter(({ id }) => id !== workspace);
    if (others.length === 0 && !(await hasUsers(state))) return;
  } finally {
    await state.destroy();
  }
  throw new KnownError("conflict", `${folder} holds accounts or workspaces beside the made-up shop`, {
    hint: `start them with retorno serve --data ${folderInCommands(folder)}, or name another folder with --data`,
  });
}

async function fill(folder: string, plan: Plan): Promise<void> {
  const state = await openState(folder);
  try {
    const name = plan.business ?? "Demo";
    await addWorkspace(state, { id: workspace, name, currency: plan.currency, timeZone: plan.timeZone });
    await keepPlan(state, workspace, plan, { actor: { kind: "operator" } });
  } finally {
    await state.destroy();
  }
  const facts = await openDataFolder(folder, workspace, { alone: true });
  try {
    await importExports(facts, [exportsIn(folder)], { ...placeOfShop(plan), watch: progressBar });
  } finally {
    facts.close();
  }
}
