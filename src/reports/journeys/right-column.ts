import type { Cell, Column } from "../terminal/columns.ts";

/** A column of figures; a column that is `droppable` goes first where room is short. */
export function rightColumn(title: string, texts: readonly string[], droppable?: number): Column {
  const cells: Cell[] = texts.map((text) => ({ text }));
  return { title, align: "right", cells, ...(droppable === undefined ? {} : { droppable }) };
}
