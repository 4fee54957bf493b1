import fc from "fast-check";
import { expect, it } from "vitest";
import { KnownError } from "./errors.ts";
import { readJson } from "./read-json.ts";

it("reads whatever JSON says", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 20 }), (text) => {
      fc.pre(!text.includes("__proto__"));
      expect(readJson(Buffer.from(text))).toEqual(JSON.parse(text));
    }),
  );
});

it("reads bytes of any kind, or refuses them with a code", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        readJson(Buffer.from(bytes));
      } catch (cause) {
        expect(cause).toBeInstanceOf(KnownError);
      }
    }),
    { numRuns: 2000 },
  );
});

it.each([
  ["nothing", "", "invalid_json", "the body is empty"],
  ["half of an object", "{", "invalid_json", "the body is not JSON"],
  ["broken UTF-8", Buffer.from([0x22, 0xff, 0x22]), "invalid_encoding", "the body is not UTF-8"],
  ["a deep list", "[".repeat(33) + "]".repeat(33), "invalid_json", "the body is nested more than 32 deep"],
  ["a very deep list", "[".repeat(500_000), "invalid_json", "the body is nested more than 32 deep"],
  ["__proto__", '{"a":{"__proto__":{"admin":true}}}', "invalid_json", 'the body names "__proto__"'],
  ["__proto__, escaped", '{"\\u005f_proto__":{"b":1}}', "invalid_json", 'the body names "__proto__"'],
])("refuses %s", (_name, body, code, message) => {
  expect(() => readJson(Buffer.from(body as string))).toThrow(expect.objectContaining({ code, message }));
});

it("reads behind a byte order mark, and half letters as unknown ones", () => {
  expect(readJson(Buffer.from('\ufeff{"a":1}'))).toEqual({ a: 1 });
  expect(readJson(Buffer.from('["\\ud83d","\\ud83d\\udc1f","\\\\ud83d"]'))).toEqual(["\ufffd", "🐟", "\\ud83d"]);
});

it("takes brackets in texts for what they are", () => {
  const text = JSON.stringify({ a: `${"[".repeat(99)}\\"${"{".repeat(99)}`, b: "\\" });
  expect(readJson(Buffer.from(text))).toEqual(JSON.parse(text));
});

it("keeps every digit of an id that no number can hold, and leaves other numbers alone", () => {
  const body =
    '{"id":820982911946154508,"most":9007199254740991,"list":[-12345678901234567890],"part":1234567890123456.5}';
  expect(readJson(Buffer.from(body))).toEqual({
    id: "820982911946154508",
    most: Number.MAX_SAFE_INTEGER,
    list: ["-12345678901234567890"],
    part: 1234567890123456.5,
  });
});
