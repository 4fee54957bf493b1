import { z } from "zod";

const nullable = z.string().nullable();

/** What is asked of a row of facts to find it again in its file. */
export const WrittenRow = z.object({
  fact: z.enum(["visit", "ad view", "order", "deal", "refund", "lead", "survey answer"]),
  file: z.string(),
  format: z.string(),
  id: nullable,
  atMs: z.number().nullable(),
  currency: nullable.optional(),
  utm_source: nullable,
  utm_medium: nullable,
  utm_campaign: nullable,
  utm_content: nullable,
  utm_term: nullable,
  referrer: nullable,
  post: nullable,
  said: nullable.optional(),
});

const columns = ["utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term", "referrer", "post"] as const;

/** SQL of the marketing columns of a table, or of none. Click ids and addresses of pages stay out: they can name a person. */
export const writtenColumns = (table: string | null): string =>
  columns.map((column) => (table === null ? `null as ${column}` : `${table}.${column}`)).join(", ");

/** The marketing columns of a row that are filled. */
export function writtenOf(row: z.infer<typeof WrittenRow>): Record<string, string> {
  const filled = columns.flatMap((column) => (row[column] === null ? [] : [[column, row[column]] as const]));
  return Object.fromEntries(row.said == null ? filled : [...filled, ["said", row.said]]);
}

/** A moment of the facts, ISO 8601 in UTC. */
export const momentOf = (ms: number): string => new Date(ms).toISOString();
