import type { ExportFormat } from "../format.ts";
import type { Sheet } from "../open/sheet.ts";
import { columnsOf, isSomethingElse, nameOf } from "./header-names.ts";

/** The format that came nearest where none fits, and what it misses. */
export interface NearMiss {
  readonly format: ExportFormat;
  readonly missing: readonly string[];
}

/** The format that misses fewest columns of a signature, if at least two of them, and more than half of it, are there. */
export function nearest(sheet: Sheet, formats: readonly ExportFormat[]): NearMiss | null {
  let best: { miss: NearMiss; share: number; known: number } | null = null;
  for (const row of sheet.head.slice(0, 30)) {
    const names = row.cells.map(nameOf);
    for (const format of formats) {
      const columns = columnsOf(format, names);
      if (isSomethingElse(format, names)) continue;
      for (const signature of format.signatures) {
        const missing = signature.filter((key) => !columns.has(key));
        const share = 1 - missing.length / signature.length;
        if (share <= 0.5 || signature.length - missing.length < 2) continue;
        if (best !== null && (share < best.share || (share === best.share && columns.size <= best.known))) continue;
        const named = missing.map((key) => format.columns[key]?.names[0] ?? key);
        best = { miss: { format, missing: named }, share, known: columns.size };
      }
    }
  }
  return best?.miss ?? null;
}
