/** What a page says of itself to whoever shows a link to it. */
export interface PageHead {
  readonly title: string | null;
  /** The address of its picture, whole; it is not looked at. */
  readonly image: string | null;
}

/** Reads the head of a page as far as networks do: Open Graph first, then the title. */
export function pageHead(body: Buffer, contentType: string, url: string): PageHead {
  if (!/^(text\/html|application\/xhtml\+xml)\b/i.test(contentType)) return { title: null, image: null };
  const html = textOf(body, contentType);
  const said = metaIn(html);
  const title = said.get("og:title") ?? /<title\b[^<>]{0,1000}>([^<]{0,2000})/i.exec(html)?.[1];
  return { title: shown(title), image: wholeAddress(said.get("og:image") ?? said.get("twitter:image"), url) };
}

function textOf(body: Buffer, contentType: string): string {
  const named = /charset=["']?([\w-]+)/i;
  const charset = (named.exec(contentType) ?? named.exec(body.toString("latin1", 0, 2048)))?.[1] ?? "utf-8";
  try {
    return new TextDecoder(charset).decode(body);
  } catch {
    return body.toString("utf8");
  }
}

/** A page with more of them is made to keep us busy. */
const mostMeta = 200;

function metaIn(html: string): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  // Ends at the next tag at the latest, so that no page can be slow to read.
  for (const [, inside = ""] of html.matchAll(/<meta\s([^<>]{0,1000})>/gi).take(mostMeta)) {
    const attributes = new Map(
      Array.from(inside.matchAll(/([\w-]{1,30})\s?=\s?(?:"([^"]*)"|'([^']*)'|([^\s"']+))/g), (one) => [
        one[1]?.toLowerCase(),
        one[2] ?? one[3] ?? one[4] ?? "",
      ]),
    );
    const name = (attributes.get("property") ?? attributes.get("name") ?? "").toLowerCase();
    const content = attributes.get("content") ?? "";
    if (content !== "" && !said.has(name)) said.set(name, content);
  }
  return said;
}

const mostLetters = 300;

function shown(written: string | undefined): string | null {
  const text = decoded(written ?? "")
    .replaceAll(/[\s\p{C}]+/gu, " ")
    .trim();
  return text === "" ? null : text.slice(0, mostLetters).toWellFormed();
}

function wholeAddress(written: string | undefined, base: string): string | null {
  const url = written === undefined ? null : URL.parse(decoded(written).trim(), base);
  return url !== null && /^https?:$/.test(url.protocol) && url.href.length <= 2000 ? url.href : null;
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

const decoded = (text: string): string =>
  text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,5}));/gi, (all, decimal, hex, name) => {
    if (name !== undefined) return named[String(name).toLowerCase()] ?? all;
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return point <= 0x10ffff ? String.fromCodePoint(point) : all;
  });
