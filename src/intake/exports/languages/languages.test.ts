import { describe, expect, it } from "vitest";
import { type ExportFormat, foldHeader } from "../format.ts";
import { formats } from "../formats/index.ts";
import { languages } from "./index.ts";

const byId = Map.groupBy(formats, ({ id }) => id);

const columnsOf = (id: string): ReadonlySet<string> =>
  new Set((byId.get(id) ?? []).flatMap(({ columns }) => Object.keys(columns)));

/** Every name that a language has for a format's columns, folded, with its column. */
function namesIn(id: string, codes = languages.map(({ code }) => code)): { name: string; key: string }[] {
  return languages
    .filter(({ code }) => codes.includes(code))
    .flatMap(({ headers }) => Object.entries(headers[id] ?? {}))
    .flatMap(([key, known]) => Object.values(known).flatMap((names) => names.map((name) => ({ name, key }))))
    .map(({ name, key }) => ({ name: foldHeader(name), key }));
}

const required = ["no", "fa", "pl", "gl", "es", "pt", "id", "jv", "fr", "de"];
const platforms = [
  "meta-ads",
  "linkedin-ads",
  "google-ads",
  "ga4-traffic",
  "ga4-pages",
  "ga4-events",
  "search-console",
  "tiktok-ads",
  "tiktok-content",
  "tiktok-overview",
  "meta-content",
];

describe.each(languages)("$title", ({ headers }) => {
  it("names columns that the formats have", () => {
    const unknown = Object.entries(headers).flatMap(([id, keys]) =>
      Object.keys(keys).flatMap((key) => (columnsOf(id).has(key) ? [] : [`${id}.${key}`])),
    );
    expect(unknown).toEqual([]);
  });

  it("says each name once", () => {
    for (const keys of Object.values(headers)) {
      for (const known of Object.values(keys)) {
        const names = Object.values(known).flat().map(foldHeader);
        expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
      }
    }
  });
});

it.each([...byId.keys()])("gives each name of %s, in any language, to one column", (id) => {
  const english = (byId.get(id) ?? []).flatMap(({ columns }) =>
    Object.entries(columns).flatMap(([key, { names }]) => names.map((name) => ({ name: foldHeader(name), key }))),
  );
  const told = new Map(english.map(({ name, key }) => [name, key]));
  const twice = namesIn(id).filter(({ name, key }) => {
    const other = told.get(name) ?? key;
    told.set(name, other);
    return other !== key;
  });
  expect(twice).toEqual([]);
});

/** What goes by the English name in these languages too, or is found by its place. */
const alike = ["report", "impressions", "sessions", "date", "likes", "clicks"];

describe.each(required)("%s", (code) => {
  it.each(platforms)("names enough of %s to know it", (id) => {
    const here = new Set([...alike, ...namesIn(id, [code]).map(({ key }) => key)]);
    const known = (byId.get(id) ?? []).some(({ columns, signatures }: ExportFormat) =>
      signatures.some((all) => all.every((key) => here.has(key) || columns[key]?.names.length === 0)),
    );
    expect(known).toBe(true);
  });
});
