const [quote, lineFeed, carriageReturn] = ['"', "\n", "\r"].map((sign) => sign.charCodeAt(0));

/**
 * Makes every line end outside of quotes a line feed, in a text that comes in parts. DuckDB, told to pass over the first
 * rows of a file with line ends of several kinds, loses rows or reads some twice, and says nothing.
 */
export function lineFeeds(delimiter: string) {
  const cut = delimiter.charCodeAt(0);
  let [quoted, mayOpen, afterReturn] = [false, true, false];
  const kinds = new Set<"lf" | "crlf" | "cr">();
  return {
    /** Whether the text so far has line ends of more than one kind. */
    isMixed: () => kinds.size > 1,
    of(part: string): string {
      let said = "";
      let from = 0;
      for (let index = 0; index < part.length; index++) {
        const code = part.charCodeAt(index);
        const endsReturn = afterReturn && code === lineFeed;
        if (afterReturn) kinds.add(endsReturn ? "crlf" : "cr");
        afterReturn = code === carriageReturn && !quoted;
        if (endsReturn || afterReturn) {
          said += part.slice(from, index) + (afterReturn ? "\n" : "");
          from = index + 1;
        } else if (code === lineFeed && !quoted) kinds.add("lf");
        if (code === quote) {
          if (quoted || mayOpen) quoted = !quoted;
          mayOpen = !quoted;
        } else if (!quoted) mayOpen = code === cut || code === lineFeed || code === carriageReturn;
      }
      return said + part.slice(from);
    },
  };
}
