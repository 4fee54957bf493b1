import { utils, write } from "@e965/xlsx";
import Papa from "papaparse";
import type { Fixture, TextTable } from "./corpus.ts";
import type { Mutation, Spoilt } from "./mutation.ts";
import type { Random } from "./random.ts";

type Rows = readonly (readonly string[])[];

/** Ways to write a table down that leave alone what it says: the answer must be the same. */
export const rewritings: readonly Mutation[] = [
  rewriting("Windows line ends", ({ rows, delimiter }) => csv(rows, { delimiter, newline: "\r\n" })),
  rewriting("line feeds", ({ rows, delimiter }) => csv(rows, { delimiter, newline: "\n" })),
  rewriting("lone carriage returns", ({ rows, delimiter }) => csv(rows, { delimiter, newline: "\r" })),
  rewriting("mixed line ends", ({ rows, delimiter }, random) =>
    rows.map((row) => csv([row], { delimiter }) + random.pick(["\n", "\r\n", "\r"])).join(""),
  ),
  rewriting("every cell quoted", ({ rows, delimiter }) => csv(rows, { delimiter, quotes: true })),
  rewriting("another delimiter", ({ rows, delimiter }, random) =>
    csv(rows, { delimiter: random.pick([",", ";", "\t", "|"].filter((sign) => sign !== delimiter)) }),
  ),
  rewriting("sep= above", ({ text, rows, delimiter }) =>
    /^\ufeff?sep=/i.test(text) ? null : `sep=${delimiter}\n${csv(rows, { delimiter })}`,
  ),
  rewriting("blank lines at the end", ({ text }, random) => text + "\r\n".repeat(1 + random.below(5))),
  rewriting("no line end at the end", ({ text }) => text.replace(/[\r\n]+$/, "")),
  rewriting("rows of bare delimiters at the end", ({ rows, header, delimiter, plain }) =>
    plain ? csv([...rows, ...Array(3).fill(rows[header]?.map(() => "") ?? [])], { delimiter }) : null,
  ),
  rewriting("columns in another order", ({ rows, header, to, plain, delimiter }, random) => {
    // A column without a name goes with the one before it.
    if (!plain || rows[header]?.some((name) => name.trim() === "")) return null;
    const order = random.shuffled((rows[header] ?? []).map((_, index) => index));
    return csv(
      rows.map((row, at) => (at < header || at >= to ? row : order.map((index) => row[index] ?? ""))),
      { delimiter },
    );
  }),
  rewriting("columns nobody knows", ({ rows, header, to, plain, delimiter }) =>
    plain
      ? csv(
          rows.map((row, at) => (at < header || at >= to ? row : ["odd one", ...row, 'strange, "x"'])),
          { delimiter },
        )
      : null,
  ),
  rewriting("rows in another order", ({ rows, from, to, plain, delimiter }, random) =>
    plain
      ? csv([...rows.slice(0, from), ...random.shuffled(rows.slice(from, to)), ...rows.slice(to)], { delimiter })
      : null,
  ),
  {
    ...rewriting("only some of the rows", ({ text, rows, from, to, alone, delimiter }, random) =>
      alone && !leavesOpen.test(text)
        ? csv(
            rows.filter((_, at) => at < from || at >= to || random.chance(60)),
            { delimiter },
          )
        : null,
    ),
    must: "part",
  },
  ...(["utf-8", "utf-8 with a mark", "utf-16le", "utf-16be"] as const).map(
    (encoding): Mutation => ({
      name: `in ${encoding}`,
      must: "same",
      make: ({ name, table }) => table && { name, bytes: encoded(table.text, encoding) },
    }),
  ),
  {
    name: "in an old Windows code page",
    must: "same",
    make({ name, table }) {
      if (table === null || !Buffer.from(table.text, "latin1").toString("latin1").startsWith(table.text)) return null;
      return { name, bytes: Buffer.from(table.text, "latin1") };
    },
  },
  { name: "as a workbook of texts", must: "same", make: asWorkbook },
];

/** Dates and numbers that only other rows show how to read. */
const leavesOpen = /\d{1,2}[/.-]\d{1,2}[/.-]\d{2}|\d,\d/;

function rewriting(name: string, write: (table: TextTable, random: Random) => string | null): Mutation {
  return {
    name,
    must: "same",
    make: ({ name, table }, random) => {
      const text = table === null ? null : write(table, random);
      return text === null ? null : { name, bytes: Buffer.from(text) };
    },
  };
}

/** Rows as text, quoted where they have to be. */
export const csv = (rows: Rows, options: { delimiter: string; newline?: string; quotes?: boolean }): string =>
  Papa.unparse(rows as string[][], { newline: "\n", ...options });

/** A text in an encoding, a byte order mark before it where there is one. */
export function encoded(text: string, encoding: "utf-8" | "utf-8 with a mark" | "utf-16le" | "utf-16be"): Buffer {
  if (encoding === "utf-8") return Buffer.from(text);
  if (encoding === "utf-8 with a mark") return Buffer.from(`\ufeff${text}`);
  const units = Buffer.from(`\ufeff${text}`, "utf16le");
  return encoding === "utf-16le" ? units : units.swap16();
}

function asWorkbook({ name, table }: Fixture): Spoilt | null {
  if (table === null) return null;
  const sheet = utils.aoa_to_sheet(table.rows.map((row) => row.map((cell) => (cell === "" ? null : cell))));
  const bytes = write({ SheetNames: ["Sheet1"], Sheets: { Sheet1: sheet } }, { type: "buffer", bookType: "xlsx" });
  return { name: name.replace(/\.\w+$/, ".xlsx"), bytes: bytes as Buffer };
}
