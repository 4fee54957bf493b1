import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { openParts } from "../src/server/open-parts.ts";
import { createServer } from "../src/server/server.ts";
import { addApiKey } from "../src/state/people/api-keys.ts";
import { addWorkspace } from "../src/state/workspaces/workspaces.ts";
import { raw } from "../src/warehouse/sql.ts";
import { packedCopy } from "./packed-copy.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const minutes = 60_000;

/** The client alone is taken from the tarball: what it needs beside itself would be missing here. */
describe("retorno/client from the packed build", () => {
  const scratch = mkdtempSync(join(tmpdir(), "retorno-client-"));
  const shop = join(scratch, "shop");

  beforeAll(async () => {
    const copy = packedCopy(scratch);
    await run(process.execPath, ["scripts/build.ts"], copy);
    const packed = await run(
      "npm",
      ["pack", "--ignore-scripts", "--silent", "--json", "--pack-destination", scratch],
      copy,
    );
    const [{ filename }] = JSON.parse(packed.slice(packed.indexOf("[")));
    mkdirSync(join(shop, "node_modules/retorno"), { recursive: true });
    await run(
      "tar",
      ["-xzf", join(scratch, filename), "-C", join(shop, "node_modules/retorno"), "--strip-components=1"],
      shop,
    );
    writeFileSync(join(shop, "package.json"), '{ "type": "module" }');
  }, 10 * minutes);

  afterAll(() => rmSync(scratch, { recursive: true, force: true }), minutes);

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
  const { stdout } = await promisify(execFile)(command, args, { cwd, maxBuffer: 2 ** 26 });
  return stdout;
}
