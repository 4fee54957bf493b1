import { TextStore } from "./text-store.ts";
import type { UnpackingLimits } from "./unpacked-size.ts";
import { unpackedSize } from "./unpacked-size.ts";
import { attribute, damagedXml, scanXml, unescapeXml, type XmlListener } from "./xml-scan.ts";
import type { ZipEntry, ZipFile } from "./zip-file.ts";

/** What the parts of an xlsx beside its sheets tell. */
export interface XlsxParts {
  readonly sheets: readonly { readonly name: string; readonly entry: ZipEntry }[];
  readonly sharedTexts: TextStore;
  /** By style number: whether a number in it is a date. */
  readonly dateStyles: readonly boolean[];
  readonly from1904: boolean;
  /** Unpacks a part, counted against what a workbook may come to. */
  content(entry: ZipEntry): AsyncIterable<Buffer>;
}

/** Reads all but the sheets of an xlsx. `isDateFormat` tells of a number format, by its number and its code, if it has one. */
export async function xlsxParts(
  zip: ZipFile,
  packedBytes: number,
  limits: UnpackingLimits,
  isDateFormat: (id: number, code: string | undefined) => boolean,
): Promise<XlsxParts> {
  const size = unpackedSize(packedBytes, limits);
  const content = async function* (entry: ZipEntry): AsyncGenerator<Buffer> {
    yield* size.counted(await entry.content());
  };
  const part = (name: string) => zip.entries.find((entry) => entry.name.replace(/^\//, "").toLowerCase() === name);
  const scan = async (name: string, listener: XmlListener) => {
    const entry = part(name);
    if (entry !== undefined) await scanXml(content(entry), listener);
  };

  const targets = new Map<string, string>();
  await scan("xl/_rels/workbook.xml.rels", {
    open(name, attributes) {
      if (name !== "Relationship") return;
      const target = attribute(attributes, "Target") ?? "";
      const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
      targets.set(attribute(attributes, "Id") ?? "", path.replace(/\/\.\//g, "/").toLowerCase());
    },
  });
  const named: { name: string; id: string }[] = [];
  let from1904 = false;
  await scan("xl/workbook.xml", {
    open(name, attributes) {
      if (name === "workbookPr") from1904 = /^(?:1|true)$/.test(attribute(attributes, "date1904") ?? "");
      if (name === "sheet")
        named.push({ name: attribute(attributes, "name") ?? "", id: attribute(attributes, "id") ?? "" });
    },
  });
  const sheets = named.flatMap(({ name, id }) => {
    const entry = part(targets.get(id) ?? "");
    return entry === undefined ? [] : [{ name, entry }];
  });
  if (sheets.length === 0) throw damagedXml();
  const dateStyles = await dateStylesIn(scan, isDateFormat);
  return { sheets, sharedTexts: await sharedTextsIn(scan), dateStyles, from1904, content };
}

type Scan = (name: string, listener: XmlListener) => Promise<void>;

async function dateStylesIn(scan: Scan, isDateFormat: (id: number, code: string | undefined) => boolean) {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let inCells = false;
  await scan("xl/styles.xml", {
    open(name, attributes) {
      if (name === "cellXfs") inCells = true;
      if (name === "numFmt")
        codes.set(Number(attribute(attributes, "numFmtId")), attribute(attributes, "formatCode") ?? "");
      if (name !== "xf" || !inCells) return;
      const id = Number(attribute(attributes, "numFmtId") ?? 0);
      styles.push(isDateFormat(id, codes.get(id)));
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return styles;
}

/** A text may be in several pieces, each in a format of its own; how it is pronounced is no part of it. */
async function sharedTextsIn(scan: Scan): Promise<TextStore> {
  const texts = new TextStore();
  let text = "";
  let [reads, aside] = [false, false];
  await scan("xl/sharedstrings.xml", {
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") aside = true;
      else if (name === "t") reads = !aside;
    },
    text(piece) {
      if (reads) text += piece;
    },
    close(name) {
      if (name === "t") reads = false;
      else if (name === "rPh") aside = false;
      else if (name === "si") texts.add(unescapeXml(text));
    },
  });
  return texts;
}
