import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { crc32, deflateRawSync } from "node:zlib";

/** Writes a workbook of Meta's ad report with so many rows of 8 columns; answers what the spend in it comes to. */
export async function writeLargeXlsx(path: string, rows: number): Promise<{ spend: string }> {
  const out = createWriteStream(path);
  const listed: Buffer[] = [];
  let offset = 0;
  const lay = async (bytes: Buffer) => {
    offset += bytes.length;
    if (!out.write(bytes)) await once(out, "drain");
  };
  const add = async (name: string, parts: Iterable<string>) => {
    const start = offset;
    const packed: Buffer[] = [];
    let [sum, size] = [0, 0];
    // Each part ends on a whole byte, so that they follow one another as one deflated text.
    for (const part of parts) {
      const bytes = Buffer.from(part);
      packed.push(deflateRawSync(bytes, { level: 1, finishFlush: 2 }));
      [sum, size] = [crc32(bytes, sum), size + bytes.length];
    }
    packed.push(deflateRawSync(""));
    const packedSize = packed.reduce((total, { length }) => total + length, 0);
    const fields = numbers(
      [2, 20],
      [2, 0],
      [2, 8],
      [4, 0x5c620000],
      [4, sum],
      [4, packedSize],
      [4, size],
      [2, name.length],
      [2, 0],
    );
    await lay(Buffer.concat([numbers([4, 0x04034b50]), fields, Buffer.from(name)]));
    for (const part of packed) await lay(part);
    const place = numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, start]);
    listed.push(Buffer.concat([numbers([4, 0x02014b50], [2, 20]), fields, place, Buffer.from(name)]));
  };
  await add("[Content_Types].xml", ["<Types/>"]);
  await add("xl/workbook.xml", [
    `<workbook xmlns:r="r"><sheets><sheet name="Report" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ]);
  await add("xl/_rels/workbook.xml.rels", [
    `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
  ]);
  await add("xl/styles.xml", [`<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`]);
  await add("xl/sharedStrings.xml", sharedTexts(rows));
  await add("xl/worksheets/sheet1.xml", sheet(rows));
  const start = offset;
  for (const entry of listed) await lay(entry);
  await lay(
    numbers([4, 0x06054b50], [4, 0], [2, listed.length], [2, listed.length], [4, offset - start], [4, start], [2, 0]),
  );
  out.end();
  await once(out, "close");
  let cents = 0;
  for (let row = 0; row < rows; row++) cents += centsOf(row);
  return { spend: (cents / 100).toFixed(2) };
}

const titles = [
  "Day",
  "Campaign name",
  "Ad set name",
  "Ad name",
  "Amount spent (EUR)",
  "Impressions",
  "Link clicks",
  "Ad ID",
];
const centsOf = (row: number): number => 1 + ((row * 7919) % 4999);

/** Each ad has a name of its own, as long and as hard to pack as people make them. */
function* sharedTexts(rows: number): Generator<string> {
  yield `<sst>${titles.map((title) => `<si><t>${title}</t></si>`).join("")}`;
  for (let start = 0; start < rows; start += 10_000)
    yield Array.from(
      { length: Math.min(10_000, rows - start) },
      (_, at) => `<si><t>${adName(start + at)}</t></si>`,
    ).join("");
  yield "</sst>";
}

function adName(row: number): string {
  const words = [2654435761, 2246822519, 3266489917, 668265263, 374761393].map((factor) =>
    ((Math.imul(row + 1, factor) ^ (row * 31)) >>> 0).toString(36),
  );
  return `Ad ${row} &amp; ${words.join(" ")}`;
}

function* sheet(rows: number): Generator<string> {
  yield `<worksheet><dimension ref="A1:H${rows + 1}"/><sheetData><row r="1">${titles.map((_, at) => `<c r="${"ABCDEFGH"[at]}1" t="s"><v>${at}</v></c>`).join("")}</row>`;
  for (let start = 0; start < rows; start += 10_000)
    yield Array.from({ length: Math.min(10_000, rows - start) }, (_, at) => rowXml(start + at)).join("");
  yield "</sheetData></worksheet>";
}

function rowXml(row: number): string {
  const r = row + 2;
  const shared = (column: string, index: number) => `<c r="${column}${r}" t="s"><v>${index}</v></c>`;
  const number = (column: string, value: string | number) => `<c r="${column}${r}"><v>${value}</v></c>`;
  return `<row r="${r}"><c r="A${r}" s="1"><v>${46_000 + (row % 90)}</v></c>${shared("B", 8 + (row % 40))}${shared("C", 8 + (row % 400))}${shared("D", 8 + row)}${number("E", centsOf(row) / 100)}${number("F", (row * 31) % 90_000)}${number("G", (row * 17) % 900)}${number("H", 120_000_000_000 + row)}</row>`;
}

function numbers(...values: readonly (readonly [width: 2 | 4, value: number])[]): Buffer {
  return Buffer.concat(
    values.map(([width, value]) => {
      const bytes = Buffer.alloc(width);
      bytes.writeUIntLE(value, 0, width);
      return bytes;
    }),
  );
}
