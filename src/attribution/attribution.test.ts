import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { afterAll, describe, expect, it } from "vitest";

const entry = fileURLToPath(new URL("attribution.ts", import.meta.url));

const scratch = mkdtempSync(join(tmpdir(), "retorno-attribution-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The code that a bundler keeps of the library where only these names are used. */
async function bundled(names: string): Promise<string> {
  const page = join(scratch, "page.ts");
  writeFileSync(page, `export { ${names} } from ${JSON.stringify(entry)};`);
  const built = await build({
    configFile: false,
    root: scratch,
    logLevel: "silent",
    build: { write: false, minify: false, lib: { entry: page, formats: ["es"], fileName: "page" } },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ("output" in one ? one.output : []));
  return outputs.map((chunk) => (chunk.type === "chunk" ? chunk.code : "")).join("\n");
}

describe("the library", () => {
  it("lets a bundler leave out what is not used", async () => {
    const [one, other] = [await bundled("shapley"), await bundled("markov")];
    expect(one).toContain("function shapley(");
    expect(one).not.toContain("function markov(");
    expect(one).not.toContain("function invert(");
    expect(one).not.toContain("class KnownError");
    expect(other).toContain("function markov(");
    expect(other).not.toContain("function shapley(");
  });

  it("needs nothing of Node or of a package", async () => {
    const all = await bundled("markov, shapley, parsePathTable, pathTable, bestOrder, ruleCredit, transitions");
    expect(all).toContain("function parsePathTable(");
    expect(all).not.toMatch(/^import /m);
    expect(all).not.toMatch(/\bprocess\.|\brequire\(|node:/);
  });
});
