import type { z } from "zod";
import { KnownError } from "../../model/errors.ts";

/** A value as its contract has it; a KnownError names each field that is wrong. */
export function checked<Shape extends z.ZodType>(shape: Shape, value: unknown, part: string): z.output<Shape> {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  const errors = read.error.issues.flatMap(faultsOf).slice(0, mostFaults);
  const [first] = errors;
  const place = first === undefined || first.path === "" ? part : `${part}.${first.path}`;
  throw new KnownError("invalid_request", `${place} ${first?.detail ?? "cannot be read"}`, {
    hint: "mend what errors names; /api says what each endpoint takes",
    more: { errors },
  });
}

const mostFaults = 20;

const faultsOf = (issue: z.core.$ZodIssue): { path: string; detail: string }[] =>
  issue.code === "unrecognized_keys"
    ? issue.keys.map((key) => ({ path: [...issue.path, key].join("."), detail: "is not known here" }))
    : [{ path: issue.path.join("."), detail: issue.message.charAt(0).toLowerCase() + issue.message.slice(1) }];
