import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { keptStatement } from "../../answers/kept-statement.ts";
import { KnownError } from "../../model/errors.ts";
import type { Plan } from "../../model/plan.ts";
import type { Statement } from "../../model/statement.ts";
import { statementTable } from "../../reports/table.ts";
import { folderInCommands } from "../../state/data-option.ts";
import { hasState, openState } from "../../state/database.ts";
import { hasUsers } from "../../state/people/users.ts";
import { keepPlan } from "../../state/plan/keep-plan.ts";
import { addWorkspace, workspacesOf } from "../../state/workspaces/workspaces.ts";
import { hasServer, openDataFolder, personKeyIn } from "../../warehouse/data-folder.ts";
import type { VisitedLink } from "../../warehouse/link-visits.ts";
import { workspaceKey } from "../../warehouse/person-key.ts";
import { ownVersion } from "../../warehouse/remote/own-version.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { output, terminal } from "../output.ts";
import { progressBar } from "../progress-bar.ts";
import { layDemoLinks } from "./demo-links.ts";
import { firstDayOfShop, importShop, makeShopExports, placeOfShop, shop, shopName } from "./demo-shop.ts";
import { runServer } from "./run-server.ts";
import { runningOf } from "./serve.ts";

const workspace = "demo";

/** `retorno demo`: a made-up shop in a data folder of its own, its statement, and a server that shows it to whoever comes. */
export async function demo(args: readonly string[]): Promise<number> {
  const asked = runningOf(args, "retorno-demo", "text");
  const { folder } = asked;
  await makeShop(folder);
  return runServer({ ...asked, guest: workspace }, async (facts) => {
    await output(statementTable(await statementIn(folder, facts), terminal(undefined)), undefined);
    process.stderr.write("\nThe shop is made up.\n\n");
  });
}

async function statementIn(folder: string, facts: Warehouse): Promise<Statement> {
  const plan = await keptPlan(folder);
  const lane = await facts.lane(workspaceKey(personKeyIn(folder), workspace));
  try {
    return await keptStatement(lane, placeOfShop(workspace, plan));
  } finally {
    lane.close();
  }
}

async function keptPlan(folder: string): Promise<Plan> {
  const state = await openState(folder);
  try {
    const plan = (await workspacesOf(state)).find(({ id }) => id === workspace)?.plan;
    if (plan) return plan;
    throw new KnownError("not_found", `the made-up shop in ${folder} was deleted`, {
      hint: `to have it made anew: delete ${join(folder, ".made")}`,
    });
  } finally {
    await state.destroy();
  }
}

/** Makes the shop in a folder, with days until the one before `today`; anew unless this version made just that. */
export async function makeShop(folder: string, today = Temporal.Now.plainDateISO().toString()): Promise<void> {
  const marker = join(folder, ".made");
  const recipe = `${ownVersion()} ${JSON.stringify(shop)} until ${today}\n`;
  if (existsSync(marker) && readFileSync(marker, "utf8") === recipe) return;
  await refuseUnlessOurs(folder, marker);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Nobody is to be protected, and the same key gives the same statement wherever the shop is made.
  writeFileSync(join(folder, "person.key"), createHash("sha256").update("a made-up shop").digest(), { mode: 0o600 });
  const exports = join(folder, "exports");
  mkdirSync(exports, { mode: 0o700 });
  const from = firstDayOfShop(today);
  await fill(folder, { exports, from, plan: await makeShopExports(exports, from) });
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

async function fill(
  folder: string,
  { exports, from, plan }: { exports: string; from: string; plan: Plan },
): Promise<void> {
  const state = await openState(folder);
  let links: VisitedLink[];
  try {
    const { currency, timeZone } = plan;
    await addWorkspace(state, { id: workspace, name: shopName, currency, timeZone, demo: "made" });
    await keepPlan(state, workspace, plan, { actor: { kind: "operator" } });
    links = await layDemoLinks(state, workspace, from);
  } finally {
    await state.destroy();
  }
  const facts = await openDataFolder(folder, workspace, { alone: true });
  try {
    await importShop(facts, exports, { workspace, plan, links, watch: progressBar });
  } finally {
    facts.close();
  }
}
