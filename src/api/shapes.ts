import { z } from "zod";

/** Control characters, line ends, and what turns the direction of letters: a name with them passes for another. */
const misleading = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** What something or somebody is called, in at most so many letters. */
export const nameUpTo = (most: number) =>
  z
    .string()
    .trim()
    .min(1, "must not be empty")
    .max(most)
    .refine((name) => !misleading.test(name), "must have no control characters, line ends or marks of direction");

/** A moment, ISO 8601 in UTC. */
export const Moment = z.iso.datetime().describe("A moment, ISO 8601 in UTC.");

/** A moment of the records as the API writes it. */
export const momentOf = (ms: number): string => new Date(ms).toISOString();

/** The same of one that may be missing. */
export const momentOrNull = (ms: number | null): string | null => (ms === null ? null : momentOf(ms));

/** A page of a list: at most so many, after the cursor of the page before. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50).describe("At most so many items."),
  cursor: z.string().max(200).optional().describe("The `next` of the page before."),
});

/** A page: its items, and the cursor of the next page; null where this is the last. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

/** A list that is never long. */
export const listOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item) });
