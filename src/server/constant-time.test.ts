import { readFileSync } from "node:fs";
import { type ESTree, parseSync, Visitor } from "vite";
import { expect, it } from "vitest";
import { readModules } from "../../test/source-modules.ts";

/** Where such a name is compared as any text is, and why that tells nobody anything. */
const harmless: Readonly<Record<string, string>> = {
  "src/server/repeated-keys.ts": "the digest of a body, which its sender has",
  "src/jobs/backup/restore-backup.ts": "the check sums of a backup, which stand in it",
};

/** What whoever guesses must not learn by how long a comparison takes. */
const secretName = /token|secret|signature|hmac|digest|password|apikey/i;

/** The lines where one is compared with what is no literal: a text's own comparison ends at the first letter that differs. */
function comparedIn(file: string, code: string): string[] {
  const found: string[] = [];
  const note = ({ start }: { start: number }) => found.push(`${file}:${code.slice(0, start).split("\n").length}`);
  new Visitor({
    BinaryExpression: (node) => {
      const sides = [node.left, node.right];
      if (!/^[!=]==?$/.test(node.operator) || sides.some(isPlain)) return;
      if (sides.some((side) => secretName.test(nameOf(side)))) note(node);
    },
    CallExpression: (node) => {
      const { callee } = node;
      if (callee.type !== "MemberExpression" || !/^(equals|compare|localeCompare)$/.test(nameOf(callee))) return;
      if ([callee.object, ...node.arguments].some((one) => secretName.test(nameOf(one)))) note(node);
    },
  }).visit(parseSync(file, code).program);
  return found;
}

/** Empty, missing, a kind of value or a length: nothing that anybody would guess. */
const isPlain = (node: ESTree.Node): boolean =>
  node.type === "Literal" ||
  (node.type === "UnaryExpression" && node.operator === "typeof") ||
  nameOf(node) === "undefined" ||
  /^(length|size)$/.test(nameOf(node));

/** The last name of what is compared: `kept.secret` and `secretOf(x)` are named by it. */
function nameOf(node: ESTree.Node): string {
  if (node.type === "Identifier") return node.name;
  if (node.type === "MemberExpression") return nameOf(node.property);
  if (node.type === "CallExpression") return nameOf(node.callee);
  return node.type === "AwaitExpression" ? nameOf(node.argument) : "";
}

const codeOf = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");

it("compares no token, secret or signature by a text's own comparison", () => {
  const modules = readModules().filter(({ file }) => !/^src\/(?:door|dashboard|tracker|client|simulator)\//.test(file));
  const looked = modules.filter(({ file }) => !Object.hasOwn(harmless, file));
  expect(looked.length).toBeGreaterThan(300);
  expect(looked.flatMap(({ file }) => comparedIn(file, codeOf(file)))).toEqual([]);
});

it.each([
  ["token === shown", 1],
  ["given !== kept.secret", 1],
  ["hashOf(token) == await kept.tokenHash()", 1],
  ["secret.equals(given)", 1],
  ["expected.localeCompare(signature)", 1],
  ['secret === ""', 0],
  ["token === null || password !== undefined", 0],
  ["signature.length === own.length && timingSafeEqual(signature, own)", 0],
])("sees what %s is: %i", (code, times) => expect(comparedIn("x.ts", code)).toHaveLength(times));

it("checks the signatures of all webhooks by one comparison that always takes the same time", () => {
  const folder = "src/intake/collect/webhooks";
  for (const product of ["shopify", "stripe", "woocommerce", "hubspot"]) {
    expect(codeOf(`${folder}/${product}.ts`)).toMatch(/\bisSame\((?:hmac|expected|digest)/);
  }
  expect(codeOf(`${folder}/delivery.ts`)).toContain("timingSafeEqual(expected, given)");
});
