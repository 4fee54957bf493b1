/** What stands in a cell: a figure as plain digits, so that a spreadsheet reads it, and no formatted text. */
export type Cell = string | number | null;

/** Rows as csv (RFC 4180) with a byte-order mark, so that spreadsheets read the letters; what would be a formula is text. */
export const csvOf = (head: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  `\ufeff${[head, ...rows].map((row) => row.map(cellOf).join(",")).join("\r\n")}\r\n`;

function cellOf(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const isNumber = /^-?\d+(\.\d+)?$/.test(cell);
  const safe = !isNumber && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Gives the reader a file to keep. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const way = document.createElement("a");
  way.href = url;
  way.download = name;
  way.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
