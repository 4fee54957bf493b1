import type { TextTable } from "./corpus.ts";
import type { Mutation } from "./mutation.ts";
import type { Random } from "./random.ts";
import { csv, encoded } from "./rewrite-table.ts";

/** What somebody, or something, may have put into a cell. */
const strangeCells = [
  ...[
    "",
    " ",
    "\u00a0",
    "\u200b",
    "\ufeff",
    "\0",
    "\u001f",
    "\u202e100\u202c",
    "\u200f12\u200e",
    "\ud83d\ude00",
    "\ufffd",
  ],
  ...["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1:A9)", "-2+3", '=HYPERLINK("http://x.example","1")'],
  ...["NaN", "nan", "Infinity", "-Infinity", "inf", "1e308", "1e400", "-1e18", "9223372036854775808", "0x10", "1_000"],
  ...["-0", "-12.34", "(1,234.50)", "1.234.567,89", "1,234,567.89", "12 345,6", "1'234.50", "١٢٣٤٫٥٠", "100%", "€ 1"],
  ...[
    "1899-12-30",
    "1899-12-31",
    "2999-12-31",
    "0000-00-00",
    "2026-02-30",
    "31/12/99",
    "29/02/2026",
    "9999-12-31T23:59:59Z",
  ],
  ...[
    "1900-01-00",
    "2026-03-01T25:61:00Z",
    "2026-03-01 10:00:00 +99:99",
    "294247-01-10",
    "45992",
    "-5",
    "infinity",
    "epoch",
  ],
  ...[
    '"',
    '""',
    "'",
    "';drop table ad_day;--",
    "\\",
    "\\N",
    "null",
    "TRUE",
    "#REF!",
    "#N/A",
    "--",
    "Total",
    "Grand total",
  ],
  ...[
    "a\nb",
    "a\r\nb",
    "a\rb",
    "x".repeat(70_000),
    ",".repeat(300),
    "{}",
    "[1,2]",
    "EUR",
    "XXX",
    "ZZZ",
    "<b>1</b>",
    "<5",
  ],
];

/** Damage to the rows and cells of a text: no fault may come of it. */
export const textDamages: readonly Mutation[] = [
  damage("strange cells", ({ rows, delimiter, from, to }, random) => {
    const changed = rows.map((row) => [...row]);
    for (let times = 1 + random.below(5); times > 0; times--) {
      const row = changed[from + random.below(Math.max(1, to - from))];
      if (row !== undefined && row.length > 0) row[random.below(row.length)] = random.pick(strangeCells);
    }
    return csv(changed, { delimiter });
  }),
  damage("a whole column of strange cells", ({ rows, delimiter, from, header }, random) => {
    const column = random.below(rows[header]?.length ?? 1);
    const cell = random.pick(strangeCells);
    return csv(
      rows.map((row, at) => (at < from ? row : row.map((own, index) => (index === column ? cell : own)))),
      { delimiter },
    );
  }),
  damage("strange cells, not quoted", ({ rows, delimiter, from, to }, random) => {
    const at = from + random.below(Math.max(1, to - from));
    const lines = rows.map((row) => csv([row], { delimiter }));
    const row = [...(rows[at] ?? [])];
    row[random.below(Math.max(1, row.length))] = random.pick(strangeCells);
    return lines.with(Math.min(at, lines.length - 1), row.join(delimiter)).join("\n");
  }),
  damage("names of columns swapped", ({ rows, header, delimiter }, random) =>
    csv(rows.with(header, random.shuffled(rows[header] ?? [])), { delimiter }),
  ),
  damage("a name of a column doubled", ({ rows, header, delimiter }, random) => {
    const names = [...(rows[header] ?? [])];
    names[random.below(names.length)] = random.pick(names);
    return csv(rows.with(header, names), { delimiter });
  }),
  damage("the header doubled", ({ rows, header, delimiter }, random) =>
    csv(rows.toSpliced(header + random.below(rows.length - header + 1), 0, rows[header] ?? []), { delimiter }),
  ),
  damage("the header gone", ({ rows, header, delimiter }) => csv(rows.toSpliced(header, 1), { delimiter })),
  damage("rows doubled", ({ rows, from, to, delimiter }, random) => {
    const at = from + random.below(Math.max(1, to - from));
    return csv(rows.toSpliced(at, 0, ...rows.slice(at, at + 1 + random.below(3))), { delimiter });
  }),
  damage("rows gone", ({ rows, from, to, delimiter }, random) =>
    csv(rows.toSpliced(from + random.below(Math.max(1, to - from)), 1 + random.below(3)), { delimiter }),
  ),
  damage("a cell too many or too few", ({ rows, from, to, delimiter }, random) => {
    const at = from + random.below(Math.max(1, to - from));
    const row = rows[at] ?? [];
    const place = random.below(row.length + 1);
    return csv(
      rows.with(
        Math.min(at, rows.length - 1),
        row.toSpliced(place, random.below(2), ...(random.chance(50) ? ["x"] : [])),
      ),
      { delimiter },
    );
  }),
  damage("blank lines and totals between", ({ rows, from, delimiter, header }, random) => {
    const width = rows[header]?.length ?? 1;
    const lines = [[""], Array(width).fill(""), ["Total", ...Array(width - 1).fill("99")], ["Grand total"], ["# note"]];
    return csv(rows.toSpliced(from + random.below(rows.length - from + 1), 0, random.pick(lines)), { delimiter });
  }),
  damage("two files in one", ({ rows, delimiter }) => csv([...rows, ...rows], { delimiter })),
  damage("a quote that never closes", ({ text }, random) => inserted(text, '"', random)),
  damage("delimiters of two kinds", ({ text, delimiter }, random) =>
    text.replaceAll(delimiter, (sign) => (random.chance(20) ? random.pick([",", ";", "\t", "|"]) : sign)),
  ),
  damage("a byte order mark in the middle", ({ text }, random) => inserted(text, "\ufeff", random)),
  damage("a NUL", ({ text }, random) => inserted(text, "\0".repeat(1 + random.below(3)), random)),
  damage("line ends of three kinds", ({ text }, random) =>
    text.replace(/\r?\n/g, () => random.pick(["\n", "\r\n", "\r", "\n\r", "\u2028", "\v"])),
  ),
  damage("encoded twice", ({ text }) => Buffer.from(text).toString("latin1")),
  {
    name: "two encodings",
    make({ name, table }, random) {
      if (table === null) return null;
      const at = random.below(table.text.length);
      const [first, second] = random.shuffled(["utf-8", "utf-16le", "utf-16be", "utf-8 with a mark"] as const);
      const parts = [
        encoded(table.text.slice(0, at), first ?? "utf-8"),
        encoded(table.text.slice(at), second ?? "utf-8"),
      ];
      return { name, bytes: Buffer.concat(parts) };
    },
  },
  { ...damage("a cell of 10 MB", (table, random) => longCell(table, random, 10_000_000)), rare: true },
  { ...damage("a cell of 40 MB", (table, random) => longCell(table, random, 40_000_000)), rare: true },
  {
    ...damage("20,000 columns", ({ rows, delimiter, from, header }, random) => {
      const more = Array.from({ length: 20_000 }, (_, index) => `column ${index}`);
      const wide = random.chance(50);
      return csv(
        rows.map((row, at) => {
          if (at < header) return row;
          if (at === header) return wide ? [...row, ...more] : row;
          return at >= from && random.chance(50) ? [...row, ...more.map(() => "1")] : row;
        }),
        { delimiter },
      );
    }),
    rare: true,
  },
  {
    ...damage("100,000 delimiters in the header", ({ rows, header, delimiter }) =>
      csv(rows, { delimiter }).replace(
        csv([rows[header] ?? []], { delimiter }),
        (line) => line + delimiter.repeat(100_000),
      ),
    ),
    rare: true,
  },
];

function damage(name: string, spoil: (table: TextTable, random: Random) => string): Mutation {
  return {
    name,
    make: ({ name, table }, random) => table && { name, bytes: Buffer.from(spoil(table, random)) },
  };
}

function inserted(text: string, what: string, random: Random): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + what + text.slice(at);
}

function longCell({ rows, delimiter, from, header }: TextTable, random: Random, length: number): string {
  const at = random.chance(20) ? header : Math.min(from + random.below(3), rows.length - 1);
  const row = [...(rows[at] ?? [])];
  row[random.below(Math.max(1, row.length))] = random
    .pick(["x", "1", ",", "a b ", "\n", '"'])
    .repeat(length)
    .slice(0, length);
  return csv(rows.with(at, row), { delimiter });
}
