// `npm start`: the server on your own data where you have begun with it, else on a made-up shop's.
import { statSync } from "node:fs";
import { runCli } from "../src/cli/cli.ts";
import { isDoorBuilt } from "../src/server/door-files.ts";
import { ownDataFolder } from "../src/state/data-option.ts";
import { hasState } from "../src/state/database.ts";
import { hasFacts } from "../src/warehouse/data-folder.ts";
import { buildDashboard, isDashboardBuilt } from "./build-dashboard.ts";
import { buildDoor } from "./build-door.ts";
import { buildTracker } from "./build-tracker.ts";

if (!isBuilt("t") || !isBuilt("ask")) await buildTracker();
if (!isDoorBuilt()) await buildDoor();
if (!isDashboardBuilt()) await buildDashboard();
// Whoever has an owner's link, an account, a workspace or an import there means that folder from then on.
const name = hasState(ownDataFolder) || hasFacts(ownDataFolder) ? "serve" : "demo";
process.exitCode = await runCli([name, ...process.argv.slice(2)]);

function isBuilt(script: string): boolean {
  const written = (file: string) => statSync(new URL(file, import.meta.url), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return written(`../dist/tracker/${script}.js`) > written(`../src/tracker/${script}.ts`);
}
