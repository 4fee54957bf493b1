import { czech } from "./cs.ts";
import { danish } from "./da.ts";
import { german } from "./de.ts";
import { english } from "./en.ts";
import { spanish } from "./es.ts";
import { persian } from "./fa.ts";
import { finnish } from "./fi.ts";
import { french } from "./fr.ts";
import { galician } from "./gl.ts";
import { indonesian } from "./id.ts";
import { italian } from "./it.ts";
import { javanese } from "./jv.ts";
import { korean } from "./ko.ts";
import type { Language } from "./language.ts";
import { dutch } from "./nl.ts";
import { norwegian } from "./no.ts";
import { polish } from "./pl.ts";
import { portuguese } from "./pt.ts";
import { swedish } from "./sv.ts";

/** Every language that exports are read in. English headers stand in the formats themselves. */
export const languages: readonly Language[] = [
  english,
  norwegian,
  swedish,
  danish,
  finnish,
  german,
  dutch,
  french,
  spanish,
  portuguese,
  galician,
  italian,
  polish,
  czech,
  indonesian,
  javanese,
  persian,
  korean,
];

const cache = new Map<string, Readonly<Record<string, readonly string[]>>>();

/** Further names of a format's columns, in all languages, by column key. */
export function aliasesOf(formatId: string): Readonly<Record<string, readonly string[]>> {
  const known = cache.get(formatId);
  if (known !== undefined) return known;
  const aliases: Record<string, string[]> = {};
  for (const { headers } of languages) {
    for (const [key, names] of Object.entries(headers[formatId] ?? {})) {
      aliases[key] = [...(aliases[key] ?? []), ...Object.values(names).flat().flatMap(spellings)];
    }
  }
  cache.set(formatId, aliases);
  return aliases;
}

/** Persian joins a word's parts by a sign that many a keyboard writes as a blank. */
const spellings = (name: string): string[] =>
  name.includes("\u200c") ? [name, name.replaceAll("\u200c", " ")] : [name];
