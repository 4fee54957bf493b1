import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

/** How much memory a process holds, in bytes; null where it is gone or nobody can tell. */
export async function residentSize(pid: number): Promise<number | null> {
  try {
    if (process.platform === "linux")
      return kilobytesIn(/^VmRSS:\s+(\d+) kB/m, await readFile(`/proc/${pid}/status`, "utf8"));
    if (process.platform === "win32") return null;
    const { stdout } = await promisify(execFile)("ps", ["-o", "rss=", "-p", String(pid)]);
    return kilobytesIn(/(\d+)/, stdout);
  } catch {
    return null;
  }
}

function kilobytesIn(pattern: RegExp, text: string): number | null {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? null : Number(found) * 1024;
}
