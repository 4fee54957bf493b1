import type { z } from "zod";

type Issue = z.core.$ZodRawIssue;
type Words = { readonly [Code in Issue["code"]]: (issue: Extract<Issue, { code: Code }>) => string };

/** What is wrong with a field, to be said after its name: "is missing", "must be at most 200". */
export function issueWords(issue: Issue): string {
  return (words[issue.code] as (issue: Issue) => string)(issue);
}

const words: Words = {
  invalid_type: ({ expected, input }) =>
    input === undefined ? "is missing" : `must be ${kinds[expected] ?? expected}`,
  too_big: ({ origin, maximum, inclusive = true }) => sized(origin, maximum, inclusive ? "at most" : "less than"),
  too_small: ({ origin, minimum, inclusive = true }) =>
    origin in units && minimum === 1
      ? "must not be empty"
      : sized(origin, minimum, inclusive ? "at least" : "more than"),
  invalid_format: ({ format }) => `must be ${formats[format] ?? "written otherwise"}`,
  invalid_value: ({ values, input }) => (input === undefined ? "is missing" : `must be ${oneOf(values.map(String))}`),
  not_multiple_of: ({ divisor }) => `must be a multiple of ${divisor}`,
  unrecognized_keys: () => "is not known here",
  invalid_union: ({ errors, input }) => (input === undefined ? "is missing" : ofOptions(errors)),
  invalid_key: () => "has a name that cannot be",
  invalid_element: () => "holds something that cannot be",
  custom: () => "cannot be so",
};

const kinds: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
  null: "null",
};

const formats: Readonly<Record<string, string>> = {
  email: "an e-mail address",
  url: "a whole address such as https://shop.example",
  date: "an existing day such as 2026-03-01",
  datetime: "a moment such as 2026-03-01T12:00:00Z",
  uuid: "a UUID",
  base64: "base64",
  base64url: "base64url",
};

/** What is counted of what has a length. */
const units: Readonly<Record<string, readonly [one: string, many: string]>> = {
  string: ["letter", "letters"],
  array: ["item", "items"],
  set: ["item", "items"],
  map: ["field", "fields"],
};

function sized(origin: string, bound: number | bigint, how: string): string {
  const unit = units[origin];
  return unit === undefined ? `must be ${how} ${bound}` : `must have ${how} ${bound} ${unit[bound === 1 ? 0 : 1]}`;
}

/** Of several shapes none fits: what each wants. */
function ofOptions(options: readonly (readonly z.core.$ZodIssue[])[]): string {
  const said = [...new Set(options.flatMap((issues) => issues.map(({ message }) => message)))];
  const musts = said.flatMap((one) => /^must be (.+)$/.exec(one)?.[1] ?? []);
  return musts.length === said.length && musts.length > 0 ? `must be ${oneOf(musts)}` : (said[0] ?? "cannot be so");
}

const oneOf = (all: readonly string[]): string =>
  all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} or ${all.at(-1)}`;
