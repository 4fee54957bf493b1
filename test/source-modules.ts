import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { type ESTree, parseSync, Visitor } from "vite";

/** A file of src, with what it imports (ours as paths from the root) and the lines that hold SQL or read the environment. */
export type Module = { file: string; imports: string[]; sql: number[]; environment: number[] };

const root = fileURLToPath(new URL("../", import.meta.url));
const openingOfSql =
  /^\s*(\/\*[\s\S]*?\*\/\s*)?(select\s[\s\S]*\sfrom\s|with\s+\w+\s+as\s*\(|insert\s+into\s|create\s+(or\s+replace\s+)?(temp\s+)?(table|view|macro)\s|delete\s+from\s|update\s+\w+\s+set\s|copy\s*\()/;

/** Every module that src ships (tests are free to reach further), read through its syntax tree. */
export function readModules(): Module[] {
  return readdirSync(`${root}src`, { recursive: true, encoding: "utf8" })
    .map((path) => `src/${path.replaceAll("\\", "/")}`)
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\/fixtures\//.test(file))
    .sort()
    .map((file) => readModule(file, readFileSync(root + file, "utf8")));
}

/** What one file imports (static, type, dynamic, export-from), and its lines with SQL and with the environment. */
export function readModule(file: string, code: string): Module {
  const { program, errors } = parseSync(file, code);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const found: Module = { file, imports: [], sql: [], environment: [] };
  const line = ({ start }: { start: number }) => code.slice(0, start).split("\n").length;
  const imported = (source: unknown) => found.imports.push(resolved(file, literalOf(source)));
  const text = (node: { start: number }, value: string) => {
    if (openingOfSql.test(value) || value.includes("read_csv(")) found.sql.push(line(node));
  };
  new Visitor({
    ImportDeclaration: ({ source }) => void imported(source),
    ExportNamedDeclaration: ({ source }) => void (source && imported(source)),
    ExportAllDeclaration: ({ source }) => void imported(source),
    ImportExpression: ({ source }) => void imported(source),
    TSImportType: ({ source }) => void imported(source),
    Literal: (node) => void (typeof node.value === "string" && text(node, node.value)),
    TemplateLiteral: (node) => text(node, node.quasis.map(({ value }) => value.cooked ?? "").join("?")),
    TaggedTemplateExpression: (node) => {
      if (node.tag.type === "Identifier" && node.tag.name === "sql") found.sql.push(line(node));
    },
    MemberExpression: (node) => {
      if (nameOf(node.property) === "env" && holdsProcess(node.object)) found.environment.push(line(node));
    },
    VariableDeclarator: (node) => {
      const taken = node.id.type === "ObjectPattern" ? node.id.properties : [];
      const env = taken.some((property) => property.type === "Property" && nameOf(property.key) === "env");
      if (env && node.init && holdsProcess(node.init)) found.environment.push(line(node));
    },
    ImportSpecifier: (node) => {
      // Nothing but node:process exports an `env` worth importing.
      if (nameOf(node.imported) === "env") found.environment.push(line(node));
    },
  }).visit(program);
  return found;
}

/** A module's name as written, or "(computed)" where it is worked out at run time: no wall can hold that. */
function literalOf(node: unknown): string {
  const { value } = node as { value?: unknown };
  return typeof value === "string" ? value : "(computed)";
}

/** Our files as paths from the root, those outside src behind a `../`; packages by their name. */
function resolved(file: string, name: string): string {
  if (!name.startsWith(".")) return name;
  const path = posix.join(posix.dirname(file), name);
  return path.startsWith("src/") ? path : `../${path}`;
}

function nameOf(node: { type: string }): string {
  return node.type === "Identifier" ? (node as ESTree.IdentifierName).name : literalOf(node);
}

/** `process`, `globalThis.process`, `import.meta`. */
function holdsProcess(node: ESTree.Expression): boolean {
  if (node.type === "MetaProperty") return true;
  return nameOf(node.type === "MemberExpression" ? node.property : node) === "process";
}
