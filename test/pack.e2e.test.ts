import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { openParts } from "../src/server/open-parts.ts";
import { createServer } from "../src/server/server.ts";
import { addApiKey } from "../src/state/people/api-keys.ts";
import { addWorkspace } from "../src/state/workspaces/workspaces.ts";
import { raw } from "../src/warehouse/sql.ts";
import { packedCopy } from "./packed-copy.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const nordlys = join(root, "test/golden/nordlys");
const minutes = 60_000;

const scratch = mkdtempSync(join(tmpdir(), "retorno-pack-"));
let tarball: string;
let shipped: string[];

/** Packed once, for packing takes longer than all that is tried on it. */
beforeAll(async () => {
  const packed = await run("npm", ["pack", "--silent", "--json", "--pack-destination", scratch], packedCopy(scratch));
  const [{ filename, files }] = JSON.parse(packed.slice(packed.indexOf("[")));
  tarball = join(scratch, filename);
  shipped = files.map(({ path }: { path: string }) => path);
}, 10 * minutes);

afterAll(() => rmSync(scratch, { recursive: true, force: true }), minutes);

describe("the package", () => {
  const shop = join(scratch, "shop");

  beforeAll(async () => {
    mkdirSync(shop);
    writeFileSync(join(shop, "package.json"), "{}");
    await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", tarball], shop);
  }, 10 * minutes);

  it("ships compiled code, without source, tests or fixtures", () => {
    expect(shipped).toContain("LICENSE");
    expect(shipped.filter((path) => /^(src|test)\/|(?<!\.d)\.tsx?$|\.test\.|fixtures\//.test(path))).toEqual([]);
    expect(shipped).toContain("dist/dashboard/index.html");
    expect(shipped.filter((path) => /^dist\/dashboard\/assets\/.*\.js\.br$/.test(path)).length).toBeGreaterThan(5);
  });

  it("says its version", async () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(await run("npx", ["--no-install", "retorno", "--version"], shop)).toBe(`${version}\n`);
  });

  it.skipIf(!existsSync(nordlys))(
    "works out a statement from an empty folder",
    async () => {
      cpSync(join(nordlys, "exports"), join(shop, "exports"), { recursive: true });
      cpSync(join(nordlys, "plan.yaml"), join(shop, "plan.yaml"));
      const march = ["--plan", "plan.yaml", "--from", "2026-03-01", "--to", "2026-04-01", "--format", "json"];
      const statement = await run("npx", ["--no-install", "retorno", "roi", "exports", ...march], shop);
      expect(JSON.parse(statement).totals.return).toBe("7700.00");
    },
    minutes,
  );

  it(
    "serves a site",
    async () => {
      const log = join(shop, "serve.log");
      const program = join(shop, "node_modules/retorno/bin/retorno.mjs");
      const server = spawn(process.execPath, [program, "serve", "--port", "0"], {
        cwd: shop,
        env: asInAShell(),
        stdio: ["ignore", "ignore", openSync(log, "w")],
      });
      try {
        await expect.poll(() => readFileSync(log, "utf8"), { timeout: minutes }).toContain("Ctrl-C");
        const address = /http:\/\/\S+/.exec(readFileSync(log, "utf8"))?.[0];
        expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ status: "ok" });
        const script = await (await fetch(`${address}/t.js`)).text();
        expect(script.length).toBeGreaterThan(1000);
        expect(gzipSync(script).length).toBeLessThanOrEqual(1400);
      } finally {
        const ended = once(server, "exit");
        server.kill("SIGTERM");
        await ended;
      }
      expect(server.exitCode).toBe(0);
    },
    2 * minutes,
  );

  it.skipIf(!existsSync(nordlys))("passes a user's fault on as exit 1 and one line, without a stack", async () => {
    const fault = run("npx", ["--no-install", "retorno", "roi", "no-such-folder"], shop);
    await expect(fault).rejects.toMatchObject({ code: 1, stderr: expect.not.stringMatching(/^\s+at /m) });
  });
});

/** The client alone is taken from the tarball: what it needs beside itself would be missing here. */
describe("retorno/client from the packed build", () => {
  const shop = join(scratch, "client");

  beforeAll(async () => {
    mkdirSync(join(shop, "node_modules/retorno"), { recursive: true });
    await run("tar", ["-xzf", tarball, "-C", join(shop, "node_modules/retorno"), "--strip-components=1"], shop);
    writeFileSync(join(shop, "package.json"), '{ "type": "module" }');
  }, minutes);

  const check = (code: string, lib: string) => {
    writeFileSync(join(shop, "shop.ts"), code);
    const options = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--module", "nodenext", "--lib", lib];
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    return run(process.execPath, [tsc, ...options, "--types", "", "--ignoreConfig", "shop.ts"], shop);
  };

  it(
    "has types, wherever it runs, that know a wrong field",
    async () => {
      const code = (field: string) =>
        `import { retorno, type ServerEvent } from "retorno/client";
         const order: ServerEvent = { type: "order", id: 1, value: "1.50", ${field}: "EUR" };
         export const sent: Promise<{ accepted: number }> = retorno({ url: "", key: "" }).send([order]);`;
      expect(await check(code("currency"), "esnext,webworker")).toBe("");
      expect(await check(code("currency"), "esnext,dom")).toBe("");
      await expect(check(code("curency"), "esnext,webworker")).rejects.toMatchObject({
        stdout: expect.stringContaining("curency"),
      });
    },
    minutes,
  );

  it(
    "sends an order to a running server",
    async () => {
      const parts = await openParts(join(scratch, "data"));
      await addWorkspace(parts.state, { id: "shop", name: "Shop", currency: "EUR", timeZone: "UTC" });
      await parts.directory.reload();
      const { key } = await addApiKey(parts.state, { workspace: "shop", name: "shop" });
      const app = await createServer(parts);
      await app.listen({ host: "127.0.0.1", port: 0 });
      const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
      writeFileSync(
        join(shop, "send.mjs"),
        `import { retorno } from "retorno/client";
         const events = retorno({ url: ${JSON.stringify(url)}, key: ${JSON.stringify(key)} });
         console.log(JSON.stringify(await events.send({ type: "order", id: "1001", value: 49.9 })));
         console.log(await events.send({ type: "order", id: "1001", value: -1 }).catch((cause) => cause.errors[0].code));`,
      );
      const printed = await run(process.execPath, ["send.mjs"], shop);
      const stood = await parts.facts.row(z.object({ n: z.number() }), raw(`select count(*) as n from "order"`));
      await app.close();
      await parts.close();
      expect(printed).toBe('{"accepted":1}\nout_of_range\n');
      expect(stood.n).toBe(1);
    },
    minutes,
  );
});

async function run(command: string, args: string[], cwd: string): Promise<string> {
  const shell = process.platform === "win32";
  const { stdout } = await promisify(execFile)(command, args, { cwd, shell, env: asInAShell(), maxBuffer: 2 ** 26 });
  return stdout;
}

/** The environment without what `npm test` put in: a buyer's shell has neither our Node on its path nor npm's settings. */
function asInAShell(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD|NODE_|VITEST)/i.test(name));
  const path = process.env.PATH?.split(delimiter).filter((folder) => !/node_modules[\\/]|node-gyp-bin/.test(folder));
  return { ...Object.fromEntries(kept), PATH: path?.join(delimiter) };
}
