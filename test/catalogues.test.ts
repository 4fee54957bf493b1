import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { languages } from "../src/dashboard/languages/languages.ts";

const room = fileURLToPath(new URL("../src/dashboard/", import.meta.url));
const namespaces = readdirSync(`${room}languages/en`).map((file) => file.replace(".json", ""));

/** Every text of a catalogue by its key, such as view.period. */
function textsOf(language: string, namespace: string): Map<string, string> {
  const texts = new Map<string, string>();
  const walk = (value: unknown, key: string): void => {
    if (typeof value === "string") texts.set(key, value);
    else for (const [name, inner] of Object.entries(value as object)) walk(inner, key === "" ? name : `${key}.${name}`);
  };
  walk(JSON.parse(readFileSync(`${room}languages/${language}/${namespace}.json`, "utf8")), "");
  return texts;
}

const placesIn = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = ""]) => name).sort();

/** Which keys the code asks for: literals as they are, templates as patterns. */
function askedKeys(): { literals: Set<string>; patterns: RegExp[] } {
  const files = readdirSync(room, { recursive: true, encoding: "utf8" });
  const code = files.filter((file) => /\.tsx?$/.test(file) && !/\.test\.|languages\//.test(file));
  const literals = new Set<string>();
  const patterns: RegExp[] = [];
  for (const file of code) {
    const text = readFileSync(`${room}${file}`, "utf8");
    for (const [, key = ""] of text.matchAll(/"([\w-]+(?:\.[\w -]+)*)"/g)) literals.add(key);
    for (const [, key = ""] of text.matchAll(/`([\w-]+\.[^`\s]*\$\{[^`]*)`/g)) {
      const parts = key.split(/\$\{[^}]*\}/).map((part) => part.replaceAll(/[.*+?^$()[\]\\|]/g, "\\$&"));
      patterns.push(new RegExp(`^${parts.join(".+")}$`));
    }
  }
  return { literals, patterns };
}

describe("catalogues", () => {
  const { literals, patterns } = askedKeys();

  it("are read: a check that sees nothing must not pass", () => {
    expect(literals.size).toBeGreaterThan(200);
    expect(patterns.length).toBeGreaterThan(10);
    expect(namespaces.length).toBeGreaterThan(8);
  });

  it.each(namespaces)("%s has no text that nothing asks for", (namespace) => {
    const isAsked = (key: string) => literals.has(key) || patterns.some((pattern) => pattern.test(key));
    const unused = [...textsOf("en", namespace).keys()].filter(
      (key) => !isAsked(key) && !isAsked(key.replace(/_(zero|one|two|few|many|other)$/, "")),
    );
    expect(unused).toEqual([]);
  });

  const others = languages.filter(({ code }) => code !== "en").map(({ code }) => code);
  it.each(others.flatMap((code) => namespaces.map((namespace) => [code, namespace] as const)))(
    "%s/%s says all that the English one says, with the same places for figures",
    (code, namespace) => {
      const [en, own] = [textsOf("en", namespace), textsOf(code, namespace)];
      expect([...own.keys()].sort()).toEqual([...en.keys()].sort());
      for (const [key, text] of own) {
        expect(text.trim(), key).not.toBe("");
        expect(placesIn(text), key).toEqual(placesIn(en.get(key) ?? ""));
      }
    },
  );

  it("Persian is written in Persian letters, but for names, code and what the field abbreviates", () => {
    const foreign = namespaces.flatMap((namespace) =>
      [...textsOf("fa", namespace)]
        .filter(
          ([, text]) => /[a-z]{3}/.test(text.replaceAll(/\{\{\w+\}\}|<[^>]+>/g, "")) && !/[\u0600-\u06ff]/.test(text),
        )
        .map(([key]) => `${namespace}: ${key}`),
    );
    expect(foreign.filter((key) => !/code|example|placeholder/i.test(key))).toEqual([]);
  });
});
