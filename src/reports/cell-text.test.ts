import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formulaSafe, plainText } from "./cell-text.ts";

describe("plainText", () => {
  it("takes terminal escape sequences out, links and titles included", () => {
    expect(plainText("\u001b[31mred\u001b[0m")).toBe("red");
    expect(plainText("a\u001b]8;;https://evil.example\u0007b\u001b]8;;\u0007c")).toBe("abc");
  });

  it("makes one line of many and turns direction overrides into blanks", () => {
    expect(plainText("one\r\ntwo\tthree\u202efour")).toBe("one  two three four");
  });

  it("leaves no control character in any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(plainText(text)).not.toMatch(/\p{Cc}|\p{Cs}/u);
      }),
    );
  });

  it("keeps other scripts and emoji", () => {
    expect(plainText("春のセール 👩‍👩‍👧")).toBe("春のセール 👩‍👩‍👧");
  });
});

describe("formulaSafe", () => {
  it.each(["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "＝1", "  =1"])("puts a ' before %j", (text) => {
    expect(formulaSafe(text)).toMatch(/^\s*'/);
  });

  it.each(["\t=1", "\r=1"])("puts a ' in the place of a leading %j", (text) => {
    expect(formulaSafe(text)).toBe("'=1");
  });

  it("guards what follows a semicolon, where some spreadsheets split", () => {
    expect(formulaSafe("spring;=1+1")).toBe("spring;'=1+1");
  });

  it.each(["-12.50", "+4", "1,5", "spring-sale", "a=b"])("leaves %j alone", (text) => {
    expect(formulaSafe(text)).toBe(text);
  });

  it("never starts like a formula unless it is a plain number", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(formulaSafe(text)).toMatch(/^(?![=+\-@\t\r])|^[+-]\d+([.,]\d+)*$/);
      }),
    );
  });
});
