import type { JsonSchema, SchemaMembers as Schema } from "../../api/json-schema.ts";

/** A schema in a few words, such as `list of Link`, `"a" | "b"` or `text or null`. */
export function typeOf(schema: JsonSchema): string {
  return said(schema as Schema);
}

function said(schema: Schema): string {
  if (schema.$ref !== undefined) return nameIn(schema.$ref);
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((one) => JSON.stringify(one)).join(" | ");
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) return [...new Set(either.map(said))].join(" or ");
  if (schema.allOf !== undefined) return schema.allOf.map(said).join(" and ");
  if (schema.prefixItems !== undefined) return `list of ${schema.prefixItems.map(said).join(", then ")}`;
  if (schema.type === "array") return `list of ${said(schema.items ?? {})}`;
  if (Array.isArray(schema.type)) return schema.type.map((one) => words[one] ?? one).join(" or ");
  return schema.format === undefined ? (words[String(schema.type)] ?? "anything") : `text, ${schema.format}`;
}

const words: Readonly<Record<string, string>> = {
  string: "text",
  integer: "whole number",
  number: "number",
  boolean: "true or false",
  object: "object",
  null: "null",
};

/** A member of an object, and of the objects within it. */
export interface ShownMember {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly says: string;
}

const mostDeep = 4;

/** The members of a schema with those of objects inside it, such as `items[].name`; named ones within are named alone. */
export function membersOf(schema: JsonSchema, named: Readonly<Record<string, JsonSchema>>): ShownMember[] {
  const { $ref } = schema as Schema;
  const own = $ref === undefined ? schema : (named[nameIn($ref)] ?? {});
  return within(own as Schema, "", 0);
}

function within(schema: Schema, prefix: string, depth: number): ShownMember[] {
  if (depth > mostDeep) return [];
  if (schema.prefixItems !== undefined) {
    return schema.prefixItems.flatMap((one, at) => within(one, `${prefix}[${at}]`, depth + 1));
  }
  if (schema.type === "array") return within(schema.items ?? {}, `${prefix}[]`, depth + 1);
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) return either.flatMap((one) => within(one, prefix, depth + 1));
  if (typeof schema.additionalProperties === "object") {
    return within(schema.additionalProperties, prefix === "" ? "*" : `${prefix}.*`, depth + 1);
  }
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const path = prefix === "" ? name : `${prefix}.${name}`;
    const otherwise = member.default === undefined ? "" : `Left out: ${JSON.stringify(member.default)}.`;
    const says = [member.description, otherwise].filter(Boolean).join(" ");
    const line = { name: path, type: said(member), required: (schema.required ?? []).includes(name), says };
    return [line, ...within(member, path, depth + 1)];
  });
}

const nameIn = (ref: string): string => ref.replace(/^.*\//, "");
