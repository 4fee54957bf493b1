import type { JsonSchema, SchemaMembers as Schema } from "../src/api/json-schema.ts";

/** A JSON schema as a TypeScript type. */
export const printType = (schema: JsonSchema): string => print(schema as Schema);

function print(schema: Schema): string {
  if (schema.$ref !== undefined) return schema.$ref.replace(/^.*\//, "");
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((one) => JSON.stringify(one)).join(" | ");
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) return [...new Set(either.map(print))].join(" | ");
  if (schema.allOf !== undefined) return schema.allOf.map((one) => `(${print(one)})`).join(" & ");
  if (Array.isArray(schema.type)) return schema.type.map((type) => print({ ...schema, type })).join(" | ");
  switch (schema.type) {
    case "string":
    case "boolean":
    case "null":
      return schema.type;
    case "integer":
    case "number":
      return "number";
    case "array":
      return printList(schema);
    case "object":
      return printObject(schema);
    default:
      return "unknown";
  }
}

function printList({ items, prefixItems }: Schema): string {
  if (prefixItems !== undefined) return `readonly [${prefixItems.map(print).join(", ")}]`;
  return `readonly (${print(items ?? {})})[]`;
}

function printObject({ properties = {}, required = [], additionalProperties }: Schema): string {
  const members = Object.entries(properties).map(([name, member]) => {
    const doc = member.description === undefined ? "" : `/** ${member.description.replaceAll("*/", "* /")} */\n`;
    const key = /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
    return `${doc}readonly ${key}${required.includes(name) ? "" : "?"}: ${print(member)};\n`;
  });
  const open = typeof additionalProperties === "object" ? print(additionalProperties) : null;
  if (members.length === 0) return `Readonly<Record<string, ${open ?? "unknown"}>>`;
  return `{\n${members.join("")}}${open === null ? "" : ` & Readonly<Record<string, ${open}>>`}`;
}
