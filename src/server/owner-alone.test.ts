import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openParts } from "./open-parts.ts";

describe.skipIf(process.platform === "win32")("a data folder that others may look into", () => {
  let folder: string;
  let mask: number;
  beforeEach(() => {
    mask = process.umask(0o022);
    folder = mkdtempSync(join(tmpdir(), "retorno-open-folder-"));
    chmodSync(folder, 0o755);
  });
  afterEach(() => {
    process.umask(mask);
    rmSync(folder, { recursive: true, force: true });
  });

  const files = () => readdirSync(folder).filter((name) => statSync(join(folder, name)).isFile());
  const open = () => files().filter((name) => (statSync(join(folder, name)).mode & 0o077) !== 0);

  async function serve(): Promise<{ said: string; stood: string[]; seen: string[] }> {
    let said = "";
    const parts = await openParts(folder, {
      tellOperator: (text) => {
        said += text;
      },
    });
    const [stood, seen] = [files(), open()];
    await parts.close();
    return { said, stood, seen };
  }

  it("has files that they may not read, and its operator is told", async () => {
    const { said, stood, seen } = await serve();
    expect(stood).toEqual(expect.arrayContaining(["app.sqlite", "app.sqlite-wal", "app.sqlite-shm", "facts.duckdb"]));
    expect([seen, open()]).toEqual([[], []]);
    expect(said).toContain(`chmod 700 ${folder}`);
  });

  it("has its files taken from them where an older version left them open", async () => {
    await serve();
    for (const name of files()) chmodSync(join(folder, name), name === "secrets.key" ? 0o600 : 0o644);
    expect(open()).toContain("app.sqlite");
    expect((await serve()).seen).toEqual([]);
  });

  it("is no matter of warning where only its owner may", async () => {
    chmodSync(folder, 0o700);
    expect((await serve()).said).toBe("");
  });
});
