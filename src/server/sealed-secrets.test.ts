import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { heardCli, printed, said } from "../../test/heard-cli.ts";
import { openState } from "../state/database.ts";
import { secretBoxIn, secretsFile } from "../state/secrets/secret-box.ts";
import { addWebhook, webhookInUse, webhooksOf } from "../state/webhooks.ts";
import { addWorkspace } from "../state/workspaces/workspaces.ts";
import { openParts } from "./open-parts.ts";

const secret = "whsec_plain_as_day_0123456789";
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "retorno-sealed-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The files of the folder that hold a text. */
const filesWith = (text: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && readFileSync(join(folder, entry.name)).includes(text))
    .map(({ name }) => name);

/** A folder as a Retorno before this one left it: the secret as it is, in the file and in the log beside it. */
async function olderFolder(): Promise<{ close(): Promise<void> }> {
  const state = await openState(folder);
  await addWorkspace(state, { id: "shop", name: "Shop", currency: "EUR", timeZone: "UTC" });
  for (const [id, revoked_at] of [
    ["open", null],
    ["closed", 1],
  ] as const) {
    const row = { id, workspace: "shop", kind: "stripe", secret, created_at: 1, last_called_at: null, revoked_at };
    await state.insertInto("webhook").values(row).execute();
  }
  return { close: () => state.destroy() };
}

it("seals what an older Retorno kept as it is, and leaves it in no file", async () => {
  const older = await olderFolder();
  expect(filesWith(secret)).not.toEqual([]);
  const parts = await openParts(folder);
  try {
    expect(filesWith(secret)).toEqual([]);
    expect((await webhookInUse(parts.state, parts.secrets, "open"))?.secret).toBe(secret);
    expect((await webhooksOf(parts.state, "shop")).map(({ hasSecret }) => hasSecret).sort()).toEqual([false, true]);
  } finally {
    await older.close();
    await parts.close();
  }
  expect(filesWith(secret)).toEqual([]);
});

it("does so at the command line too, and shows no secret there", async () => {
  await (await olderFolder()).close();
  expect(filesWith(secret)).toEqual(["app.sqlite"]);
  expect(await heardCli(["webhook", "list", "--data", folder, "--format", "json"])).toBe(0);
  expect([filesWith(secret), printed.includes(secret)]).toEqual([[], false]);
});

it("keeps its key for its owner's eyes alone, and takes none that others may read", async () => {
  await (await openParts(folder)).close();
  const file = join(folder, secretsFile);
  expect((statSync(file).mode & 0o777).toString(8)).toBe("600");
  chmodSync(file, 0o640);
  await expect(openParts(folder)).rejects.toMatchObject({
    message: `${file} may be read by others on this machine`,
    hint: `let its owner alone read it: chmod 600 ${file}`,
  });
  chmodSync(file, 0o600);
  writeFileSync(file, "short");
  await expect(openParts(folder)).rejects.toMatchObject({ message: expect.stringContaining("has not 32 bytes") });
});

it("says so where the key is another one, and lets whoever has lost it begin anew", async () => {
  const parts = await openParts(folder);
  await addWorkspace(parts.state, { id: "shop", name: "Shop", currency: "EUR", timeZone: "UTC" });
  const id = await addWebhook(parts.state, parts.secrets, { workspace: "shop", kind: "stripe", secret });
  await parts.close();
  rmSync(join(folder, secretsFile));
  await expect(openParts(folder)).rejects.toMatchObject({
    code: "source_rejected",
    message: "the secrets of the webhooks were encrypted with another key than the one that stands here",
    hint: expect.stringContaining("retorno webhook secret"),
  });
  expect(await heardCli(["webhook", "secret", id, "--secret", "whsec_the_new_one", "--data", folder])).toBe(0);
  expect(said).toBe("");
  await (await openParts(folder)).close();
});

it("takes the key from a file elsewhere", () => {
  const elsewhere = mkdtempSync(join(tmpdir(), "retorno-key-"));
  try {
    const file = join(elsewhere, "key");
    const sealed = secretBoxIn(folder, file).seal(secret, "webhook:a");
    expect([existsSync(join(folder, secretsFile)), statSync(file).mode & 0o777]).toEqual([false, 0o600]);
    expect(secretBoxIn(folder, file).open(sealed, "webhook:a")).toBe(secret);
    expect(() => secretBoxIn(folder, file).open(sealed, "webhook:b")).toThrow();
    expect(() => secretBoxIn(folder, join(elsewhere, "no", "key"))).toThrow(/cannot be kept in .*ENOENT/);
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
});
