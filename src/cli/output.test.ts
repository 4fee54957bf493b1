import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { refuseToOverwrite, writeWhole } from "./output.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "retorno-test-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it("replaces a file whole, and leaves nothing beside it", async () => {
  const file = join(folder, "roi.csv");
  await writeFile(file, "old");
  await writeWhole(file, "new");
  expect(await readFile(file, "utf8")).toBe("new");
  expect(await readdir(folder)).toEqual(["roi.csv"]);
});

it("writes through a link or a device instead of putting a file in its place", async () => {
  const target = join(folder, "target.csv");
  await writeFile(target, "old");
  await symlink(target, join(folder, "link.csv"));
  await writeWhole(join(folder, "link.csv"), "new");
  expect(await readFile(target, "utf8")).toBe("new");
  expect((await lstat(join(folder, "link.csv"))).isSymbolicLink()).toBe(true);
});

it("says which file cannot be written, and leaves no draft", async () => {
  await mkdir(join(folder, "taken"));
  await expect(writeWhole(join(folder, "taken"), "x")).rejects.toThrow(/taken cannot be written \(EISDIR\)/);
  await expect(writeWhole(join(folder, "missing", "roi.csv"), "x")).rejects.toThrow(/cannot be written \(ENOENT\)/);
  expect(await readdir(folder)).toEqual(["taken"]);
});

it("refuses a target that was read, by whatever path, that is written twice, or that is read-only", async () => {
  const plan = join(folder, "plan.yaml");
  await writeFile(plan, "currency: EUR");
  await symlink(plan, join(folder, "link.yaml"));
  await expect(refuseToOverwrite([join(folder, "link.yaml")], [plan])).rejects.toThrow(/would be lost/);
  await expect(refuseToOverwrite([join(folder, "a.csv"), join(folder, "a.csv")], [])).rejects.toThrow(/would be lost/);
  await writeFile(join(folder, "kept.csv"), "kept");
  await chmod(join(folder, "kept.csv"), 0o444);
  await expect(refuseToOverwrite([join(folder, "kept.csv")], [plan])).rejects.toThrow(/may not be written to/);
  await refuseToOverwrite([join(folder, "new.csv"), undefined], [plan]);
});
