import { z } from "zod";
import type { FactsContent } from "../../warehouse/upkeep/backup.ts";
import type { ReceiptsPart } from "./backup-receipts.ts";

/**
 * What a backup holds, in this order; then come the files of receipts, and the manifest last. Backups of version 1 have no
 * secrets.key, and those before version 3 no receipts.
 */
export const partNames = ["facts.duckdb", "app.sqlite", "person.key", "secrets.key"] as const;
export type PartName = (typeof partNames)[number];

export const manifestName = "manifest.json";

/** Grows when an older Retorno could not bring a backup back. */
export const backupVersion = 3;

/** Enough to tell what a file is before it is read by its own rules. */
export const ManifestHead = z.object({ format: z.literal("retorno-backup"), version: z.int().min(1) });

const rows = z.record(z.string(), z.int().min(0));

const Part = z.object({ bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
export type Part = z.infer<typeof Part>;

/** What a backup says of itself. */
export const Manifest = z.object({
  format: z.literal("retorno-backup"),
  version: z.int().min(1).max(backupVersion),
  retorno: z.string(),
  created: z.iso.datetime(),
  parts: z.strictObject({
    "facts.duckdb": Part,
    "app.sqlite": Part,
    "person.key": Part,
    "secrets.key": Part.optional(),
  } satisfies Record<PartName, z.ZodType>),
  facts: z.object({
    migrations: z.array(z.string()),
    tables: rows,
    lastSeq: z.int().min(0),
  }) satisfies z.ZodType<FactsContent>,
  state: z.object({ version: z.int().min(1), tables: rows }),
  receipts: z.object({ files: z.int().min(0), bytes: z.int().min(0) }).optional() satisfies z.ZodType<
    ReceiptsPart | undefined
  >,
});
export type Manifest = z.infer<typeof Manifest>;
