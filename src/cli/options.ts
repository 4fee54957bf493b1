import { parseArgs } from "node:util";
import { nearest } from "../model/did-you-mean.ts";
import { KnownError } from "../model/errors.ts";

/** The values of a command's options by name, the flags that are given, and what stands beside them. */
export interface Options<Name extends string> {
  readonly values: Partial<Record<Name, string>>;
  readonly flags: ReadonlySet<string>;
  readonly paths: readonly string[];
}

/**
 * Reads `--name value`, `--name=value` and flags, which take none; an unknown option is a KnownError that names the
 * nearest known one.
 */
export function readOptions<Name extends string>(
  args: readonly string[],
  known: readonly Name[],
  knownFlags: readonly string[] = [],
): Options<Name> {
  const { tokens } = parseArgs({
    args: [...args],
    options: {
      ...Object.fromEntries(known.map((name) => [name, { type: "string" as const }])),
      ...Object.fromEntries(knownFlags.map((name) => [name, { type: "boolean" as const }])),
    },
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const values: Partial<Record<Name, string>> = {};
  const paths: string[] = [];
  const flags = new Set<string>();
  for (const token of tokens) {
    if (token.kind === "positional") paths.push(token.value);
    if (token.kind !== "option") continue;
    if (knownFlags.includes(token.name)) {
      if (token.value !== undefined) {
        throw new KnownError("invalid_request", `--${token.name} takes no value`, {
          hint: `say --${token.name} alone`,
        });
      }
      flags.add(token.name);
      continue;
    }
    const name = known.find((one) => one === token.name);
    if (name === undefined) throw unknownOption(token.rawName, [...known, ...knownFlags]);
    const value = token.value ?? "";
    if (value === "" || (!token.inlineValue && value.startsWith("--"))) {
      throw new KnownError("invalid_request", `--${name} needs a value`, { hint: "see retorno help" });
    }
    if (values[name] !== undefined)
      throw new KnownError("invalid_request", `--${name} is given twice`, { hint: "give it once" });
    values[name] = value;
  }
  return { values, flags, paths };
}

function unknownOption(written: string, known: readonly string[]): KnownError {
  const close = nearest(written.replace(/^-+/, ""), known);
  return new KnownError("invalid_request", `there is no option ${written}`, {
    hint:
      close === null ? `the options are ${known.map((name) => `--${name}`).join(", ")}` : `did you mean --${close}?`,
  });
}

/** The value if it is one of `allowed`, else a KnownError that lists them. */
export function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  throw new KnownError("invalid_request", `--${option} cannot be "${value}"`, {
    hint: `choose one of ${allowed.join(", ")}`,
  });
}

/** A whole number of at least `least`. */
export function wholeNumber(option: string, value: string, { least, most }: { least: number; most: number }): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return number;
  throw new KnownError("invalid_request", `--${option} cannot be "${value}"`, {
    hint: `give a whole number from ${least} to ${most}`,
  });
}
