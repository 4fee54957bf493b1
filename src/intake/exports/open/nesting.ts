import { createReadStream } from "node:fs";

/** Objects and lists stand in one another this deep at most: exports stay well below ten. */
export const mostNested = 32;

const [quote, backslash, lineFeed] = ['"', "\\", "\n"].map((sign) => sign.charCodeAt(0));
const [openList, closeList, openObject, closeObject] = [..."[]{}"].map((sign) => sign.charCodeAt(0));

/**
 * Looks through JSON, each sign once, part by part: whether anything stands too deep in it. `lines`: every line begins
 * anew, so that lines cut off do not add up.
 */
export function nestingScan(layout: "lines" | "array"): (part: Uint8Array) => boolean {
  let [depth, quoted, escaped] = [0, false, false];
  const lines = layout === "lines";
  return (part) => {
    for (let index = 0; index < part.length; index++) {
      const code = part[index];
      if (lines && code === lineFeed) [depth, quoted, escaped] = [0, false, false];
      else if (escaped) escaped = false;
      else if (quoted) {
        if (code === quote) quoted = false;
        else if (code === backslash) escaped = true;
      } else if (code === quote) quoted = true;
      else if (code === openList || code === openObject) {
        if (++depth > mostNested) return true;
      } else if (code === closeList || code === closeObject) depth--;
    }
    return false;
  };
}

/** Whether anything in a file of JSON, in an encoding that has ASCII's signs, stands too deep. */
export async function nestsTooDeep(path: string, layout: "lines" | "array"): Promise<boolean> {
  const isDeep = nestingScan(layout);
  for await (const part of createReadStream(path, { highWaterMark: 1 << 20 })) {
    if (isDeep(part as Buffer)) return true;
  }
  return false;
}
