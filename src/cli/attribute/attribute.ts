import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { type PathQuestion, pathCredits, pathModels } from "../../attribution/path-credits.ts";
import { readPathTable } from "../../attribution/paths/parse-path-table.ts";
import { KnownError } from "../../model/errors.ts";
import { plainText } from "../../reports/cell-text.ts";
import { pathCreditsCsv } from "../../reports/path-credits-csv.ts";
import { pathCreditsTable } from "../../reports/path-credits-table.ts";
import { type Options, oneOf, readOptions } from "../options.ts";
import { output, refuseToOverwrite, terminal } from "../output.ts";
import { withIntervals } from "./with-intervals.ts";

const options = ["model", "order", "paths", "form", "between", "format", "out"] as const;
const flags = ["transitions", "intervals"];
const orders = ["1", "2", "3", "4", "auto"] as const;

/** `retorno attribute FILE`, `-` for standard input: a table of paths in, what each channel is credited with out. */
export async function attribute(args: readonly string[]): Promise<number> {
  const given = readOptions(args, options, flags);
  const file = fileIn(given.paths);
  const format = oneOf("format", given.values.format ?? "table", ["table", "json", "csv"] as const);
  const asked = askedIn(given);
  const { out } = given.values;
  await refuseToOverwrite([out], [file]);
  const { table, between, doubt } = readPathTable(
    file === "-" ? await buffer(process.stdin) : await bytesOf(file),
    file === "-" ? "standard input" : plainText(file),
    { between: given.values.between },
  );
  if (doubt !== null)
    process.stderr.write(
      `Every path was read as one channel: none has > between channels, and "${doubt}" may belong to a name. If it is between channels, say --between "${doubt.trim()}".\n`,
    );
  const credits = pathCredits(table, asked);
  const answer = given.flags.has("intervals") ? withIntervals(table, credits, asked) : credits;
  if (format === "json") await output(`${JSON.stringify({ ...answer, between }, null, 2)}\n`, out);
  else await output(format === "csv" ? pathCreditsCsv(answer) : pathCreditsTable(answer, terminal(out)), out);
  return 0;
}

function fileIn(paths: readonly string[]): string {
  const [file] = paths;
  if (file !== undefined && paths.length === 1) return file;
  throw new KnownError("invalid_request", file === undefined ? "no file is named" : "more than one file is named", {
    hint: "name one table of paths, as in retorno attribute paths.csv",
  });
}

function askedIn({ values, flags }: Options<(typeof options)[number]>): PathQuestion {
  const model = oneOf("model", values.model ?? "markov", pathModels);
  const order = oneOf("order", values.order ?? "1", orders);
  for (const name of ["order", "paths"] as const) if (values[name] !== undefined) refuseUnless("markov", model, name);
  if (flags.has("transitions")) refuseUnless("markov", model, "transitions");
  if (values.form !== undefined) refuseUnless("shapley", model, "form");
  return {
    model,
    order: order === "auto" ? order : Number(order),
    paths: oneOf("paths", values.paths ?? "all", ["all", "converting"] as const),
    form: oneOf("form", values.form ?? "set-value", ["set-value", "rate-value"] as const),
    transitions: flags.has("transitions"),
  };
}

function refuseUnless(needed: "markov" | "shapley", model: string, option: string): void {
  if (model === needed) return;
  throw new KnownError("invalid_request", `--${option} is of the model ${needed}, not of ${model}`, {
    hint: `leave it out, or say --model ${needed}`,
  });
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const says = failures[code ?? ""] ?? "cannot read";
    throw new KnownError("not_found", `${says} ${file}`, { hint: "name a table of paths, such as paths.csv", cause });
  }
}

const failures: Readonly<Record<string, string>> = {
  ENOENT: "there is no file",
  EISDIR: "a folder is no table of paths:",
  EACCES: "you may not read",
};
