import { foldHeader } from "../format.ts";
import type { HeadRow } from "../open/sheet.ts";
import { fitOf } from "./shapes.ts";
import { type Field, type Target, targets } from "./targets.ts";

/** How sure a column is: by its name and its values, by one of them, or barely. */
export type Sureness = "sure" | "likely" | "guess";

/** A column of the file for a field of the target. */
export interface ProposedColumn {
  readonly field: string;
  readonly header: string;
  readonly sureness: Sureness;
}

/** What a file's rows can be read as, and from which of its columns. */
export interface Proposal {
  readonly target: Target;
  readonly columns: readonly ProposedColumn[];
  /** Fields without which nothing can be read and for which no column was found; of `oneOf` all are named. */
  readonly missing: readonly string[];
  /** Columns of the file that stand for nothing. */
  readonly unused: readonly string[];
}

/** A table's header and first rows. */
export interface SampleTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The first row that names every column below it, and what follows; null where nothing looks like a table. */
export function tableIn(head: readonly HeadRow[]): SampleTable | null {
  const filled = ({ cells }: HeadRow) => cells.filter((cell) => cell.trim() !== "").length;
  const widest = Math.max(0, ...head.map(filled));
  if (widest < 2) return null;
  const at = head.findIndex((row) => filled(row) >= Math.max(2, Math.ceil(widest * 0.7)));
  const header = head[at];
  if (header === undefined || at === head.length - 1) return null;
  return {
    header: header.cells.map((cell) => cell.trim()),
    rows: head.slice(at + 1, at + 201).map(({ cells }) => cells),
  };
}

/** The best reading of a table, by the words of its header and the shape of its values; null where none has a column. */
export function propose(table: SampleTable, only?: Target["name"]): Proposal | null {
  const tried = targets
    .filter(({ name }) => only === undefined || name === only)
    .map((target) => tryTarget(table, target));
  const best = tried.toSorted((a, b) => b.score - a.score)[0];
  return best === undefined || best.proposal.columns.length === 0 ? null : best.proposal;
}

const nameWeight = 0.65;
const least = 0.35;

function tryTarget({ header, rows }: SampleTable, target: Target): { proposal: Proposal; score: number } {
  const pairs = target.fields
    .flatMap((field) =>
      header.flatMap((name, index) => {
        const score =
          name === ""
            ? 0
            : pairScore(
                field,
                name,
                rows.map((row) => row[index] ?? ""),
              );
        return score < least ? [] : [{ field: field.name, index, score }];
      }),
    )
    .toSorted((a, b) => b.score - a.score);
  const chosen = new Map<string, { index: number; score: number }>();
  const taken = new Set<number>();
  for (const { field, index, score } of pairs) {
    if (chosen.has(field) || taken.has(index)) continue;
    chosen.set(field, { index, score });
    taken.add(index);
  }
  const lacksOne = target.oneOf.length > 0 && !target.oneOf.some((name) => chosen.has(name));
  const missing = [...target.required.filter((name) => !chosen.has(name)), ...(lacksOne ? target.oneOf : [])];
  const columns = target.fields.flatMap(({ name }) => {
    const found = chosen.get(name);
    return found === undefined
      ? []
      : [{ field: name, header: header[found.index] ?? "", sureness: surenessOf(found.score) }];
  });
  const unused = header.filter((name, index) => name !== "" && !taken.has(index));
  const needed = [...target.required, ...(lacksOne ? ["one of"] : [])].length;
  const lacking = target.required.filter((name) => !chosen.has(name)).length + (lacksOne ? 1 : 0);
  const total = [...chosen.values()].reduce((sum, { score }) => sum + score, 0);
  // A table of money is no list of visits, whatever else it lacks.
  const sells = target.name === "touches" && header.some((_, index) => holdsMoney(rows.map((row) => row[index] ?? "")));
  const score = total / header.length - (2 * lacking) / Math.max(needed, 1) - (sells ? 1 : 0);
  return { proposal: { target, columns, missing, unused }, score };
}

/** Amounts with two decimals, in all rows that have one. */
function holdsMoney(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => /\d/.test(cell));
  return (
    filled.length > 0 &&
    (fitOf(filled, "money") ?? 0) === 1 &&
    filled.some((cell) => /\d[.,]\d{2}(?!\d)/.test(cell)) &&
    fitOf(filled, "moment") !== 1
  );
}

function surenessOf(score: number): Sureness {
  if (score >= 0.85) return "sure";
  return score >= 0.6 ? "likely" : "guess";
}

/** Values that do not fit rule a column out whatever its name; a name alone is never sure. */
function pairScore(field: Field, name: string, cells: readonly string[]): number {
  const fit = fitOf(cells, field.shape);
  if (fit !== null && fit < 0.5) return 0;
  const named = nameScore(field.words, name);
  if (named === 0) return telling.has(field.shape) && fit === 1 ? least + 0.01 : 0;
  return nameWeight * named + (1 - nameWeight) * (fit ?? 0.5);
}

/** Shapes that say what a column is without its name. */
const telling: ReadonlySet<string> = new Set(["moment", "currency"]);

function nameScore(words: readonly string[], name: string): number {
  const folded = wordsOf(name);
  return Math.max(
    ...words.map((word, rank) => {
      const wanted = wordsOf(word);
      // Of two columns that both fit, the name that is more usual for the field.
      const usual = 1 - (0.1 * rank) / words.length;
      if (wanted.join(" ") === folded.join(" ")) return usual;
      if (wanted.every((one) => folded.includes(one))) return usual * (0.6 + 0.3 * (wanted.length / folded.length));
      return 0;
    }),
  );
}

/** "orderTotal (NOK)" → order, total, nok. */
const wordsOf = (name: string): string[] =>
  foldHeader(name.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2"))
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .split(/[^\p{L}\p{N}#]+/u)
    .filter((word) => word !== "");
