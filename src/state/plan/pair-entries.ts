import { contentOf, type PlanRow } from "./plan-rows.ts";

/**
 * What a list of contents becomes of the rows that stand: each content with the row that holds it already, else with one
 * of the same name, else with none; `gone` are the rows nothing was found for.
 */
export function pairEntries(
  rows: readonly PlanRow[],
  contents: readonly string[],
): { pairs: { row: PlanRow | null; content: string }[]; gone: PlanRow[] } {
  const left = new Set(rows);
  const take = (fits: (row: PlanRow) => boolean): PlanRow | null => {
    const found = [...left].find(fits) ?? null;
    if (found !== null) left.delete(found);
    return found;
  };
  const held = new Map(rows.map((row) => [row, contentOf(row)]));
  const same = contents.map((content) => take((row) => held.get(row) === content));
  const pairs = contents.map((content, at) => {
    const row = same[at] ?? null;
    // A row that was written by another version may be spelled otherwise and say the same.
    if (row !== null) return { row, content: row.content };
    const name = nameIn(content);
    return { row: take((one) => nameIn(one.content) === name), content };
  });
  return { pairs, gone: [...left] };
}

function nameIn(content: string): string | undefined {
  const { what, name } = JSON.parse(content) as { what?: string; name?: string };
  return what ?? name;
}
