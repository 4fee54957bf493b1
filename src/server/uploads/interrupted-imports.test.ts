import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { importsAt as at, importsOf, march, orders } from "../../../test/send-import.ts";
import { type Browser, signedIn } from "../../../test/signed-in.ts";
import type { Import } from "../../api/imports.ts";
import { openState } from "../../state/database.ts";
import { addApiKey } from "../../state/people/api-keys.ts";
import { deleteWorkspace } from "../../state/workspaces/workspace-changes.ts";
import { addWorkspace } from "../../state/workspaces/workspaces.ts";
import { openDataFolder } from "../../warehouse/data-folder.ts";
import { raw } from "../../warehouse/sql.ts";
import { createServer } from "../server.ts";

/** The processes that read uploads of a data folder. */
const readersIn = (folder: string): number[] =>
  readdirSync("/proc").flatMap((name) => {
    try {
      return /^\d+$/.test(name) && readlinkSync(`/proc/${name}/cwd`).startsWith(join(folder, "uploads"))
        ? [Number(name)]
        : [];
    } catch {
      return [];
    }
  });

const isLaying = ({ progress }: Import) => progress !== null && progress.share > 0.05;
const many = orders(1_000_000);

describe.skipIf(process.platform !== "linux")("an import that is under way", { timeout: 90_000 }, () => {
  let server: OpenServer;
  let ana: Browser;
  let imports: ReturnType<typeof importsOf>;
  let id: string;
  beforeEach(async () => {
    server = await openServer();
    ana = await signedIn(server, "ana@faro.example", { "faro-azul": "owner" });
    imports = importsOf(server, ana);
    ({ id } = (await imports.send(many, "name=orders.csv")).body);
    await imports.until(id, isLaying);
    expect(readersIn(server.folder).length).toBe(1);
  });
  afterEach(() => server.close());

  async function nothingIsLeft() {
    expect(readersIn(server.folder)).toEqual([]);
    expect(imports.left()).toEqual([]);
    expect(await imports.count()).toBe(0);
    expect(await imports.count("import where undone_at is null")).toBe(0);
  }

  it("is cancelled: nothing of it stays, and the next one is read", async () => {
    const next = (await imports.send(march, "name=march.csv")).body.id;
    const waiting = (await imports.send(march.replaceAll(",100,", ",1,"), "name=waiting.csv")).body.id;
    const problem = { code: "cancelled" };
    expect(await ana.ask("DELETE", `${at}/${id}`)).toMatchObject({ status: 409, body: { code: "conflict" } });
    expect((await ana.ask("POST", `${at}/${waiting}/cancel`)).body).toMatchObject({ state: "failed", problem });
    expect((await ana.ask("POST", `${at}/${id}/cancel`)).body).toMatchObject({ state: "failed", problem });
    expect(await imports.until(next)).toMatchObject({ state: "done", rows: 2 });
    expect(await imports.count()).toBe(2);
    expect(imports.left()).toEqual([]);
    expect(await ana.ask("POST", `${at}/${id}/cancel`)).toMatchObject({ status: 409 });
  });

  it("fails where its process is killed: what it had begun goes back", async () => {
    for (const pid of readersIn(server.folder)) process.kill(pid, "SIGKILL");
    expect(await imports.until(id)).toMatchObject({ state: "failed", problem: { code: "source_rejected" } });
    await nothingIsLeft();
  });

  it("goes with its workspace", async () => {
    expect((await ana.ask("DELETE", "/api/v1/workspaces/faro-azul")).status).toBe(204);
    await expect.poll(() => readersIn(server.folder), { timeout: 10_000 }).toEqual([]);
    await expect.poll(() => imports.left(), { timeout: 10_000 }).toEqual([]);
    await expect.poll(() => imports.count("import"), { timeout: 10_000 }).toBe(0);
    expect(await imports.count()).toBe(0);
  });

  it("goes with its workspace where another of the same id is made at once", async () => {
    const { state, directory } = server.parts;
    const was = directory.now.workspaces.get("faro-azul");
    if (was === undefined) throw new Error("there is no workspace");
    await deleteWorkspace(state, was, { actor: { kind: "operator" }, now: Date.now() });
    await addWorkspace(state, { ...was, name: "Somebody else's" });
    expect(await imports.count("import")).toBe(0);
    await expect.poll(() => imports.left(), { timeout: 60_000 }).toEqual([]);
    await expect.poll(() => imports.count("import"), { timeout: 10_000 }).toBe(0);
    expect(await imports.count()).toBe(0);
  });

  it("fails where the server is stopped, and the one that waits behind it", async () => {
    const next = (await imports.send(march, "name=march.csv")).body.id;
    await server.app.close();
    await nothingIsLeft();
    const again = await createServer(server.parts);
    const stands = importsOf({ ...server, app: again }, { ...ana, ask: asking(again) });
    for (const one of [id, next]) {
      expect(await stands.one(one)).toMatchObject({ state: "failed", problem: { code: "interrupted" } });
    }
    await again.close();
  });

  const asking =
    (app: OpenServer["app"]): Browser["ask"] =>
    async (method, url) => {
      const answer = await app.inject({ method, url, headers: { cookie: ana.cookie } });
      return { status: answer.statusCode, body: answer.json() };
    };
});

describe.skipIf(process.platform !== "linux")("a server that is killed", { timeout: 90_000 }, () => {
  const bin = fileURLToPath(new URL("../../../bin/retorno.mjs", import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), "retorno-killed-"));
  const running: ChildProcess[] = [];
  afterEach(() => {
    for (const child of running) child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });

  async function serve() {
    const child = spawn(process.execPath, [bin, "serve", "--data", folder, "--port", "0", "--log-format", "json"], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    running.push(child);
    let said = "";
    child.stderr.on("data", (part) => {
      said += String(part);
    });
    await expect.poll(() => said, { timeout: 40_000 }).toMatch(/http:\/\/127\.0\.0\.1:\d+/);
    return { child, url: /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? "" };
  }

  it("takes its reader with it, and the next one finds nothing half there", async () => {
    const state = await openState(folder);
    await addWorkspace(state, { id: "faro-azul", name: "Faro Azul", currency: "EUR", timeZone: "Europe/Madrid" });
    const { key } = await addApiKey(state, {
      workspace: "faro-azul",
      name: "till",
      scopes: ["imports:read", "imports:write"],
    });
    await state.destroy();
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/octet-stream" };
    const first = await serve();
    const sent = await fetch(`${first.url}${at}?name=orders.csv`, { method: "POST", headers, body: many });
    const { id } = (await sent.json()) as Import;
    const one = async (url: string) =>
      (await (
        await fetch(`${url}${at}/${id}`, { headers: { authorization: headers.authorization } })
      ).json()) as Import;
    await expect.poll(async () => isLaying(await one(first.url)), { timeout: 40_000 }).toBe(true);
    const gone = once(first.child, "exit");
    first.child.kill("SIGKILL");
    await gone;
    await expect.poll(() => readersIn(folder), { timeout: 10_000 }).toEqual([]);
    const second = await serve();
    expect(await one(second.url)).toMatchObject({
      state: "failed",
      broughtBy: { kind: "key" },
      problem: { code: "interrupted" },
    });
    expect(readdirSync(folder)).not.toContain("uploads");
    const facts = await openDataFolder(folder, "faro-azul");
    expect(await facts.row(z.object({ n: z.number() }), raw(`select count(*) as n from "order"`))).toEqual({ n: 0 });
    facts.close();
  });
});
