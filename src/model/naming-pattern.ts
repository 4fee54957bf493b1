import { nearest } from "./did-you-mean.ts";

/** How campaigns are named, such as `{season}-{year}`: text to be written as it stands, and places to be filled in. */
export interface NamingPattern {
  readonly written: string;
  readonly parts: readonly Part[];
}

type Part = { readonly text: string } | Place;

interface Place {
  /** Where a filling that begins at `at` may end, nearest first; none where none begins there. */
  readonly endsFrom: (text: string, at: number) => readonly number[];
  readonly example: string;
  /** What a wrong filling was meant to be; null where nobody can tell. */
  readonly meant: (filling: string) => string | null;
}

/** More places than this are no name that anybody keeps to. */
const mostParts = 20;

/** Reads a pattern; a sentence where it is none. */
export function namingPattern(written: string): NamingPattern | { readonly fault: string } {
  const parts: Part[] = [];
  for (const [whole, place, text] of written.matchAll(/\{([^{}]*)\}|([^{}]+)|[{}]/g)) {
    if (text !== undefined) parts.push({ text });
    else if (place === undefined) return { fault: `has a ${whole} without its partner` };
    else {
      const read = placeOf(place);
      if (read === undefined) return { fault: unknownPlace(place) };
      parts.push(read);
    }
  }
  if (parts.length > mostParts) return { fault: `has ${parts.length} parts; ${mostParts} are the most` };
  if (parts.some((part) => "text" in part && !plainText.test(part.text))) {
    return { fault: "must be in small letters without blanks outside its braces" };
  }
  return { written, parts };
}

const plainText = /^[^\s\p{Lu}@&?#=]+$/u;

const unknownPlace = (name: string): string => {
  const near = nearest(name, Object.keys(places));
  const meant = near === null ? "" : `; did you mean {${near}}?`;
  return `has {${name}}; known are ${Object.keys(places)
    .map((known) => `{${known}}`)
    .join(", ")} and lists such as {sale|launch}${meant}`;
};

/** Whether a name fits. Goes through the name once with all places it can have got to, so that no pattern is slow. */
export function fits(name: string, { parts }: NamingPattern): boolean {
  if (name.length > mostLetters) return false;
  let reached = new Set([0]);
  for (const part of parts) {
    const next = new Set<number>();
    for (const at of reached) for (const end of endsOf(part, name, at)) next.add(end);
    reached = next;
  }
  return reached.has(name.length);
}

/** Nobody names a campaign longer than this. */
const mostLetters = 300;

const endsOf = (part: Part, name: string, at: number): readonly number[] => {
  if (!("text" in part)) return part.endsFrom(name, at);
  return name.startsWith(part.text, at) ? [at + part.text.length] : [];
};

/** A name that fits. */
export const exampleOf = ({ parts }: NamingPattern): string =>
  parts.map((part) => ("text" in part ? part.text : part.example)).join("");

/** The name that was meant by one that does not fit; null where nobody can tell. */
export function meantBy(name: string, pattern: NamingPattern): string | null {
  const lower = name.trim().toLowerCase();
  const spellings = ["-", "_"].map((joint) => lower.replaceAll(/[\s_-]+/g, joint));
  for (const spelling of spellings) if (fits(spelling, pattern)) return spelling;
  return spellings.map((spelling) => mended(spelling, pattern)).find((one) => one !== null) ?? null;
}

/** Each place's filling taken by itself, up to the text that follows it. */
function mended(name: string, pattern: NamingPattern): string | null {
  let at = 0;
  let whole = "";
  for (const [index, part] of pattern.parts.entries()) {
    if ("text" in part) {
      if (!name.startsWith(part.text, at)) return null;
      whole += part.text;
      at += part.text.length;
      continue;
    }
    const next = pattern.parts[index + 1];
    const end = next !== undefined && "text" in next ? name.indexOf(next.text, at) : name.length;
    if (end === -1) return null;
    const filling = name.slice(at, end);
    const mend = part.endsFrom(filling, 0).includes(filling.length) ? filling : part.meant(filling);
    if (mend === null) return null;
    whole += mend;
    at = end;
  }
  return at === name.length && fits(whole, pattern) ? whole : null;
}

function placeOf(written: string): Place | undefined {
  if (!written.includes("|")) return Object.hasOwn(places, written) ? places[written] : undefined;
  const words = written.split("|").map((word) => word.trim());
  return words.every((word) => plainText.test(word)) ? oneOf(words) : undefined;
}

const oneOf = (words: readonly string[]): Place => ({
  endsFrom: (text, at) => words.filter((word) => text.startsWith(word, at)).map((word) => at + word.length),
  example: words[0] ?? "",
  meant: (filling) => nearest(filling, words),
});

/** A run of letters that may end after each of them. */
const run = (letters: RegExp, example: string, { mayEndOn = letters }: { mayEndOn?: RegExp } = {}): Place => ({
  endsFrom: (text, at) => {
    const ends: number[] = [];
    for (let end = at; end < text.length && letters.test(text.charAt(end)); end++) {
      if (end === at && !mayEndOn.test(text.charAt(end))) break;
      if (mayEndOn.test(text.charAt(end))) ends.push(end + 1);
    }
    return ends;
  },
  example,
  meant: () => null,
});

const digits = (shape: RegExp, example: string, meant: Place["meant"] = () => null): Place => ({
  endsFrom: (text, at) => {
    const found = shape.exec(text.slice(at, at + 4))?.[0];
    return found === undefined ? [] : [at + found.length];
  },
  example,
  meant,
});

const twoDigits = (filling: string) => (/^[1-9]$/.test(filling) ? `0${filling}` : null);
const small = /[\p{Ll}\p{Lo}\p{N}]/u;

const places: Readonly<Record<string, Place>> = {
  word: run(small, "sale"),
  words: run(/[\p{Ll}\p{Lo}\p{N}_-]/u, "summer-sale", { mayEndOn: small }),
  number: run(/[0-9]/, "7"),
  year: digits(/^20[0-9]{2}/, "2026", (filling) => (/^[0-9]{2}$/.test(filling) ? `20${filling}` : null)),
  month: digits(/^(?:0[1-9]|1[0-2])/, "03", twoDigits),
  day: digits(/^(?:0[1-9]|[12][0-9]|3[01])/, "15", twoDigits),
  quarter: oneOf(["q1", "q2", "q3", "q4"]),
  season: oneOf(["spring", "summer", "autumn", "fall", "winter"]),
  country: digits(/^[a-z]{2}/, "es"),
};
