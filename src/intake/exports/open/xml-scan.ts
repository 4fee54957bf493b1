import { KnownError } from "../../../model/errors.ts";

/** What is met in an XML text, in its order. Names come without their prefix, texts with their entities. */
export interface XmlListener {
  open?(name: string, attributes: string): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** A tag or a comment longer than this is no workbook's. */
const longest = 32 * 2 ** 20;

/**
 * Walks through XML as it arrives, keeping none of it; `pause` is awaited after each part. A document type is refused:
 * no workbook has one, and the entities it may declare can grow without end.
 */
export async function scanXml(
  bytes: AsyncIterable<Buffer>,
  listener: XmlListener,
  pause: () => Promise<void> | void = () => undefined,
): Promise<void> {
  const decoder = new TextDecoder("utf-8");
  let rest = "";
  for await (const part of bytes) {
    const text = rest + decoder.decode(part, { stream: true });
    rest = text.slice(scanPart(text, listener));
    if (rest.length > longest) throw damagedXml();
    await pause();
  }
  if (rest.includes("<")) throw damagedXml();
}

export const damagedXml = (): KnownError =>
  new KnownError("source_rejected", "the workbook cannot be opened; it is cut off or damaged", {
    hint: "download it again, or save it as csv",
  });

/** Answers how much of the text it has used up. */
function scanPart(text: string, listener: XmlListener): number {
  let at = 0;
  for (;;) {
    const start = text.indexOf("<", at);
    if (start === -1) return at;
    if (start > at) listener.text?.(text.slice(at, start));
    const end =
      text[start + 1] === "!" || text[start + 1] === "?" ? special(text, start, listener) : tag(text, start, listener);
    if (end === -1) return start;
    at = end;
  }
}

function tag(text: string, start: number, listener: XmlListener): number {
  const end = endOfTag(text, start);
  if (end === -1) return -1;
  if (text[start + 1] === "/") {
    listener.close?.(bare(text.slice(start + 2, end).trimEnd()));
    return end + 1;
  }
  const empty = text[end - 1] === "/";
  const inner = text.slice(start + 1, empty ? end - 1 : end);
  const blank = inner.search(/\s/);
  const name = bare(blank === -1 ? inner : inner.slice(0, blank));
  listener.open?.(name, blank === -1 ? "" : inner.slice(blank));
  if (empty) listener.close?.(name);
  return end + 1;
}

/** A `>` may stand inside a quoted value. */
function endOfTag(text: string, start: number): number {
  let end = text.indexOf(">", start);
  let [quoted, at] = [false, start];
  while (end !== -1) {
    for (; at < end; at++) if (text.charCodeAt(at) === doubleQuote) quoted = !quoted;
    if (!quoted) return end;
    end = text.indexOf(">", end + 1);
  }
  return -1;
}

const doubleQuote = 34;

const bare = (name: string): string => {
  const colon = name.indexOf(":");
  return colon === -1 ? name : name.slice(colon + 1);
};

function special(text: string, start: number, { text: say }: XmlListener): number {
  for (const [opening, closing] of [
    ["<!--", "-->"],
    ["<?", "?>"],
    ["<![CDATA[", "]]>"],
  ] as const) {
    if (!text.startsWith(opening, start)) continue;
    const end = text.indexOf(closing, start + opening.length);
    if (end === -1) return -1;
    if (opening === "<![CDATA[") say?.(text.slice(start + opening.length, end).replaceAll("&", "&amp;"));
    return end + closing.length;
  }
  if (text.length - start < "<![CDATA[".length) return -1;
  throw damagedXml();
}

/** The value of an attribute, as it is meant. */
export function attribute(attributes: string, name: string): string | undefined {
  const at = attributes.indexOf(`${name}=`);
  if (at === -1) return undefined;
  const before = attributes.charCodeAt(at - 1);
  // "r" is not the end of another name; a prefix is none of its business.
  if (before > 32 && before !== 58) return attribute(attributes.slice(at + name.length), name);
  const quote = attributes[at + name.length + 1] ?? '"';
  const start = at + name.length + 2;
  const end = attributes.indexOf(quote, start);
  return end === -1 ? undefined : unescapeXml(attributes.slice(start, end));
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** A text without XML's entities, and without the escapes that workbooks write for signs XML cannot hold. */
export function unescapeXml(text: string): string {
  const plain = text.includes("&")
    ? text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
        if (name !== undefined) return entities[name] ?? whole;
        return codePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)) ?? whole;
      })
    : text;
  const signs = plain.includes("_x")
    ? plain.replace(/_x([\da-f]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : plain;
  return signs.includes("\r") ? signs.replaceAll("\r\n", "\n") : signs;
}

const codePoint = (code: number): string | undefined => (code <= 0x10ffff ? String.fromCodePoint(code) : undefined);
