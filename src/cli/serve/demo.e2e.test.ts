import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openState } from "../../state/database.ts";
import { keepUser } from "../../state/people/users.ts";
import { makeShop } from "./demo.ts";

const [main, start] = ["../../main.ts", "../../../scripts/start.ts"].map((file) =>
  fileURLToPath(new URL(file, import.meta.url)),
);
const root = mkdtempSync(join(tmpdir(), "retorno-begin-"));
// Made once: each start of the demo finds it.
beforeAll(() => makeShop(join(root, "retorno-demo")), 60_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function started(file = "", ...args: string[]) {
  const child = spawn(process.execPath, [file, ...args], { stdio: ["ignore", "ignore", "pipe"], cwd: root });
  let said = "";
  child.stderr.on("data", (part) => (said += String(part)));
  await expect.poll(() => said, { timeout: 30_000 }).toContain("Ctrl-C");
  return { child, said, address: /runs at (http:\S+)/.exec(said)?.[1] ?? "" };
}

async function ended(child: ChildProcess): Promise<void> {
  const closed = once(child, "close");
  child.kill("SIGTERM");
  await closed;
}

const pageAt = async (url: string) => (await fetch(url)).text();

it("npm start shows a made-up shop that nobody signs in to, until somebody has begun with their own", async () => {
  const demo = await started(start, "--port", "0");
  expect(demo.said).toContain("retorno-demo");
  expect(demo.said).toContain("to begin with your own, stop this one, then: retorno serve");
  expect(demo.said).not.toMatch(/owner {2}|\/welcome#/);
  expect(demo.said).toMatch(/dashboard {3}http:\S+\/w\/demo\n/);
  expect((await fetch(demo.address)).url).toBe(`${demo.address}/w/demo`);
  expect(await (await fetch(`${demo.address}/api/v1/me`)).json()).toMatchObject({ isGuest: true });
  for (const path of ["/welcome", "/sign-in"]) {
    const page = await pageAt(demo.address + path);
    expect(page).toContain("To begin with your own");
    expect(page).not.toContain("<form");
  }
  await ended(demo.child);
  expect(existsSync(join(root, "retorno-data"))).toBe(false);

  const own = await started(main, "serve", "--port", "0");
  expect(own.said).toMatch(/owner {7}http:\/\/127\.0\.0\.1:\d+\/welcome#[\w-]{20,}/);
  expect(own.said).toContain("retorno demo shows it all");
  await ended(own.child);

  const again = await started(start, "--port", "0");
  expect(again.said).toContain(join(root, "retorno-data"));
  expect(again.said).toContain("/welcome#");
  expect(await pageAt(again.address)).toContain("<code>retorno roi --data retorno-data</code>");
  await ended(again.child);
}, 120_000);

it("names the folder that is served in each command", async () => {
  const folder = join(root, "the shop's");
  const { child, said, address } = await started(main, "serve", "--port", "0", "--data", folder);
  expect(said).toContain(`retorno site add shop.example --data "${folder}"`);
  const page = await pageAt(address);
  const commands = [...page.matchAll(/<code>(retorno [^<]+)<\/code>/g)].map(([, command]) => command);
  expect(commands.length).toBeGreaterThan(4);
  for (const command of commands) expect(command).toContain("--data &quot;");
  await ended(child);
}, 60_000);

it("is not made anew over an account", async () => {
  const folder = join(root, "retorno-demo");
  writeFileSync(join(folder, ".made"), "an older version");
  const state = await openState(folder);
  await keepUser(state, { email: "ana@faro.example", name: "Ana", hash: "x" });
  await state.destroy();
  await expect(makeShop(folder)).rejects.toMatchObject({
    code: "conflict",
    hint: expect.stringContaining("retorno serve --data"),
  });
  expect(readFileSync(join(folder, ".made"), "utf8")).toBe("an older version");
});
