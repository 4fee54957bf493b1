/** A statement with its values bound apart: `text` has $1, $2 … where they stand. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

export type SqlValue = string | number | boolean | null;

/**
 * A SQL statement from a template: `${value}` is bound, never pasted; `${sql`…`}` and the results of
 * `raw` are parts of the statement.
 */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Sql | SqlValue)[]): Sql {
  let text = strings[0] ?? "";
  const values: SqlValue[] = [];
  parts.forEach((part, index) => {
    if (isSql(part)) {
      text += shift(part.text, values.length);
      values.push(...part.values);
    } else {
      values.push(part);
      text += `$${values.length}`;
    }
    text += strings[index + 1] ?? "";
  });
  return { text, values };
}

/** A part of a statement as it stands. Only for text the program itself wrote. */
export const raw = (text: string): Sql => ({ text, values: [] });

/** A string literal, quoted: for places where a value cannot be bound, such as the options of `read_csv`. */
export const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;

const isSql = (part: Sql | SqlValue): part is Sql => typeof part === "object" && part !== null && "text" in part;

/** Renumbers $n by `by`; a $ inside a quoted literal is left alone. */
const shift = (text: string, by: number): string =>
  by === 0 ? text : text.replace(/'(?:[^']|'')*'|\$(\d+)/g, (all, n) => (n === undefined ? all : `$${Number(n) + by}`));
