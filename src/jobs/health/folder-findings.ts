import { existsSync, statSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { join } from "node:path";
import { type Finding, good, mend, note } from "./finding.ts";

const keyBytes = 32;
const tightBytes = 1e9;
const fullBytes = 200 * 2 ** 20;

/** Who may read a data folder, and whether the key of its persons is there. */
export function folderFindings(folder: string): Finding[] {
  return [openToOthers(folder), keyFinding(folder)].filter((one) => one !== null);
}

function openToOthers(folder: string): Finding | null {
  if (process.platform === "win32") return null;
  const { mode } = statSync(folder);
  if ((mode & 0o077) === 0) return good("folder", `only its owner can read ${folder}`);
  return mend("folder", `others on this machine can read ${folder}`, `chmod 700 ${folder}`);
}

function keyFinding(folder: string): Finding {
  const key = statSync(join(folder, "person.key"), { throwIfNoEntry: false });
  const hasFacts = existsSync(join(folder, "facts.duckdb"));
  if (key?.size === keyBytes) return good("key", "person.key is there");
  if (key === undefined && !hasFacts) return note("key", "there is nothing in it yet");
  const said = key === undefined ? "person.key is missing" : "person.key is cut off";
  return mend(
    "key",
    `${said}, so nobody who comes back would be known again`,
    "put it back from a backup; start nothing on this folder before",
  );
}

/** Whether there is room to go on. */
export async function diskFinding(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const said = `${(free / 1e9).toFixed(1)} GB are free on the disk`;
  if (free < fullBytes) return mend("disk", said, "make room: the server refuses events until there is");
  if (free < tightBytes) return note("disk", said, "make room soon; a backup needs as much as the facts take");
  return good("disk", said);
}
