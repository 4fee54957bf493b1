import { expect, it } from "vitest";
import { displayWidth, truncate } from "./display-width.ts";

it.each([
  ["Instagram, organic", 18],
  ["−37.4 % · 1–2 … → ≤", 19],
  ["café", 4],
  ["cafe\u0301", 4],
  ["春のセール", 10],
  ["🎉👩‍👩‍👧", 4],
  ["↔️", 2],
])("%j takes %d columns", (text, width) => expect(displayWidth(text)).toBe(width));

it("takes every sign of the West for one column, as the platform's segments and properties have it", () => {
  const ranges = [
    [0x20, 0x2ff],
    [0x2010, 0x2027],
    [0x2190, 0x22ff],
    [0x2500, 0x257f],
  ] as const;
  const signs = ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
  );
  expect(signs.filter((sign) => /\p{Mark}|\p{Emoji_Presentation}/u.test(sign))).toEqual([]);
  const segments = new Intl.Segmenter("en", { granularity: "grapheme" }).segment(signs.join(""));
  expect([...segments]).toHaveLength(signs.length);
  expect(displayWidth(signs.join(""))).toBe(signs.length);
});

it("cuts between graphemes, and leaves what fits", () => {
  expect(truncate("春のセール", 6)).toBe("春の…");
  expect(truncate("Instagram, organic", 10)).toBe("Instagram…");
  expect(truncate("Instagram", 9)).toBe("Instagram");
});
