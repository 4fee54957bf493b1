/** How many terminal columns a text takes: wide East Asian characters and emoji take two, combining marks none. */
export function displayWidth(text: string): number {
  return narrow.test(text)
    ? text.length
    : graphemes(text).reduce((width, grapheme) => width + graphemeWidth(grapheme), 0);
}

/** Cuts a text to `width` columns, its end becoming "…"; text that fits stays as it is. */
export function truncate(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = "";
  let left = width - 1;
  for (const grapheme of graphemes(text)) {
    left -= graphemeWidth(grapheme);
    if (left < 0) break;
    kept += grapheme;
  }
  return `${kept.trimEnd()}…`;
}

/** Fills up with blanks to `width` columns, on the right or, for figures, on the left. */
export function pad(text: string, width: number, align: "left" | "right" = "left"): string {
  const blanks = " ".repeat(Math.max(0, width - displayWidth(text)));
  return align === "left" ? text + blanks : blanks + text;
}

/** Breaks a text at blanks into lines of at most `width` columns; a single longer word is cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((word) => cut(word, width))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (displayWidth(longer) <= width) {
      line = longer;
      continue;
    }
    lines.push(line);
    line = word;
  }
  return line === "" ? lines : [...lines, line];
}

function cut(word: string, width: number): string[] {
  if (displayWidth(word) <= width) return [word];
  const parts: string[] = [""];
  for (const grapheme of graphemes(word)) {
    const part = parts.at(-1) ?? "";
    if (displayWidth(part + grapheme) > width) parts.push(grapheme);
    else parts[parts.length - 1] = part + grapheme;
  }
  return parts;
}

/** Letters of the West, its punctuation, arrows, signs of reckoning, rules: each a grapheme of one column. */
const narrow = /^[\u0020-\u02ff\u2010-\u2027\u2190-\u22ff\u2500-\u257f]*$/;

let segmenter: Intl.Segmenter | undefined;

/** Most texts are narrow, and a segmenter takes 15 ms to make. */
function graphemes(text: string): string[] {
  if (narrow.test(text)) return [...text];
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

const graphemeWidth = (grapheme: string) => {
  if (wide.test(grapheme)) return 2;
  return /^\p{Mark}+$/u.test(grapheme) ? 0 : 1;
};

const wide =
  /\p{Emoji_Presentation}|\ufe0f|[\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u;
