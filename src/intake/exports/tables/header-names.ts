import { isCurrency } from "../../../model/money.ts";
import { type ExportFormat, foldHeader } from "../format.ts";
import { aliasesOf } from "../languages/index.ts";

/** A cell of a header. */
export interface HeaderName {
  readonly text: string;
  readonly folded: string;
  readonly currency: string | null;
}

/** A header cell folded, with a currency code in it, which stands in capitals, replaced by `{currency}`. */
export function nameOf(cell: string): HeaderName {
  const text = cell.trim();
  const folded = foldHeader(cell);
  // "(all)" is no currency, though ALL is one.
  const code = /[(（]/.test(text) ? /\(([A-Z]{3})\)/.exec(text.normalize("NFKC"))?.[1] : undefined;
  if (code === undefined || !isCurrency(code)) return { text, folded, currency: null };
  return { text, folded: folded.replace(`(${code.toLowerCase()})`, "({currency})"), currency: code };
}

/** What a column's name stands for, and its place among the names of that key. */
type NamedKey = { readonly key: string; readonly rank: number };

const keysByName = new WeakMap<ExportFormat, Map<string, NamedKey>>();

/** What each name of a format's columns stands for, in all languages. */
export function keysOf(format: ExportFormat): Map<string, NamedKey> {
  const known = keysByName.get(format);
  if (known) return known;
  const keys = new Map<string, NamedKey>();
  const aliases = aliasesOf(format.id);
  for (const [key, { names }] of Object.entries(format.columns)) {
    const all = [...names, ...(aliases[key] ?? [])];
    for (const [rank, name] of all.map(foldHeader).entries()) if (!keys.has(name)) keys.set(name, { key, rank });
  }
  keysByName.set(format, keys);
  return keys;
}

/** Of two columns that go by names of one key, the name listed first wins; of two of the same name, the left one. */
export function columnsOf(
  format: ExportFormat,
  names: readonly HeaderName[],
  placed: Readonly<Record<string, number>> = {},
): Map<string, number> {
  const keys = keysOf(format);
  const ranks = new Map<string, number>();
  const columns = new Map<string, number>(Object.entries(placed));
  names.forEach(({ folded }, index) => {
    const named = keys.get(folded);
    if (named === undefined) return;
    const { key, rank } = named;
    if (rank < (ranks.get(key) ?? Number.POSITIVE_INFINITY)) {
      ranks.set(key, rank);
      columns.set(key, index);
    }
  });
  return columns;
}

const otherNames = new WeakMap<ExportFormat, readonly string[]>();

/** Whether a column shows that the file is something else than the format. */
export function isSomethingElse(format: ExportFormat, names: readonly HeaderName[]): boolean {
  const not = otherNames.get(format) ?? format.unless?.map(foldHeader) ?? [];
  otherNames.set(format, not);
  return names.some(({ folded }) => not.includes(folded));
}
