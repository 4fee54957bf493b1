import type { BroughtFile } from "../model/brought-file.ts";
import type { Inspection } from "../model/inspection.ts";
import { rejectsCsv } from "../reports/rejects.ts";
import type { KnownFile } from "./live-files.ts";
import type { LoadedFile } from "./load-exports.ts";

const listedRejects = 20;

/** What is told of a file that was read, in the shape of the contract. */
export function inspectionOf(file: KnownFile): Inspection {
  return {
    file: file.file,
    format: file.format?.id ?? null,
    confidence: file.confidence,
    period: file.period,
    account: file.account,
    currency: file.currency,
    timeZone: file.context?.zone ?? null,
    tables: [...file.tables],
    sums: file.sums,
    duplicateOf: file.duplicateOf,
    usedColumns: [...file.used],
    ignoredColumns: [...file.ignored],
    rejects: file.rejects.slice(0, listedRejects),
    hint: file.hint,
  };
}

/** The same without what stood in its rows, and with the import that its facts carry. */
export function broughtFileOf(file: KnownFile, { keeps }: { keeps: boolean }): BroughtFile {
  const { rejects: _, ...inspection } = inspectionOf(file);
  const isLaid = keeps && file.tables.some(({ rows }) => rows > 0);
  return { ...inspection, import: isLaid ? file.source : null, proposal: null };
}

/** The list of all rows that were not read, as csv. */
export const rejectsOf = (files: readonly LoadedFile[]): string => rejectsCsv(files.flatMap(({ rejects }) => rejects));
