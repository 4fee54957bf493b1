import type { Finding } from "../../jobs/health/finding.ts";
import { plainText } from "../../reports/cell-text.ts";
import { wrap } from "../../reports/terminal/display-width.ts";
import { refuseWords } from "../action.ts";
import { oneOf, readOptions } from "../options.ts";
import { output } from "../output.ts";
import { defaultDataFolder } from "../setup/chosen-workspace.ts";
import { examine } from "./doctor/examine.ts";

/** `retorno doctor`: looks a data folder over, and says what is well and what must be mended; 1 where something must. */
export async function doctor(args: readonly string[]): Promise<number> {
  const { values, paths } = readOptions(args, ["data", "format"]);
  refuseWords(paths);
  const format = oneOf("format", values.format ?? "table", ["table", "json"]);
  const findings = await examine(values.data ?? defaultDataFolder);
  const healthy = findings.every(({ level }) => level !== "mend");
  const text =
    format === "json"
      ? `${JSON.stringify({ healthy, findings }, null, 1)}\n`
      : findings.map(linesOf).join("") + end(findings);
  await output(text, undefined);
  return healthy ? 0 : 1;
}

const signs = { good: "  ok    ", note: "  note  ", mend: "  MEND  " } as const;
const width = 80;

function linesOf({ level, said, todo }: Finding): string {
  const sign = signs[level];
  const text = plainText(todo === undefined ? said : `${said}: ${todo}`);
  return wrap(text, width - sign.length)
    .map((line, index) => `${index === 0 ? sign : " ".repeat(sign.length)}${line}\n`)
    .join("");
}

function end(findings: readonly Finding[]): string {
  const count = findings.filter(({ level }) => level === "mend").length;
  if (count === 0) return "Nothing has to be mended.\n";
  return count === 1 ? "One thing must be mended.\n" : `${count} things must be mended.\n`;
}
