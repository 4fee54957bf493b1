import { describe, expect, it } from "vitest";
import { type Module, readModules } from "./source-modules.ts";

/** Who may import whom. Data runs one way: intake → warehouse → journeys → questions → reports, server → dashboard. */
const mayImport = {
  model: [],
  attribution: ["model", "statistics"],
  statistics: ["model"],
  files: [],
  warehouse: ["model", "files"],
  state: ["model", "files"],
  intake: ["model", "warehouse", "state"],
  journeys: ["model", "attribution", "warehouse"],
  questions: ["model", "attribution", "statistics", "warehouse", "journeys"],
  reports: ["model"],
  simulator: ["model"],
  answers: ["model", "attribution", "warehouse", "state", "intake", "journeys", "questions", "reports"],
  jobs: ["model", "warehouse", "state", "intake", "journeys", "questions", "reports"],
  api: ["model", "attribution"],
  client: [],
  server: [
    ...(["model", "files", "warehouse", "state", "intake", "journeys", "questions", "reports"] as const),
    ...(["answers", "jobs", "api", "config"] as const),
  ],
  dashboard: ["model", "attribution", "api", "client"],
  tracker: [],
  door: [],
  config: ["model"],
  cli: [
    ...(["model", "attribution", "statistics", "warehouse", "state", "intake", "journeys", "questions"] as const),
    ...(["reports", "simulator", "answers", "jobs", "api", "server", "config"] as const),
  ],
  main: [
    ...(["model", "attribution", "statistics", "warehouse", "state", "intake", "journeys", "questions"] as const),
    ...(["reports", "simulator", "answers", "jobs", "api", "server", "config", "cli"] as const),
  ],
} satisfies Record<string, readonly string[]>;
type Room = keyof typeof mayImport;

const pure: readonly string[] = ["model", "attribution", "statistics", "reports"] satisfies Room[];
const withoutIo = ["node:assert", "node:buffer", "node:crypto", "node:path", "node:url", "node:util", "node:zlib"];
const sqlRooms = /^src\/(warehouse|intake\/exports|journeys|questions)\//;

const modules = readModules();
const imports = modules.flatMap(({ file, imports }) => imports.map((target) => ({ file, target })));

describe("rooms", () => {
  it("are all in the table", () => {
    expect(modules.filter(({ file }) => !(roomOf(file) in mayImport)).map(({ file }) => file)).toEqual([]);
  });

  it("are read: a checker that sees nothing must not pass", () => {
    expect(imports.length).toBeGreaterThanOrEqual(50);
  });

  it("import only what stands below them", () => {
    const breaches = imports.filter(({ file, target }) => {
      const [from, to] = [roomOf(file), roomOf(target)];
      return target.startsWith("src/") && from !== to && !allowed(from).includes(to);
    });
    expect(breaches).toEqual([]);
  });

  it("never reach out of src", () => {
    expect(imports.filter(({ target }) => target.startsWith("../") || target === "(computed)")).toEqual([]);
  });

  it("do no input or output where they are pure", () => {
    const breaches = imports.filter(
      ({ file, target }) =>
        pure.includes(roomOf(file)) && /^(node:|@duckdb\/)/.test(target) && !withoutIo.includes(target),
    );
    expect(breaches).toEqual([]);
  });

  it("hold SQL only in warehouse, intake/exports, journeys and questions", () => {
    expect(places(modules, (module) => (sqlRooms.test(module.file) ? [] : module.sql))).toEqual([]);
    expect(modules.some(({ file, sql }) => sqlRooms.test(file) && sql.length > 0)).toBe(true);
  });

  it("read the environment only in config.ts", () => {
    expect(places(modules, (module) => (module.file === "src/config.ts" ? [] : module.environment))).toEqual([]);
  });
});

/** `src/cli/roi.ts` → cli, `src/main.ts` → main. */
function roomOf(file: string): string {
  return file.split("/")[1]?.replace(/\.tsx?$/, "") ?? "";
}

function allowed(room: string): readonly string[] {
  return mayImport[room as Room] ?? [];
}

function places(modules: Module[], linesOf: (module: Module) => number[]): string[] {
  return modules.flatMap((module) => linesOf(module).map((line) => `${module.file}:${line}`));
}
