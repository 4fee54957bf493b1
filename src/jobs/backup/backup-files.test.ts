import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { backupName, backupsIn, keepNewest } from "./backup-files.ts";

it("keeps the newest backups, and touches nothing that is no backup of ours", async () => {
  const folder = mkdtempSync(join(tmpdir(), "files-"));
  try {
    const { pid } = spawnSync(process.execPath, ["-e", "0"]);
    const names = [9, 10, 11, 12].map((day) => backupName(Date.UTC(2026, 0, day, 3)));
    expect(names[0]).toBe("retorno-backup-2026-01-09T030000Z.zip");
    const others = ["my.zip", "retorno-backup-2025.zip", `${names[3]}.${process.pid}.part`];
    for (const name of [...names, ...others, `${names[0]}.${pid}.part`]) writeFileSync(join(folder, name), "");
    expect(await keepNewest(folder, 2)).toBe(2);
    expect(readdirSync(folder).sort()).toEqual([...others, ...names.slice(2)].sort());
    expect((await backupsIn(folder)).map(({ path }) => path)).toEqual(names.slice(2).map((name) => join(folder, name)));
    expect(await backupsIn(join(folder, "none"))).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
