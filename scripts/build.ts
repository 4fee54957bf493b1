// What `npm pack` ships: src compiled into dist, beside the files it reads at run time.
import { spawnSync } from "node:child_process";
import { cpSync, rmSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildDashboard } from "./build-dashboard.ts";
import { buildDoor } from "./build-door.ts";
import { buildTracker } from "./build-tracker.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

rmSync(`${root}/dist`, { recursive: true, force: true });
compile("tsconfig.build.json");
// The client and the attribution library are all that others import, and need nothing but what browsers' workers have too.
compile("tsconfig.client.json");
cpSync(`${root}/src`, `${root}/dist`, { recursive: true, filter: isAsset });
await buildTracker();
await buildDoor();
await buildDashboard();

function compile(project: string): void {
  const { status } = spawnSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", project], {
    cwd: root,
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0) process.exit(1);
}

function isAsset(path: string): boolean {
  return statSync(path).isDirectory()
    ? !/[\\/](fixtures|dashboard)$/.test(path)
    : !/\.tsx?$|tsconfig\.json$/.test(path);
}
