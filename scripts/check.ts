// `npm test`, the one check: format and lint, types, dead code, then every test. Ends with the count alone on a line.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "retorno-check-"));
const report = join(scratch, "vitest.json");

const steps = [
  { name: "format and lint", command: ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings"] },
  { name: "types", command: ["node_modules/typescript/bin/tsc", "-p", "tsconfig.json"] },
  { name: "types of the tracker", command: ["node_modules/typescript/bin/tsc", "-p", "src/tracker/tsconfig.json"] },
  { name: "types of the pages' scripts", command: ["node_modules/typescript/bin/tsc", "-p", "src/door/tsconfig.json"] },
  { name: "types of the dashboard", command: ["node_modules/typescript/bin/tsc", "-p", "src/dashboard/tsconfig.json"] },
  { name: "dead code", command: ["scripts/dead-code/node_modules/knip/bin/knip.js", "--no-progress"] },
];
const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
const vitest = ["node_modules/vitest/vitest.mjs", "run", ...reporters];

const [tests, brokenSteps] = await Promise.all([
  run([...vitest, ...process.argv.slice(2)], "inherit"),
  stepsOneByOne(),
]);
for (const { name, output } of brokenSteps) console.log(`\n✗ ${name}\n${output.trimEnd()}`);
const { passed, failed, skipped } = countTests(tests.code);
rmSync(scratch, { recursive: true, force: true });
if (skipped > 0) console.log(`\n${skipped} skipped, for want of what they read`);
console.log(`\n${passed} passed, ${failed + brokenSteps.length} failed`);
process.exitCode = failed + brokenSteps.length > 0 ? 1 : 0;

/** The steps that failed, with what they said; they keep one core busy while the tests have the other. */
async function stepsOneByOne(): Promise<{ name: string; output: string }[]> {
  const broken = [];
  for (const { name, command } of steps) {
    const { code, output } = await run(command, "pipe");
    if (code !== 0) broken.push({ name, output });
  }
  return broken;
}

function run([script = "", ...args]: string[], output: "inherit" | "pipe"): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, [join(root, script), ...args], {
    cwd: root,
    stdio: ["ignore", output, output],
    env: { ...process.env, PATH: [join(root, "node_modules/.bin"), process.env.PATH].join(delimiter) },
  });
  const said: Buffer[] = [];
  child.stdout?.on("data", (chunk) => said.push(chunk));
  child.stderr?.on("data", (chunk) => said.push(chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output: Buffer.concat(said).toString() }));
  });
}

/** Vitest's own counts; a run that failed with no test to blame (a file that would not load) counts as one. */
function countTests(code: number): { passed: number; failed: number; skipped: number } {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(report, "utf8"));
    const unloadable = testResults.filter(
      (file: { status: string; assertionResults: { status: string }[] }) =>
        file.status === "failed" && !file.assertionResults.some(({ status }) => status === "failed"),
    ).length;
    const failed = numFailedTests + unloadable;
    return { passed: numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed, skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
