import { contentOf, type PlanRow } from "./plan-rows.ts";

/**
 * What a list of contents becomes of the rows that stand: each content with the row that holds it already, else with one
 * of the same name, else with none; `gone` are the rows nothing was found for.
 */
export function pairEntries(
  rows: readonly PlanRow[],
  contents: readonly string[],
): { pairs: { row: PlanRow | null; content: string }[]; gone: PlanRow[] } {
  const same = takeBy(rows, contentOf);
  const held = contents.map((content) => same.take(content));
  const alike = takeBy(same.left(), ({ content }) => nameIn(content));
  const pairs = contents.map((content, at) => {
    const row = held[at] ?? null;
    // A row that was written by another version may be spelled otherwise and say the same.
    return row === null ? { row: alike.take(nameIn(content)), content } : { row, content: row.content };
  });
  return { pairs, gone: alike.left() };
}

/** Rows that can be taken once each, by what `keyOf` says of them, the first first. */
function takeBy(rows: readonly PlanRow[], keyOf: (row: PlanRow) => string) {
  const byKey = Map.groupBy(rows, keyOf);
  const taken = new Set<PlanRow>();
  return {
    take(key: string): PlanRow | null {
      const row = byKey.get(key)?.shift() ?? null;
      if (row !== null) taken.add(row);
      return row;
    },
    left: () => rows.filter((row) => !taken.has(row)),
  };
}

function nameIn(content: string): string {
  const { what, name } = JSON.parse(content) as { what?: string; name?: string };
  return what ?? name ?? "";
}
