// `npm start`: a made-up shop's exports, and the statement of what its social media brought back.
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = new URL("../", import.meta.url);
const shop = ["--model", "online-shop", "--people", "4000", "--days", "90", "--seed", "7"];
const statement = ["roi", "retorno-demo", "--plan", "retorno-demo/plan.yaml"];

makeShop();
retorno(statement);
retorno([...statement, "--format", "html", "--out", "retorno-demo/statement.html"]);
console.log(
  `\nThe same as a page to read and print: ${pathToFileURL(fileURLToPath(new URL("retorno-demo/statement.html", root)))}`,
);
console.log("The shop is simulated. For your own: npm run -s retorno -- roi FOLDER_OF_EXPORTS --plan plan.yaml");

/** Writes the demo anew unless this version, with these numbers, wrote it before. */
function makeShop(): void {
  const made = new URL("retorno-demo/.made", root);
  const recipe = `${JSON.parse(readFileSync(new URL("package.json", root), "utf8")).version} ${shop.join(" ")}\n`;
  if (contentOf(made) === recipe) return;
  rmSync(new URL("retorno-demo/", root), { recursive: true, force: true });
  retorno(["simulate", ...shop, "--out", "retorno-demo"]);
  writeFileSync(made, recipe);
}

function contentOf(file: URL): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function retorno(args: string[]): void {
  const bin = fileURLToPath(new URL("bin/retorno.mjs", root));
  const { status } = spawnSync(process.execPath, [bin, ...args], { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 2);
}
