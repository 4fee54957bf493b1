import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readModules } from "../../../test/source-modules.ts";

/** What may open connections to others, and why its addresses are no user's. */
const goesOut: Readonly<Record<string, string>> = {
  "src/server/outbound/fetch-public.ts": "asks what users name, once it has looked where that is",
  "src/server/outbound/public-host.ts": "looks names up",
  "src/warehouse/data-folder.ts": "the server's socket in the data folder",
  "src/warehouse/remote/remote-connection.ts": "the same",
  "src/cli/upkeep/doctor/server-findings.ts": "the operator's own server, at the command line",
};

/** Modules that open connections, or look names up for those who do. */
const waysOut = /^(?:node:)?(?:http|https|http2|net|tls|dgram|dns|dns\/promises|undici|inspector)$/;

/** What Node offers without an import. */
const globalWays = /(?<![\w.#"'`])(?:fetch\(|new (?:WebSocket|EventSource)\()/;

const ofBrowser = /^src\/(?:tracker|door|dashboard|client)\//;
const modules = readModules().filter(({ file }) => !ofBrowser.test(file));
const codeOf = (file: string): string => readFileSync(new URL(`../../../${file}`, import.meta.url), "utf8");

/** Imports of what connects; types, and what only looks at text, are free. */
function connects(code: string): boolean {
  const imports = code.matchAll(/^import (type )?(?:\{([^}]*)\}|[\w* ]+) from "([^"]+)"/gms);
  return Array.from(imports).some(([, isType, names = "*", from = ""]) => {
    if (isType !== undefined || !waysOut.test(from)) return false;
    const taken = names.split(",").map((name) => name.trim());
    return taken.some((name) => name !== "" && !/^type /.test(name) && !harmless.has(name));
  });
}

const harmless: ReadonlySet<string> = new Set([
  "isIP",
  "isIPv4",
  "isIPv6",
  "BlockList",
  "createServer",
  "STATUS_CODES",
]);

it("is the only way out of the server to an address that a user gave", () => {
  const out = modules.filter(({ file }) => connects(codeOf(file)) || globalWays.test(withoutComments(codeOf(file))));
  expect(out.map(({ file }) => file).filter((file) => !Object.hasOwn(goesOut, file))).toEqual([]);
});

it("sees the ways out: a checker that sees nothing must not pass", () => {
  expect(modules.length).toBeGreaterThan(300);
  expect(connects(codeOf("src/server/outbound/fetch-public.ts"))).toBe(true);
  expect(connects('import { connect } from "node:net";')).toBe(true);
  expect(connects('import type { Socket } from "node:net";\nimport { isIP } from "node:net";')).toBe(false);
  expect(globalWays.test("  const a = await fetch(url);")).toBe(true);
  expect(globalWays.test("facts.fetch(url)")).toBe(false);
});

const withoutComments = (code: string): string => code.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
