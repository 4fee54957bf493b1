import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { privateFolder, removeLeftFolders } from "./private-folder.ts";

it("removes what a killed process left, and nothing of those that run or that is not ours", () => {
  const parent = mkdtempSync(join(tmpdir(), "left-"));
  try {
    const { pid } = spawnSync(process.execPath, ["-e", "0"]);
    const left = join(parent, `retorno-${pid}-aB3dE6`);
    mkdirSync(left);
    writeFileSync(join(left, "spill"), "x");
    const mine = privateFolder(parent);
    const file = join(parent, `retorno-${pid}-aB3dE7`);
    writeFileSync(file, "");
    mkdirSync(join(parent, "retorno-data"));
    expect(removeLeftFolders(parent)).toBe(1);
    expect([left, mine.path, file, join(parent, "retorno-data")].map((path) => existsSync(path))).toEqual([
      false,
      true,
      true,
      true,
    ]);
    mine.remove();
  } finally {
    rmSync(parent, { recursive: true });
  }
});
