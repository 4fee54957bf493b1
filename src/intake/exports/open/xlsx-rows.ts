import { isoText } from "./workbook-text.ts";
import type { WorksheetRow } from "./worksheet-rows.ts";
import type { XlsxParts } from "./xlsx-parts.ts";
import { attribute, scanXml, unescapeXml } from "./xml-scan.ts";
import type { ZipEntry } from "./zip-file.ts";

/**
 * Walks through the rows of a sheet that hold anything, cells as texts; `pause` is awaited now and then.
 */
export async function xlsxRows(
  parts: XlsxParts,
  entry: ZipEntry,
  row: (row: WorksheetRow) => void,
  pause: () => Promise<void> | void,
): Promise<void> {
  let [number, column] = [0, -1];
  let cells: string[] = [];
  let [type, style, value] = ["n", -1, ""];
  let [reads, aside] = [false, false];
  const listener = {
    open(name: string, attributes: string) {
      if (name === "c") {
        const place = attribute(attributes, "r");
        column = place === undefined ? column + 1 : columnOf(place);
        type = attribute(attributes, "t") ?? "n";
        style = Number(attribute(attributes, "s") ?? -1);
        value = "";
      } else if (name === "v" || name === "t") reads = !aside;
      else if (name === "rPh") aside = true;
      else if (name === "row") {
        const given = Number(attribute(attributes, "r"));
        number = given > 0 ? given : number + 1;
        [cells, column] = [[], -1];
      }
    },
    text(piece: string) {
      if (reads) value += piece;
    },
    close(name: string) {
      if (name === "v" || name === "t") reads = false;
      else if (name === "rPh") aside = false;
      else if (name === "c") {
        const text = cellText(parts, type, style, value);
        if (text === "" || column < 0 || column > 16_383) return;
        while (cells.length < column) cells.push("");
        cells[column] = text;
      } else if (name === "row" && cells.length > 0) row({ number, cells });
    },
  };
  await scanXml(parts.content(entry), listener, pause);
}

/** "AB12" → 27. */
function columnOf(place: string): number {
  let column = 0;
  for (let index = 0; index < place.length; index++) {
    const letter = place.charCodeAt(index) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

function cellText(
  { sharedTexts, dateStyles, from1904 }: XlsxParts,
  type: string,
  style: number,
  value: string,
): string {
  switch (type) {
    case "s":
      return value === "" ? "" : sharedTexts.at(Number(value));
    case "str":
    case "inlineStr":
      return unescapeXml(value);
    case "b":
      return value === "" ? "" : String(/^\s*(?:1|true)/i.test(value));
    case "e":
      return "";
    case "d":
      return value === "" ? "" : isoText(new Date(/\d(?:Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value}Z`));
    default:
      return value === "" ? "" : numberText(Number(value), dateStyles[style] === true, from1904);
  }
}

const dayMs = 86_400_000;
const firstDay = Date.UTC(1899, 11, 30);

/** Day 60 of the workbook's calendar is a 29 February 1900 that never was. */
function numberText(number: number, isDate: boolean, from1904: boolean): string {
  if (Number.isNaN(number)) return "";
  if (!isDate) return String(number);
  const days = number + (from1904 ? 1462 : 0);
  if (days >= 60 && days < 61) return String(days);
  return isoText(new Date(firstDay + (days > 60 ? days : days + 1) * dayMs));
}
