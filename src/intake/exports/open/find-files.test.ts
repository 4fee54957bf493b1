import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findFiles } from "./find-files.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "retorno-test-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function lay(...paths: string[]): Promise<void> {
  for (const path of paths) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), "x");
  }
}

const found = async (...paths: string[]): Promise<string[]> =>
  (await findFiles(paths.map((path) => join(folder, path)))).map((file) => relative(folder, file));

it("opens folders to the bottom and passes over what is hidden or no export", async () => {
  await lay(
    "b.csv",
    "a/deep/c.xlsx",
    ".hidden.csv",
    "a/.git/d.csv",
    "plan.yaml",
    "README.txt",
    "a/~$c.xlsx",
    "readme 2/e.csv",
  );
  expect(await found(".")).toEqual(["a/deep/c.xlsx", "b.csv", "readme 2/e.csv"]);
});

describe("a folder that somebody gives by name", () => {
  it.each([".data/exports", "Readme shop", "old.md"])("is opened though it is called %s", async (given) => {
    await lay(`${given}/a.csv`);
    expect(await found(given)).toEqual([`${given}/a.csv`]);
  });
});

it("does not follow a link to a folder, but takes a file that a link leads to", async () => {
  await lay("shop/a.csv", "elsewhere/b.csv");
  await symlink(".", join(folder, "shop/itself"));
  await symlink("../elsewhere/b.csv", join(folder, "shop/b.csv"));
  await symlink("nowhere.csv", join(folder, "shop/broken.csv"));
  expect(await found("shop")).toEqual(["shop/a.csv", "shop/b.csv"]);
});

it.skipIf(process.getuid?.() === 0)("names the folder that may not be read", async () => {
  await lay("open.csv", "locked/a.csv");
  await chmod(join(folder, "locked"), 0o000);
  const refusal = findFiles([folder]);
  await expect(refusal).rejects.toMatchObject({
    code: "not_found",
    message: `the folder ${join(folder, "locked")} cannot be read (EACCES)`,
    hint: "allow yourself to read it, or give the files you want by name",
  });
  await chmod(join(folder, "locked"), 0o700);
});
