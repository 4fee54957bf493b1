import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packedCopy } from "./packed-copy.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const nordlys = join(root, "test/golden/nordlys");
const minutes = 60_000;

describe("the package", () => {
  const scratch = mkdtempSync(join(tmpdir(), "retorno-pack-"));
  const shop = join(scratch, "shop");
  let shipped: string[];

  beforeAll(async () => {
    mkdirSync(shop);
    const packed = await run("npm", ["pack", "--silent", "--json", "--pack-destination", scratch], packedCopy(scratch));
    const [{ filename, files }] = JSON.parse(packed.slice(packed.indexOf("[")));
    shipped = files.map(({ path }: { path: string }) => path);
    writeFileSync(join(shop, "package.json"), "{}");
    await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", join(scratch, filename)], shop);
  }, 10 * minutes);

  afterAll(() => rmSync(scratch, { recursive: true, force: true }), minutes);

  it("ships compiled code, without source, tests or fixtures", () => {
    expect(shipped).toContain("LICENSE");
    expect(shipped.filter((path) => /^(src|test)\/|(?<!\.d)\.tsx?$|\.test\.|fixtures\//.test(path))).toEqual([]);
    expect(shipped.some((path) => path.startsWith("dist/"))).toBe(true);
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
