import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { privateFolder } from "./private-folder.ts";

let temporary: string;
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), "private-folder-test-"));
});
afterEach(() => rmSync(temporary, { recursive: true }));

it.skipIf(process.platform === "win32")("is for this user's eyes alone", () => {
  const folder = privateFolder();
  expect(statSync(folder.path).mode & 0o777).toBe(0o700);
  folder.remove();
  expect(() => statSync(folder.path)).toThrow("ENOENT");
});

describe("the folder that a warehouse spills to", () => {
  it.each([
    ["the process ends without closing it", "", 0],
    ["the process is told to exit", "process.exit(3)", 3],
    ["an error ends the process", "throw new Error('half way')", 1],
  ])("goes where %s", async (_, ending, code) => {
    const child = withWarehouse(`console.log((await readdir(process.env.TMPDIR)).length); ${ending}`);
    expect(await textOf(child)).toBe("1\n");
    expect(child.exitCode).toBe(code);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it.skipIf(process.platform === "win32").each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "goes on %s, which still ends the process",
    async (signal) => {
      const child = withWarehouse("setInterval(() => {}, 1000); console.log('ready')");
      await once(child.stdout, "data");
      expect(readdirSync(temporary)).toHaveLength(1);
      child.kill(signal);
      await once(child, "exit");
      expect(child.signalCode).toBe(signal);
      expect(readdirSync(temporary)).toEqual([]);
    },
  );
});

type Child = ChildProcessByStdio<null, Readable, null>;

/** A process of its own that has opened a warehouse, with `temporary` for its temporary folder, and goes on with `code`. */
function withWarehouse(code: string): Child {
  const duckdb = JSON.stringify(new URL("engines/duckdb.ts", import.meta.url).href);
  const program = `
    import { readdir } from "node:fs/promises";
    import { openDuckDb } from ${duckdb};
    await openDuckDb();
    ${code}`;
  const env = { ...process.env, TMPDIR: temporary, TEMP: temporary };
  return spawn(process.execPath, ["--input-type=module", "-e", program], { env, stdio: ["ignore", "pipe", "ignore"] });
}

async function textOf(child: Child): Promise<string> {
  const ended = once(child, "close");
  const parts: string[] = [];
  for await (const part of child.stdout.setEncoding("utf8")) parts.push(String(part));
  await ended;
  return parts.join("");
}
