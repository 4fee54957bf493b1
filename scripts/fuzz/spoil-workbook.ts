import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openZip } from "../../src/intake/exports/open/zip-file.ts";
import { zipOf } from "../../src/intake/exports/open/zip-fixture.ts";
import type { Fixture } from "./corpus.ts";
import type { Mutation } from "./mutation.ts";
import type { Random } from "./random.ts";

type Parts = Map<string, string>;

/** Damage inside an xlsx: its parts are unpacked, spoilt and packed again. */
export const workbookDamages: readonly Mutation[] = [
  inside("packed anew", "same", (parts) => parts),
  inside("entities within entities", undefined, (parts, random) =>
    changed(parts, random.pick(xmlOf(parts)), (xml) => {
      const names = [..."bcdefghij"];
      const entities = names.map(
        (name, at) => `<!ENTITY ${name} "${`&${at === 0 ? "a" : names[at - 1]};`.repeat(10)}">`,
      );
      const declared = xml.replace(
        /^(<\?xml[^>]*\?>)?\s*/,
        (head) => `${head}<!DOCTYPE x [<!ENTITY a "lol">${entities.join("")}]>`,
      );
      return declared.replace(/<t[^>]*>[^<]*<\/t>|<v>[^<]*<\/v>/, "<t>&j;</t>");
    }),
  ),
  inside("an entity that names a file", undefined, (parts, random) =>
    changed(parts, random.pick(xmlOf(parts)), (xml) =>
      xml
        .replace(/^(<\?xml[^>]*\?>)?\s*/, (head) => `${head}<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>`)
        .replace(/<t[^>]*>[^<]*<\/t>/, "<t>&a;</t>"),
    ),
  ),
  inside("a dimension of all there is", "same", (parts) =>
    sheets(parts, (xml) => xml.replace(/<dimension[^>]*\/>/, '<dimension ref="A1:XFD1048576"/>')),
  ),
  {
    ...inside("a cell in the last corner", undefined, (parts) =>
      sheets(parts, (xml) =>
        xml.replace(
          "</sheetData>",
          '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>',
        ),
      ),
    ),
    rare: true,
  },
  {
    ...inside("a million empty rows", "same", (parts) =>
      firstSheet(parts, (xml) => {
        const last = Math.max(0, ...[...xml.matchAll(/<row [^>]*r="(\d+)"/g)].map(([, row]) => Number(row)));
        const empty = Array.from({ length: 1_000_000 - last }, (_, at) => `<row r="${last + 1 + at}"/>`).join("");
        return xml.replace("</sheetData>", `${empty}</sheetData>`);
      }),
    ),
    rare: true,
  },
  {
    ...inside("a million styled rows", "same", (parts) =>
      firstSheet(parts, (xml) => {
        const last = Math.max(0, ...[...xml.matchAll(/<row [^>]*r="(\d+)"/g)].map(([, row]) => Number(row)));
        const empty = Array.from(
          { length: 1_000_000 - last },
          (_, at) => `<row r="${last + 1 + at}"><c r="A${last + 1 + at}" s="0"/></row>`,
        );
        return xml.replace("</sheetData>", `${empty.join("")}</sheetData>`);
      }),
    ),
    rare: true,
  },
  inside("a cell that is a formula", undefined, (parts, random) =>
    sheets(parts, (xml) => nth(xml, /<v>[^<]*<\/v>/g, random, (value) => `<f>1+1</f>${value}`)),
  ),
  inside("strange values", undefined, (parts, random) =>
    sheets(parts, (xml) =>
      nth(
        xml,
        /<v>[^<]*<\/v>/g,
        random,
        () =>
          `<v>${random.pick(["", "NaN", "1e400", "-1", "99999999", "1e18", "-1e-320", "2958466", "x", "&#0;", "&#x1F600;", "9".repeat(400)])}</v>`,
      ),
    ),
  ),
  inside("strange types of cells", undefined, (parts, random) =>
    sheets(parts, (xml) =>
      nth(xml, /<c r="[A-Z]+\d+"[^>]*>/g, random, (cell) =>
        cell.replace(/ t="\w+"|(?=>)/, ` t="${random.pick(["s", "n", "d", "b", "e", "str", "inlineStr", "q"])}"`),
      ),
    ),
  ),
  inside("strange places of cells", undefined, (parts, random) =>
    sheets(parts, (xml) =>
      nth(
        xml,
        /r="[A-Z]+\d+"/g,
        random,
        () => `r="${random.pick(["A0", "A-1", "ZZZZ1", "A99999999", "XFE1", "", "1", "A1:B2"])}"`,
      ),
    ),
  ),
  inside("a part gone", undefined, (parts, random) => {
    parts.delete(random.pick([...parts.keys()]));
    return parts;
  }),
  inside("a part cut off", undefined, (parts, random) =>
    changed(parts, random.pick([...parts.keys()]), (xml) => xml.slice(0, random.below(xml.length))),
  ),
  inside("signs changed in a part", undefined, (parts, random) =>
    changed(parts, random.pick([...parts.keys()]), (xml) => {
      const at = random.below(xml.length);
      return (
        xml.slice(0, at) + random.pick(["<", ">", "&", '"', "\0", "]]>", "<!--", "/", "\u202e"]) + xml.slice(at + 1)
      );
    }),
  ),
  {
    ...inside("a part of 300 MB", "nothing", (parts, random) => {
      parts.set(
        random.pick(["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/media/image1.png"]),
        " ".repeat(300_000_000),
      );
      return parts;
    }),
    rare: true,
  },
];

function inside(name: string, must: Mutation["must"], spoil: (parts: Parts, random: Random) => Parts): Mutation {
  return {
    name: `xlsx: ${name}`,
    ...(must === undefined ? {} : { must }),
    async make(fixture, random) {
      if (!fixture.isXlsx) return null;
      const parts = spoil(await partsOf(fixture), random);
      const files = [...parts].map(([part, content]) => ({ name: part, content: Buffer.from(content, "utf8") }));
      return { name: fixture.name, bytes: zipOf(files) };
    },
  };
}

async function partsOf({ name, bytes }: Fixture): Promise<Parts> {
  const folder = await mkdtemp(join(tmpdir(), "fuzz-parts-"));
  try {
    const file = join(folder, name);
    await writeFile(file, bytes);
    const zip = await openZip(file);
    const parts: Parts = new Map();
    for (const entry of zip.entries) {
      const content: Buffer[] = [];
      for await (const part of await entry.content()) content.push(part);
      parts.set(entry.name, Buffer.concat(content).toString("utf8"));
    }
    zip.close();
    return parts;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const xmlOf = (parts: Parts) =>
  [...parts.keys()].filter((name) => /sharedStrings|sheet\d+\.xml$|workbook\.xml$/.test(name));

function changed(parts: Parts, name: string, change: (xml: string) => string): Parts {
  return parts.set(name, change(parts.get(name) ?? ""));
}

function sheets(parts: Parts, change: (xml: string) => string): Parts {
  for (const [name, xml] of parts) if (/sheet\d+\.xml$/.test(name)) parts.set(name, change(xml));
  return parts;
}

function firstSheet(parts: Parts, change: (xml: string) => string): Parts {
  const name = [...parts.keys()].find((part) => /sheet\d+\.xml$/.test(part));
  return name === undefined ? parts : changed(parts, name, change);
}

/** Changes one of the places that `shape` finds. */
function nth(xml: string, shape: RegExp, random: Random, change: (found: string) => string): string {
  const all = [...xml.matchAll(shape)];
  if (all.length === 0) return xml;
  const { 0: found, index } = random.pick(all);
  return xml.slice(0, index) + change(found) + xml.slice(index + found.length);
}
