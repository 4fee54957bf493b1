import { writeSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { WatchFiles } from "../../answers/load-exports.ts";
import { type DemoLine, DemoTask } from "../../server/demo/demo-task.ts";
import { openState } from "../../state/database.ts";
import { keepPlan } from "../../state/plan/keep-plan.ts";
import { openServedFolder } from "../../warehouse/data-folder.ts";
import type { VisitedLink } from "../../warehouse/link-visits.ts";
import { layDemoLinks } from "./demo-links.ts";
import { firstDayOfShop, importShop, makeShopExports } from "./demo-shop.ts";

/** Fills a made-up workspace for the server that started it: the task comes on standard input, how far it is goes out. */
export async function fillDemoCommand(): Promise<undefined> {
  const { folder, workspace, today, aside } = DemoTask.parse(JSON.parse(await text(process.stdin)));
  const exports = join(aside, "exports");
  const from = firstDayOfShop(today);
  const plan = await makeShopExports(exports, from);
  say({ share: madeUp });
  const state = await openState(folder);
  let links: VisitedLink[];
  try {
    await keepPlan(state, workspace, plan, { actor: { kind: "operator" } });
    links = await layDemoLinks(state, workspace, from);
  } finally {
    await state.destroy();
  }
  const facts = await openServedFolder(folder, workspace);
  try {
    await importShop(facts, exports, { workspace, plan, links, watch });
  } finally {
    facts.close();
  }
}

/** So much of the time goes into making it up; the rest into reading it. */
const madeUp = 0.3;

const say = (line: DemoLine): void => void writeSync(process.stdout.fd, `${JSON.stringify(line)}\n`);

const watch: WatchFiles = () => {
  let [count, ended] = [1, 0];
  return {
    found: (files) => {
      count = Math.max(1, files);
    },
    begin: () => undefined,
    end: () => {
      ended++;
      say({ share: madeUp + (1 - madeUp) * Math.min(1, ended / count) });
    },
    stop: () => undefined,
  };
};
