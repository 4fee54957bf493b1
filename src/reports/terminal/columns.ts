import { displayWidth, pad, truncate } from "./display-width.ts";
import type { Ink } from "./ink.ts";

/** A cell's `end` is a part of its text that is kept where the text is cut, if there is room for more than that. */
export type Cell = { text: string; end?: string; ink?: keyof Ink };

/**
 * A column of the terminal table. The first column is the one that is cut with "…" when room is short; then columns
 * with `droppable` go, the highest number first. Figures are never cut.
 */
export type Column = { title: string; align: "left" | "right"; cells: Cell[]; droppable?: number };

const gap = 2;
const comfortable = 26;

/** Lays columns out into lines of at most `width`, titles first; `leftOut` are the titles of those without room. */
export function layColumns(
  columns: Column[],
  width: number,
  ink: Ink,
): { title: string; lines: string[]; leftOut: string[] } {
  const kept = fitting(columns, width);
  const leftOut = columns.filter((column) => !kept.includes(column)).map(({ title }) => title);
  const widths = kept.map(naturalWidth);
  widths[0] = Math.min(widths[0] ?? 0, labelRoom(kept, width));
  const line = (cells: Cell[]) =>
    cells
      .map((cell, index) => {
        const room = widths[index] ?? 0;
        return ink[cell.ink ?? "plain"](pad(cut(cell, room), room, kept[index]?.align));
      })
      .join(" ".repeat(gap))
      .trimEnd();
  const rows = kept[0]?.cells.map((_, row) => kept.map(({ cells }) => cells[row] ?? { text: "" })) ?? [];
  return { title: line(kept.map(({ title }) => ({ text: title, ink: "quiet" }))), lines: rows.map(line), leftOut };
}

const leastBeforeEnd = 6;

function cut({ text, end = "" }: Cell, room: number): string {
  const before = room - displayWidth(end);
  if (displayWidth(text) <= room || before < leastBeforeEnd) return truncate(text, room);
  return truncate(text.slice(0, text.length - end.length), before) + end;
}

function fitting(columns: Column[], width: number): Column[] {
  const [labels] = columns;
  if (labels === undefined || labelRoom(columns, width) >= comfortableWidth(labels)) return columns;
  const last = Math.max(0, ...columns.map(({ droppable = 0 }) => droppable));
  if (last === 0) return columns;
  return fitting(
    columns.filter(({ droppable }) => droppable !== last),
    width,
  );
}

const comfortableWidth = (labels: Column) =>
  Math.min(naturalWidth(labels), comfortable + Math.max(0, ...labels.cells.map(({ end = "" }) => displayWidth(end))));

function labelRoom([, ...others]: Column[], width: number): number {
  return Math.max(8, width - others.reduce((taken, column) => taken + gap + naturalWidth(column), 0));
}

const naturalWidth = ({ title, cells }: Column) =>
  cells.reduce((widest, { text }) => Math.max(widest, displayWidth(text)), displayWidth(title));
