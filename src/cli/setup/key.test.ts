import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, type MockInstance, vi } from "vitest";
import { openState } from "../../state/database.ts";
import { keyInUse } from "../../state/people/api-keys.ts";
import { auditOf } from "../../state/people/audit.ts";
import { secretBoxIn } from "../../state/secrets/secret-box.ts";
import { webhookInUse } from "../../state/webhooks.ts";
import { addWorkspace } from "../../state/workspaces/workspaces.ts";
import { runCli } from "../cli.ts";

const data = mkdtempSync(join(tmpdir(), "retorno-keys-"));
let out: string;
let err: string;
const mocks: MockInstance[] = [];

beforeAll(async () => {
  const state = await openState(data);
  await addWorkspace(state, { id: "faro-azul", name: "Faro Azul", currency: "EUR", timeZone: "Europe/Madrid" });
  await state.destroy();
});
beforeEach(() => {
  out = "";
  err = "";
  const into = (add: (text: string) => void) => (chunk: unknown, done?: unknown) => {
    add(String(chunk));
    if (typeof done === "function") done();
    return true;
  };
  mocks.push(
    vi.spyOn(process.stdout, "write").mockImplementation(into((text) => (out += text))),
    vi.spyOn(process.stderr, "write").mockImplementation(into((text) => (err += text))),
  );
});
afterEach(() => mocks.splice(0).map((mock) => mock.mockRestore()));
afterAll(() => rmSync(data, { recursive: true, force: true }));

const run = (...args: string[]) => runCli([...args, "--data", data]);

it("shows a key once, lists it by its beginning and takes it back", async () => {
  expect(await run("key", "add", "--name", "shop-backend")).toBe(0);
  const key = out.trim();
  expect(key).toMatch(/^rtn_[\w-]{32}$/);
  expect(err).toContain("only time");
  const state = await openState(data);
  const holder = await keyInUse(state, key);
  expect(holder).toMatchObject({ workspace: "faro-azul" });
  out = "";
  expect(await run("key", "list")).toBe(0);
  expect(out).toContain(`${key.slice(0, 8)}…  faro-azul  shop-backend`);
  expect(out).not.toContain(key.slice(8));
  out = "";
  expect(await run("key", "revoke", holder?.id ?? "")).toBe(0);
  expect(await keyInUse(state, key)).toBeNull();
  await run("key", "list", "--format", "json");
  expect(out).toContain('"revokedAt": "20');
  await state.destroy();
});

it("makes an address with the steps to take, and keeps the secret that comes later", async () => {
  expect(await run("webhook", "add", "stripe", "--format", "json")).toBe(0);
  const { id, address } = JSON.parse(out);
  expect(address).toMatch(new RegExp(`^http.*/webhooks/${id}$`));
  out = "";
  expect(await run("webhook", "list")).toBe(0);
  expect(out).toContain("no secret yet");
  expect(await run("webhook", "secret", id, "--secret", "whsec_0123456789")).toBe(0);
  const state = await openState(data);
  const secrets = secretBoxIn(data);
  expect(await webhookInUse(state, secrets, id)).toMatchObject({ kind: "stripe", secret: "whsec_0123456789" });
  out = "";
  await run("webhook", "list", "--format", "json");
  expect(out).not.toContain("whsec_");
  expect(await run("webhook", "revoke", id)).toBe(0);
  expect(await webhookInUse(state, secrets, id)).toBeNull();
  expect(
    (await auditOf(state, "faro-azul", { most: 3, below: null })).map(({ actor, action, subject }) => [
      actor,
      action,
      subject,
    ]),
  ).toEqual(["webhook.revoke", "webhook.secret", "webhook.add"].map((action) => ["operator", action, id]));
  await state.destroy();
});

it("makes WooCommerce's secret up, and says each product's clicks in lines of eighty letters", async () => {
  for (const kind of ["shopify", "stripe", "woocommerce", "hubspot"]) expect(await run("webhook", "add", kind)).toBe(0);
  expect(out).toMatch(/secret: \w{32}/);
  expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
});

it.each([
  [["key", "ad"], 'did you mean "key add"?'],
  [["key", "revoke"], "missing"],
  [["key", "revoke", "nothing"], "no key nothing"],
  [["webhook", "add", "shopfy"], 'did you mean "webhook add shopify"?'],
  [["webhook", "secret", "x", "--secret", "short"], "8 to 200"],
  [["webhook", "revoke", "x"], "no webhook x"],
])("says what is wrong with %s", async (args, says) => {
  expect(await run(...args)).toBe(1);
  expect(err).toContain(says);
});
