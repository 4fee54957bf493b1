import type { z } from "zod";
import { nearest } from "../../model/did-you-mean.ts";

/** One fault of a value against its schema: where, what stands there, and a sentence that goes on from the field's name. */
export interface SchemaFault {
  /** The way to the faulty field; for a field that is not known, up to and with its name. */
  path: PropertyKey[];
  kind: "missing" | "unknown" | "wrong";
  value: unknown;
  says: string;
}

/** The part of a JSON Schema that is read here. */
export interface SchemaShape {
  description?: string;
  properties?: Record<string, SchemaShape>;
  items?: SchemaShape;
  additionalProperties?: SchemaShape | boolean;
  enum?: unknown[];
}

/** What zod found wrong with `input`, in plain words; `shape` is the JSON Schema of what was expected. */
export function schemaFaults(error: z.ZodError, input: unknown, shape: SchemaShape): SchemaFault[] {
  return error.issues.flatMap((issue) => {
    const { path } = issue;
    const value = path.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown> | null)?.[step], input);
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => unknownField([...path, key], value, fieldsOf(shapeAt(shape, path))));
    }
    const expected = shapeAt(shape, path);
    if (value === undefined) return { path, kind: "missing" as const, value, says: saysMissing(expected) };
    return { path, kind: "wrong" as const, value, says: saysWrong(issue, value, expected) };
  });
}

/** A way into the plan as people write it: costs[1].category. */
export function pathInWords(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
    .join("")
    .replace(/^\./, "");
}

function unknownField(path: PropertyKey[], parent: unknown, fields: string[]): SchemaFault {
  const key = String(path.at(-1));
  const value = (parent as Record<string, unknown>)[key];
  return { path, kind: "unknown", value, says: `is not a field here${choice(key, fields)}` };
}

function saysMissing({ description, enum: allowed }: SchemaShape): string {
  const meaning = description === undefined ? "" : `: ${description.replace(/\.$/, "")}`;
  return `is missing${meaning}${allowed === undefined ? "" : choice("", allowed.map(String))}`;
}

function saysWrong(issue: z.core.$ZodIssue, value: unknown, expected: SchemaShape): string {
  if (issue.code === "invalid_value") return `is ${quoted(value)}${choice(value, issue.values.map(String))}`;
  if (issue.code === "invalid_type" && issue.expected === "object") {
    return `is ${quoted(value)}; it must have fields${fieldsOf(expected).length > 0 ? `: ${fieldsOf(expected).join(", ")}` : ""}`;
  }
  return issue.message.startsWith("must ") ? `is ${quoted(value)}; it ${issue.message}` : issue.message;
}

/** What is allowed, and which of it was probably meant. */
function choice(typed: unknown, allowed: readonly string[]): string {
  const meant = typeof typed === "string" ? nearest(typed, allowed) : null;
  return `; allowed: ${allowed.join(", ")}${meant === null ? "" : `; did you mean "${meant}"?`}`;
}

const fieldsOf = (shape: SchemaShape) => Object.keys(shape.properties ?? {});

function shapeAt(shape: SchemaShape, path: readonly PropertyKey[]): SchemaShape {
  return path.reduce<SchemaShape>((at, step) => {
    const inner = typeof step === "number" ? at.items : (at.properties?.[String(step)] ?? at.additionalProperties);
    return typeof inner === "object" ? inner : {};
  }, shape);
}

/** A value on one line, cut after sixty characters. */
function quoted(value: unknown): string {
  if (value === null || value === "") return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a group of fields";
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
