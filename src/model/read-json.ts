import { isUtf8 } from "node:buffer";
import { KnownError } from "./errors.ts";

/** So many objects and lists may stand inside one another. */
const mostDepth = 32;

/**
 * The value that a body says in JSON. A KnownError where it is no UTF-8, no JSON, nested too deep, or names `__proto__`
 * (which would reach into every object of the program).
 */
export function readJson(body: Buffer): unknown {
  if (!isUtf8(body)) throw new KnownError("invalid_encoding", "the body is not UTF-8", { hint: "send JSON in UTF-8" });
  if (isTooDeep(body)) throw refused(`the body is nested more than ${mostDepth} deep`, "send flat objects");
  const text = body.toString("utf8", startsWithMark(body) ? byteOrderMark.length : 0);
  const value = parsed(text);
  // Escaped letters could spell the name as well.
  if ((text.includes("__proto__") || text.includes("\\u00")) && namesPrototype(value)) {
    throw refused('the body names "__proto__"', "leave that name out");
  }
  return value;
}

function parsed(text: string): unknown {
  try {
    return halfLetter.test(text) || longNumber.test(text) ? JSON.parse(text, asWritten) : JSON.parse(text);
  } catch {
    throw refused(
      text.trim() === "" ? "the body is empty" : "the body is not JSON",
      "send one event as a JSON object, or several in an array",
    );
  }
}

/** What some Windows programs write before a text. */
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
const startsWithMark = (body: Buffer): boolean => body[0] === 0xef && body.subarray(0, 3).equals(byteOrderMark);

/** Escaped, half of an emoji can stand alone, which no database takes. */
const halfLetter = /\\u[dD][89a-fA-F]/;

/** A number of more digits than one can hold is an id, and stays the text it is. */
const longNumber = /\d{16}/;

function asWritten(_name: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value === "string") return value.toWellFormed();
  const source = context?.source ?? "";
  return typeof value === "number" && /^-?\d{16,}$/.test(source) && String(value) !== source ? source : value;
}

function namesPrototype(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.hasOwn(value, "__proto__") || Object.values(value).some(namesPrototype);
}

const quote = 0x22;
const backslash = 0x5c;

function isTooDeep(body: Buffer): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at];
    if (byte === quote) inText = !inText;
    else if (inText) {
      if (byte === backslash) at++;
    } else if (byte === 0x7b || byte === 0x5b) {
      if (++depth > mostDepth) return true;
    } else if (byte === 0x7d || byte === 0x5d) depth--;
  }
  return false;
}

const refused = (message: string, hint: string) => new KnownError("invalid_json", message, { hint });
