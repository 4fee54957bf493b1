import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { serverSettings } from "../src/config.ts";
import { type OpenServer, openServer } from "./open-server.ts";

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const docs = read("docs/deploy.md");

/** The addresses of the table in docs/deploy.md, and whether it calls them public. */
const documented = new Map(
  [...docs.matchAll(/^\| (`\/[^|]*) \|[^|]*\| (yes|no) \|$/gm)].flatMap(([, addresses = "", isPublic]) =>
    [...addresses.matchAll(/`([^`]+)`/g)].map(([, address]) => [address ?? "", isPublic === "yes"] as const),
  ),
);

let server: OpenServer;
beforeAll(async () => {
  server = await openServer();
  await server.app.ready();
});
afterAll(() => server.close());

it("documents every route of the server and no other", () => {
  const patterns = [...server.app.routePatterns].map((one) => one.replace(/^\/api\/v1\/.*/, "/api/v1/:endpoint"));
  expect([...documented.keys()].sort()).toEqual([...new Set(patterns)].sort());
});

const example = (pattern: string) => pattern.replaceAll(/:\w+/g, "a1b2");

it("lets through what is public, and nothing else, in Caddy", () => {
  const [, list = ""] = /@public path (.*)/.exec(read("deploy/Caddyfile")) ?? [];
  const patterns = list.split(" ").map((one) => new RegExp(`^${one.replaceAll(".", "\\.").replaceAll("*", ".*")}$`));
  expect(patterns.length).toBeGreaterThan(5);
  for (const [pattern, isPublic] of documented) {
    expect([pattern, patterns.some((one) => one.test(example(pattern)))]).toEqual([pattern, isPublic]);
  }
});

it("lets through what is public, and nothing else, in nginx", () => {
  const locations = [...read("deploy/nginx.conf").matchAll(/location ~ (\S+) \{/g)].map(
    ([, one = "^$"]) => new RegExp(one),
  );
  expect(locations.length).toBe(3);
  for (const [pattern, isPublic] of documented) {
    expect([pattern, locations.some((one) => one.test(example(pattern)))]).toEqual([pattern, isPublic]);
  }
});

it("documents every variable that is read, with its default", () => {
  const named = [...docs.matchAll(/^\| `([A-Z_]+)` \| (?:`([^`]+)`|none) \|/gm)];
  const source = read("src/config.ts");
  const inSource = new Set(source.match(/\b(?:RETORNO_[A-Z_]+|NO_COLOR)\b/g));
  expect(named.map(([, name]) => name).sort()).toEqual([...inSource].sort());
  const defaults = Object.fromEntries(named.flatMap(([, name, value]) => (value === undefined ? [] : [[name, value]])));
  expect(serverSettings(defaults)).toEqual(serverSettings({}));
});

it.each([
  ["RETORNO_LOG_LEVEL", "loud"],
  ["RETORNO_MAX_CONNECTIONS", "-1"],
  ["RETORNO_MAX_CONNECTIONS", "many"],
  ["RETORNO_MIN_FREE_MB", "0"],
])("refuses %s=%s in one sentence", (name, value) => {
  expect(() => serverSettings({ [name]: value })).toThrow(`${name} cannot be "${value}"`);
});

it("refuses a proxy that is no address", async () => {
  await expect(openServer({ settings: { trustProxy: "10.0.0.5,proxy.example" } })).rejects.toThrow(
    'RETORNO_TRUST_PROXY cannot name "proxy.example"',
  );
});

it("keeps the service from what it does not need", () => {
  const unit = read("deploy/retorno.service");
  for (const line of ["DynamicUser=yes", "NoNewPrivileges=yes", "ProtectSystem=strict", "StateDirectory=retorno"]) {
    expect(unit).toContain(`\n${line}\n`);
  }
  expect(unit).toMatch(/\nMemoryMax=\d/);
  const image = read("deploy/Dockerfile");
  expect(image).toMatch(/\nUSER node\n[\s\S]*\nHEALTHCHECK [\s\S]*\nENTRYPOINT /);
});
