import { z } from "zod";

/** A row that was not taken in: where it stands, what it held, and why. `line` counts from 1, the header included. */
export const Reject = z.object({
  file: z.string(),
  line: z.number().int().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  reason: z.string(),
});
export type Reject = z.infer<typeof Reject>;

/** What one file is and what would be read from it: an entry of `retorno inspect --format json`. */
export const Inspection = z.object({
  file: z.string(),
  /** Null where nothing recognised the file; `hint` then says what to do. */
  format: z.string().nullable(),
  /** How sure the format is, from 0 to 1. */
  confidence: z.number().min(0).max(1),
  period: z.object({ from: z.iso.date(), to: z.iso.date() }).nullable(),
  /** The account, property or page it is of, where it says so. */
  account: z.string().nullable(),
  currency: z.string().nullable(),
  timeZone: z.string().nullable(),
  tables: z.array(z.object({ fact: z.string(), rows: z.number().int(), rejected: z.number().int() })),
  /** Spend and revenue as decimal strings in the file's currency, counts as numbers. */
  sums: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The file, or the earlier import, that this one repeats byte for byte. */
  duplicateOf: z.string().nullable(),
  usedColumns: z.array(z.string()),
  ignoredColumns: z.array(z.string()),
  rejects: z.array(Reject),
  hint: z.string().nullable(),
});
export type Inspection = z.infer<typeof Inspection>;
