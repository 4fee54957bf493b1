import { stripVTControlCharacters } from "node:util";

/**
 * Text from a file as one line that is safe to show anywhere: terminal escape sequences gone, control characters,
 * line breaks and direction overrides turned into spaces, broken surrogates repaired.
 */
export function plainText(text: string): string {
  return stripVTControlCharacters(text.toWellFormed()).replace(unprintable, " ").trim();
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Text for a csv cell that no spreadsheet takes for a formula: a ' goes before a leading = + - @ (ASCII or full width),
 * tab or carriage return. Plain numbers stay as they are. Also after a semicolon, where a spreadsheet that splits on
 * semicolons would start a new cell.
 */
export function formulaSafe(text: string): string {
  if (plainNumber.test(text)) return text;
  return plainText(text.replace(/^[\t\r\n]/, "'")).replace(formulaStart, "$1'");
}

const plainNumber = /^[+-]?\d+([.,]\d+)*$/;

const formulaStart = /(^\s*|;\s*"?)(?=[=+\-@＝＋－＠])/g;
