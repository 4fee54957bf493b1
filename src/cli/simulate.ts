import { readdir } from "node:fs/promises";
import { KnownError } from "../model/errors.ts";
import { simulatedModels } from "../simulator/market.ts";
import { simulate } from "../simulator/simulate.ts";
import { type Trait, traits } from "../simulator/traits.ts";
import { oneOf, readOptions, wholeNumber } from "./options.ts";

/** `retorno simulate`: writes a simulated business's exports, plan and truth into a folder. */
export async function simulateCommand(args: readonly string[]): Promise<number> {
  const { values, paths } = readOptions(args, ["model", "people", "days", "seed", "traits", "out"]);
  if (values.out === undefined || paths.length > 0) {
    throw new KnownError("invalid_request", "simulate writes into one folder", { hint: "name it with --out DIR" });
  }
  await refuseUnlessEmpty(values.out);
  const written = await simulate({
    model: oneOf("model", values.model ?? "online-shop", simulatedModels),
    people: wholeNumber("people", values.people ?? "4000", { least: 1, most: 100_000_000 }),
    days: wholeNumber("days", values.days ?? "90", { least: 1, most: 3660 }),
    seed: wholeNumber("seed", values.seed ?? "7", { least: 0, most: 2 ** 32 - 1 }),
    traits: values.traits === undefined ? [] : traitsIn(values.traits),
    out: values.out,
  });
  process.stderr.write(`${written.rows} rows in ${written.files.length} files under ${values.out}\n`);
  return 0;
}

/** "season,dark-social": each once, in the simulator's order. */
function traitsIn(text: string): Trait[] {
  const named = text.split(",").map((name) => oneOf("traits", name.trim(), traits));
  return traits.filter((trait) => named.includes(trait));
}

/** What stands in a folder may be somebody's own exports and plan. */
async function refuseUnlessEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return [];
    throw new KnownError("invalid_request", `${folder} cannot be written to (${cause.code})`, {
      hint: "name a new or empty folder with --out",
    });
  });
  if (names.length > 0) {
    throw new KnownError("conflict", `${folder} is not empty`, { hint: "name a new or empty folder with --out" });
  }
}
