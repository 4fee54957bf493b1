import type { z } from "zod";
import { KnownError } from "../../model/errors.ts";
import { issueWords } from "./issue-words.ts";

/** A value as its contract has it; a KnownError names each field that is wrong. `part` is what the whole is called. */
export function checked<Shape extends z.ZodType>(shape: Shape, value: unknown, part: string): z.output<Shape> {
  const read = shape.safeParse(value, { error: issueWords });
  if (read.success) return read.data;
  const errors = read.error.issues.flatMap(faultsOf).slice(0, mostFaults);
  const [first] = errors;
  const place = first === undefined || first.path === "" ? part : first.path;
  throw new KnownError("invalid_request", `${place} ${first?.detail ?? "cannot be read"}`, {
    hint: "mend what errors names; /api says what each endpoint takes",
    more: { errors },
  });
}

const mostFaults = 20;

function faultsOf(issue: z.core.$ZodIssue): { path: string; detail: string }[] {
  const named = (...further: readonly PropertyKey[]) => [...issue.path, ...further].map(String).join(".");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ path: named(key), detail: issue.message }));
  }
  // Of several shapes, the one that it has but for some of its fields is the one that was meant.
  const meant = issue.code === "invalid_union" ? issue.errors.find(isOfFields) : undefined;
  return meant === undefined
    ? [{ path: named(), detail: issue.message }]
    : meant.flatMap(faultsOf).map(({ path, detail }) => ({ path: named(path), detail }));
}

const isOfFields = (issues: readonly z.core.$ZodIssue[]) =>
  issues.length > 0 && issues.every(({ path, code }) => path.length > 0 || code === "unrecognized_keys");
