import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { credit } from "../src/attribution/credit.ts";
import { ruleModels } from "../src/attribution/models.ts";
import { makeShop } from "../src/cli/serve/demo.ts";
import { usage, wholeUsage } from "../src/cli/usage.ts";
import { evidences } from "../src/model/evidence.ts";
import { modelNames, ruleNames } from "../src/model/model-names.ts";
import { groupings, Statement } from "../src/model/statement.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const read = (file: string) => readFileSync(join(root, file), "utf8");
const inFolder = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `${folder}/${name}`);
const documents = [
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  ...inFolder("docs"),
  ...inFolder("docs/decisions"),
];

describe("links", () => {
  it.each(documents)("of %s lead to files that are there", (document) => {
    const targets = [...read(document).matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, target]) => target ?? "");
    const own = targets.filter((target) => !/^[a-z]+:/.test(target));
    expect(own.filter((target) => !existsSync(join(root, dirname(document), target)))).toEqual([]);
  });
});

describe("README.md", () => {
  const readme = read("README.md");
  const commands = [...readme.matchAll(/(?:npm run -s retorno -- |`retorno )([^`\n]+)/g)].map(([, args]) => args ?? "");

  it("names only commands, options and models there are", () => {
    expect(commands.length).toBeGreaterThan(5);
    for (const name of commands.map((args) => args.split(" ")[0] ?? ""))
      expect(usage()).toMatch(new RegExp(`^  (.*, )?${name}\\b`, "m"));
    for (const [option] of readme.matchAll(/--[a-z]{2,}[a-z-]*/g))
      expect(wholeUsage()).toMatch(new RegExp(`${option}\\b`));
    for (const [, model] of readme.matchAll(/--model ([a-z-]+)/g)) expect(wholeUsage()).toContain(model);
  });

  it("names only npm scripts there are", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const named = [...readme.matchAll(/^npm (?:run -s )?([a-z]+)/gm)].map(([, script]) => script ?? "");
    expect(named).toEqual(expect.arrayContaining(["start", "test", "retorno"]));
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });

  describe("its shop", () => {
    const out = mkdtempSync(join(tmpdir(), "retorno-docs-"));
    afterAll(() => rmSync(out, { recursive: true, force: true }));
    let printed: string[] = [];
    beforeAll(async () => {
      await makeShop(join(out, "demo"), "2026-04-01");
      printed = retorno(["roi", "--data", join(out, "demo")]).split("\n");
    }, 60_000);

    it("prints the sample", () => {
      const sample = /```text\n([\s\S]*?)```/.exec(readme)?.[1]?.trimEnd().split("\n") ?? [];
      expect(sample.length).toBeGreaterThan(20);
      expect(sample.filter((line) => line.trim() !== "…" && !printed.includes(line))).toEqual([]);
    });

    it("leads from exports to a site that is watched, copied line by line", () => {
      const folder = mkdtempSync(join(tmpdir(), "retorno-readme-"));
      try {
        cpSync(join(out, "demo/exports"), join(folder, "exports"), { recursive: true });
        const plan = /```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
        writeFileSync(join(folder, "plan.yaml"), plan);
        const lines = [...readme.matchAll(/^npm run -s retorno -- (.+)$/gm)].map(([, line]) => line ?? "");
        expect(lines.map((line) => line.split(" ")[0])).toEqual(
          expect.arrayContaining(["roi", "inspect", "workspace", "plan", "import", "site", "link", "key"]),
        );
        // A server runs until it is stopped; test/e2e starts them.
        for (const line of lines) if (line !== "serve") retorno(line.split(" "), folder);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }, 120_000);
  });
});

describe("ARCHITECTURE.md", () => {
  const architecture = read("ARCHITECTURE.md");

  it("has every room", () => {
    const rooms = readdirSync(join(root, "src"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(rooms.map(({ name }) => name).filter((name) => !architecture.includes(`| \`${name}`))).toEqual([]);
  });

  it("names only files there are", () => {
    const sources = readdirSync(join(root, "src"), { recursive: true }).map((file) =>
      String(file).replaceAll("\\", "/"),
    );
    const beside = ["test", "scripts"].flatMap((name) =>
      readdirSync(join(root, name)).map((file) => `${name}/${file}`),
    );
    const all = [...sources, ...beside];
    const named = [...architecture.matchAll(/`([\w/-]+\.(?:test\.)?tsx?)`/g)].map(([, file]) => file ?? "");
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((file) => !all.some((one) => one === file || one.endsWith(`/${file}`)))).toEqual([]);
  });
});

describe("docs/metrics.md", () => {
  const metrics = read("docs/metrics.md");

  it.each(evidences)("says what evidence %s is", (kind) => expect(metrics.includes(`| \`${kind}\` |`)).toBe(true));
  it.each(ruleNames)("gives the weights of %s", (name) => expect(metrics.includes(`| \`${name}\` |`)).toBe(true));
  it.each(Object.keys(Statement.shape.totals.shape))("explains the figure %s", (figure) =>
    expect(metrics.includes(`\`${figure}\``)).toBe(true),
  );

  it("shares $12,000 as each model does", () => {
    const day = 86_400_000;
    const touches = [38, 33, 26, 8, 0].map((age) => ({ at: -age * day, direct: age === 0 }));
    const journey = { touches, convertedAt: 0, leadAt: -26 * day, opportunityAt: -5 * day };
    for (const name of ruleNames) {
      const row = metrics.match(new RegExp(`^\\| \`${name}\` \\|((?: [\\d,]+\\.\\d\\d \\|){5})$`, "m"))?.[1] ?? "";
      const cents = row.split("|").flatMap((cell) => (cell.trim() === "" ? [] : [Number(cell.replace(/[,.]/g, ""))]));
      expect([name, cents]).toEqual([name, credit(1_200_000, ruleModels[name].weigh(journey))]);
    }
  });
});

it("the help names every model and grouping", () => {
  for (const name of [...modelNames, ...groupings]) expect(wholeUsage()).toMatch(new RegExp(`\\b${name}\\b`));
});

it("the changelog says what the next release brings", () => {
  expect(read("CHANGELOG.md")).toMatch(/## \[Unreleased\]\n\n### \w+\n\n- /);
});

function retorno(args: string[], cwd = root): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "bin/retorno.mjs"), ...args], {
    cwd,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`retorno ${args.join(" ")} ended with ${status}: ${stderr}`);
  return stdout;
}
