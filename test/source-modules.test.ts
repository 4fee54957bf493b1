import { describe, expect, it } from "vitest";
import { readModule } from "./source-modules.ts";

describe("reading a module", () => {
  it("finds every way to import", () => {
    const code = `
      import { a } from "./a.ts";
      import type { B } from "../model/b.ts";
      import "node:fs";
      export { c } from "./c.ts";
      export * from "./d.ts";
      const e = await import("../reports/e.ts");
      type F = import("zod").ZodType;
      const g = await import(name);
      import { h } from "../../scripts/h.ts";
    `;
    expect(readModule("src/cli/x.ts", code).imports.sort()).toEqual(
      [
        "src/cli/a.ts",
        "src/model/b.ts",
        "node:fs",
        "src/cli/c.ts",
        "src/cli/d.ts",
        "src/reports/e.ts",
        "zod",
        "(computed)",
        "../scripts/h.ts",
      ].sort(),
    );
  });

  it.each([
    "sql`from ad_day`",
    '"select day from ad_day"',
    `\`/* questions/x */\n select day, \${spend}\n from ad_day\``,
    `\`from read_csv('\${path}')\``,
    '"insert into ad_day values (1)"',
    '"create or replace temp table touch (at timestamp)"',
  ])("sees the SQL in %s", (code) => {
    expect(readModule("src/cli/x.ts", `const one = 1;\nconst q = ${code};`).sql).toContain(2);
  });

  it("does not take a sentence for SQL", () => {
    expect(readModule("src/cli/x.ts", 'const hint = "Select a plan from the list, or create one.";').sql).toEqual([]);
  });

  it.each([
    "const a = process.env.HOME",
    'const a = process["env"]',
    "const { env } = process",
    "const { env: e } = globalThis.process",
    "const a = import.meta.env",
    'import { env } from "node:process"',
  ])("sees the environment in %s", (code) => {
    expect(readModule("src/cli/x.ts", code).environment).toEqual([1]);
  });

  it("leaves other things called env alone", () => {
    expect(readModule("src/cli/x.ts", "const a = options.env; const { env } = options;").environment).toEqual([]);
  });
});
