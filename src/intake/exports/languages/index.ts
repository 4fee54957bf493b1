import type { Language } from "./language.ts";

/** Every language whose headers are known beside English, which stands in the formats themselves. */
export const languages: readonly Language[] = [];

const cache = new Map<string, Readonly<Record<string, readonly string[]>>>();

/** Further names of a format's columns, in all languages, by column key. */
export function aliasesOf(formatId: string): Readonly<Record<string, readonly string[]>> {
  const known = cache.get(formatId);
  if (known !== undefined) return known;
  const aliases: Record<string, string[]> = {};
  for (const { headers } of languages) {
    for (const [key, names] of Object.entries(headers[formatId] ?? {})) {
      aliases[key] = [...(aliases[key] ?? []), ...Object.values(names).flat()];
    }
  }
  cache.set(formatId, aliases);
  return aliases;
}
