import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { Statement } from "../../model/statement.ts";
import { openDataFolder } from "../../warehouse/data-folder.ts";
import { raw } from "../../warehouse/sql.ts";

const Sent = z.object({ id: z.string(), state: z.string() });
const main = fileURLToPath(new URL("../../main.ts", import.meta.url));

let folder: string;
let running: ChildProcess[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "retorno-serve-"));
  running = [];
});
afterEach(async () => {
  for (const child of running) if (child.exitCode === null && child.signalCode === null) await ended(child, "SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

const data = () => join(folder, "data");

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function start(...args: string[]): { child: ChildProcess; said: { out: string; err: string } } {
  const child = spawn(process.execPath, [main, ...args], { stdio: ["ignore", "pipe", "pipe"], cwd: folder });
  const said = { out: "", err: "" };
  child.stdout.on("data", (part) => (said.out += String(part)));
  child.stderr.on("data", (part) => (said.err += String(part)));
  running.push(child);
  return { child, said };
}

async function retorno(...args: string[]): Promise<Ended> {
  const { child, said } = start(...args);
  const [code] = (await once(child, "close")) as [number | null];
  return { code, ...said };
}

async function serve(...args: string[]): Promise<{ child: ChildProcess; said: { err: string }; address: string }> {
  const { child, said } = start("serve", "--data", data(), "--port", "0", ...args);
  await expect.poll(() => said.err, { timeout: 20_000 }).toContain("Ctrl-C");
  return { child, said, address: /runs at (http:\S+)/.exec(said.err)?.[1]?.replace(/,$/, "") ?? "" };
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const closed = once(child, "close");
  child.kill(signal);
  await closed;
  return child.exitCode;
}

async function shop(): Promise<string> {
  const made = await retorno("workspace", "add", "shop", "--currency", "EUR", "--time-zone", "UTC", "--data", data());
  expect(made.code).toBe(0);
  const { out } = await retorno("site", "add", "shop.example", "--data", data());
  return /data-site="(\w+)"/.exec(out)?.[1] ?? "";
}

const agent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36";

async function see(address: string, site: string, id: string): Promise<number> {
  const response = await fetch(`${address}/e`, {
    method: "POST",
    headers: { "content-type": "text/plain", "user-agent": agent },
    body: JSON.stringify({ site, id, name: "page_view", url: "https://shop.example/?utm_source=instagram" }),
  });
  return response.status;
}

function orders(count: number): string {
  const file = join(folder, "orders.csv");
  const rows = [...Array(count).keys()].map((id) => `${id},2026-03-01,p${id}@example.com,10,EUR`);
  writeFileSync(file, `id,at,person,total,currency\n${rows.join("\n")}\n`);
  return file;
}

async function kept(from: string): Promise<number> {
  const facts = await openDataFolder(data(), "shop");
  try {
    return (await facts.row(z.object({ n: z.number() }), raw(`select count(*) as n from ${from}`))).n;
  } finally {
    facts.close();
  }
}

const roi = async (): Promise<Statement> => {
  const { out, err } = await retorno("roi", "--data", data(), "--format", "json");
  if (out === "") throw new Error(err);
  return Statement.parse(JSON.parse(out));
};

describe("retorno serve", { timeout: 60_000 }, () => {
  it("takes events, an import and questions at once", async () => {
    const site = await shop();
    const { address, child } = await serve();
    orders(5000);
    let importing = true;
    // A path as it is typed: the server's own folder is another one.
    const imported = retorno("import", "orders.csv", "--data", data()).finally(() => {
      importing = false;
    });
    let seen = 0;
    while (importing) {
      expect(await see(address, site, `event-${seen}`)).toBe(202);
      seen++;
    }
    expect(await imported).toMatchObject({ code: 0 });
    expect(seen).toBeGreaterThan(10);
    expect(await kept("site_event where kind = 'page_view'")).toBe(seen);
    expect((await roi()).all.return).toBe("50000.00");
    expect((await retorno("import", "--undo", "1", "--data", data())).code).toBe(0);
    expect(await kept('"order"')).toBe(0);
    expect(await ended(child, "SIGTERM")).toBe(0);
    expect(existsSync(join(data(), "control.sock"))).toBe(false);
    expect(await kept("site_event where kind = 'page_view'")).toBe(seen);
  });

  it("loses nothing that it acknowledged when it is told to stop", async () => {
    const site = await shop();
    const { address, child } = await serve();
    const acknowledged: string[] = [];
    const senders = [...Array(20).keys()].map(async (sender) => {
      for (let turn = 0; ; turn++) {
        const id = `${sender}-${turn}`;
        const status = await see(address, site, id).catch(() => 0);
        if (status !== 202) return;
        acknowledged.push(id);
      }
    });
    await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(200);
    const toldAt = performance.now();
    expect(await ended(child, "SIGTERM")).toBe(0);
    // Not as long as a connection would be kept alive.
    expect(performance.now() - toldAt).toBeLessThan(15_000);
    await Promise.all(senders);
    expect(await kept("site_event")).toBeGreaterThanOrEqual(acknowledged.length);
    expect(await kept("(select distinct id from site_event)")).toBe(await kept("site_event"));
  });

  it("leaves a folder that works on, and another server can take, when it is killed", async () => {
    const site = await shop();
    const { address, child } = await serve();
    expect(await see(address, site, "first")).toBe(202);
    await ended(child, "SIGKILL");
    expect(existsSync(join(data(), "control.sock"))).toBe(true);
    expect((await retorno("import", orders(3), "--data", data())).code).toBe(0);
    const again = await serve();
    expect(await see(again.address, site, "first")).toBe(202);
    expect(await see(again.address, site, "second")).toBe(202);
    expect(await kept("site_event")).toBe(2);
    expect((await roi()).all.return).toBe("30.00");
  });

  it("reads what is sent to it also where its folder is named from where it was started", async () => {
    await shop();
    const scopes = "imports:read,imports:write";
    const key = (await retorno("key", "add", "--name", "test", "--scopes", scopes, "--data", data())).out.trim();
    const { said } = start("serve", "--data", "data", "--port", "0");
    await expect.poll(() => said.err, { timeout: 20_000 }).toContain("Ctrl-C");
    const imports = `${/runs at (http:[^\s,]+)/.exec(said.err)?.[1]}/api/v1/workspaces/shop/imports`;
    const headers = { authorization: `Bearer ${key}` };
    const sent = await fetch(`${imports}?name=orders.csv`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/octet-stream" },
      body: readFileSync(orders(3)),
    });
    expect(sent.status).toBe(202);
    const { id } = Sent.parse(await sent.json());
    const state = async () => Sent.parse(await (await fetch(`${imports}/${id}`, { headers })).json()).state;
    await expect.poll(state, { timeout: 20_000 }).toBe("done");
    expect(await kept('"order"')).toBe(3);
  });

  it("is the only one on its folder and on its port", async () => {
    const { address } = await serve();
    const second = await retorno("serve", "--data", data(), "--port", "0");
    expect(second).toMatchObject({ code: 1, err: expect.stringContaining(`a server runs on ${data()} already`) });
    const port = new URL(address).port;
    const other = await retorno("serve", "--data", join(folder, "other"), "--port", port);
    expect(other).toMatchObject({ code: 1, err: expect.stringContaining(`port ${port} is taken`) });
    for (const { err } of [second, other]) expect(err.trim().split("\n").length).toBe(1);
  });

  it("takes a command that is cut off back whole", async () => {
    await shop();
    await serve();
    const facts = await openDataFolder(data(), "shop");
    await facts.run(raw("begin transaction"));
    await facts.append("identity", [{ workspace: "shop", key: 1n, person: 2n }]);
    facts.close();
    expect(await kept("identity")).toBe(0);
  });

  it("shows what it saw to whoever sits here, and to nobody else", async () => {
    const site = await shop();
    const { address } = await serve("--url", "https://go.shop.example/");
    expect(await (await fetch(address)).text()).toContain("Waiting for the first event");
    expect(await see(address, site, "first")).toBe(202);
    const page = await (await fetch(address)).text();
    expect(page).toContain("1 event in the last hour");
    expect(page).toContain("shop.example");
    const outside = await fetch(address, { headers: { "x-forwarded-for": "203.0.113.9" } });
    expect(await outside.text()).not.toMatch(/shop|event/);
    expect((await fetch(`${address}/api/v1/me`)).status).toBe(401);
    expect(page).toContain("Make a tracked link");
    await retorno("link", "add", "https://shop.example/", "--source", "instagram", "--data", data());
    await retorno("workspace", "add", "other", "--currency", "EUR", "--time-zone", "UTC", "--data", data());
    await expect
      .poll(async () => (await fetch(address)).text())
      .toContain(`retorno import FOLDER --data ${data()} --workspace shop`);
    expect(await (await fetch(address)).text()).not.toContain("Make a tracked link");
    const { out } = await retorno("site", "list", "--data", data());
    expect(out).toContain('src="https://go.shop.example/t.js"');
  });

  it("forgets a workspace that is deleted, and no other", async () => {
    const site = await shop();
    await retorno("workspace", "add", "other", "--currency", "EUR", "--time-zone", "UTC", "--data", data());
    const { address } = await serve();
    expect(await see(address, site, "first")).toBe(202);
    await retorno("import", orders(3), "--workspace", "other", "--data", data());
    expect(await retorno("workspace", "delete", "shop", "--data", data())).toMatchObject({ code: 1 });
    expect(await retorno("workspace", "delete", "shop", "--yes", "--data", data())).toMatchObject({ code: 0 });
    expect(await see(address, site, "second")).toBe(202);
    expect(await kept("site_event")).toBe(0);
    expect(await kept("\"order\" where workspace = 'other'")).toBe(3);
  });

  it.each([
    ["--host", "0.0.0.0"],
    ["--url", "ftp://shop.example"],
    ["--log-level", "loud"],
    ["--port", "70000"],
  ])("refuses %s %s in one line", async (...args) => {
    const { code, err } = await retorno("serve", "--data", data(), ...args);
    expect([code, err.trim().split("\n").length]).toEqual([1, 1]);
  });
});
