import type { KeyboardEvent } from "react";

/** Moves from cell to cell of a sheet (`data-cell="row column"`): up and down always, sideways once the text is at its end. */
export function moveInSheet(event: KeyboardEvent, table: HTMLTableElement): void {
  const from = event.target;
  if (!(from instanceof HTMLInputElement || from instanceof HTMLSelectElement)) return;
  const [row, column] = (from.dataset.cell ?? "").split(" ").map(Number);
  if (row === undefined || column === undefined || event.altKey || event.nativeEvent.isComposing) return;
  const [down, right] = stepOf(event, from, getComputedStyle(table).direction === "rtl");
  if (down === 0 && right === 0) return;
  const cell = table.querySelector<HTMLElement>(`[data-cell="${row + down} ${column + right}"]`);
  if (event.key === "Enter" || cell !== null) event.preventDefault();
  cell?.focus();
  if (cell instanceof HTMLInputElement) cell.select();
}

const stays = [0, 0] as const;

/** Rows and columns a key leads on; up and down choose in a list, and lead nowhere from there. */
function stepOf(
  { key, shiftKey }: KeyboardEvent,
  from: HTMLInputElement | HTMLSelectElement,
  isRtl: boolean,
): readonly [down: number, right: number] {
  if (key === "Enter") return [shiftKey ? -1 : 1, 0];
  const isList = from instanceof HTMLSelectElement;
  if (key === "ArrowDown") return isList ? stays : [1, 0];
  if (key === "ArrowUp") return isList ? stays : [-1, 0];
  const { isAtStart, isAtEnd } = endsOf(from);
  if (key === (isRtl ? "ArrowLeft" : "ArrowRight")) return isAtEnd ? [0, 1] : stays;
  if (key === (isRtl ? "ArrowRight" : "ArrowLeft")) return isAtStart ? [0, -1] : stays;
  return stays;
}

function endsOf(cell: HTMLInputElement | HTMLSelectElement): { isAtStart: boolean; isAtEnd: boolean } {
  if (cell instanceof HTMLSelectElement) return { isAtStart: true, isAtEnd: true };
  const { selectionStart, selectionEnd, value } = cell;
  const isWhole = selectionStart === 0 && selectionEnd === value.length;
  return {
    isAtStart: isWhole || (selectionStart === 0 && selectionEnd === 0),
    isAtEnd: isWhole || (selectionStart === value.length && selectionEnd === value.length),
  };
}
