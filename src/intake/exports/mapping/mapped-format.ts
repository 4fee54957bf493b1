import { KnownError } from "../../../model/errors.ts";
import type { Mapping } from "../../../model/mapping.ts";
import type { Column, ExportFormat, Surroundings } from "../format.ts";
import { type Target, targets } from "./targets.ts";

/**
 * A mapping as a format of its own: the template's, found by the file's names of its columns. A KnownError where it names
 * a column we do not have, or leaves one out without which nothing can be read.
 */
export function mappedFormat(mapping: Mapping): ExportFormat {
  const target = targetOf(mapping);
  const named = Object.entries(mapping.columns).flatMap(([name, header]) =>
    header === null ? [] : [{ key: keyOf(target, name), header }],
  );
  const missing = target.required.filter((name) => (mapping.columns[name] ?? null) === null);
  if (missing.length > 0) {
    throw new KnownError("invalid_request", `mapping.yaml does not say which column is ${missing.join(" and ")}`, {
      hint: `name it under columns of the mapping${mapping.file === undefined ? "" : ` for ${mapping.file}`}`,
    });
  }
  if (target.oneOf.length > 0 && target.oneOf.every((name) => (mapping.columns[name] ?? null) === null)) {
    throw new KnownError(
      "invalid_request",
      `mapping.yaml names none of ${target.oneOf.join(", ")}, and ${target.name} need one`,
      {
        hint: `name it under columns of the mapping${mapping.file === undefined ? "" : ` for ${mapping.file}`}`,
      },
    );
  }
  const namesOf = (key: string): string[] => named.flatMap((one) => (one.key === key ? [one.header] : []));
  const columnsOf = ({ columns }: ExportFormat): ExportFormat["columns"] =>
    Object.fromEntries(
      Object.entries(columns).map(([key, column]): [string, Column] => [key, { ...column, names: namesOf(key) }]),
    );
  const { unless: _, reports: __, ...template } = target.format;
  return {
    ...template,
    title: `${target.name}, as mapping.yaml says`,
    columns: columnsOf(template),
    signatures: [named.map(({ key }) => key)],
    context: async (surroundings: Surroundings) => ({
      ...(await template.context?.(surroundings)),
      ...(mapping.currency === undefined ? {} : { currency: mapping.currency }),
      ...(mapping.timeZone === undefined ? {} : { zone: mapping.timeZone }),
      ...(mapping.dates === undefined ? {} : { dateOrder: dateOrders[mapping.dates] }),
    }),
  };
}

const dateOrders = { "day first": "dmy", "month first": "mdy" } as const;

function targetOf({ reads }: Mapping): Target {
  const target = targets.find(({ name }) => name === reads);
  if (target === undefined) throw new Error(`no target ${reads}`);
  return target;
}

function keyOf({ name, fields }: Target, column: string): string {
  const field = fields.find((one) => one.name === column);
  if (field !== undefined) return field.key;
  throw new KnownError("invalid_request", `mapping.yaml: ${name} have no column "${column}"`, {
    hint: `the columns are ${fields.map((one) => one.name).join(", ")}`,
  });
}
