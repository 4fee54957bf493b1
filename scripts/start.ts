// `npm start`: the server on your own data where you have made a workspace, else on a made-up shop's.
import { statSync } from "node:fs";
import { runCli } from "../src/cli/cli.ts";
import { defaultDataFolder, hasWorkspaces } from "../src/cli/setup/chosen-workspace.ts";
import { isDoorBuilt } from "../src/server/door-files.ts";
import { buildDoor } from "./build-door.ts";
import { buildTracker } from "./build-tracker.ts";

if (!isBuilt("t") || !isBuilt("ask")) await buildTracker();
if (!isDoorBuilt()) await buildDoor();
const name = (await hasWorkspaces(defaultDataFolder)) ? "serve" : "demo";
process.exitCode = await runCli([name, ...process.argv.slice(2)]);

function isBuilt(script: string): boolean {
  const written = (file: string) => statSync(new URL(file, import.meta.url), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return written(`../dist/tracker/${script}.js`) > written(`../src/tracker/${script}.ts`);
}
