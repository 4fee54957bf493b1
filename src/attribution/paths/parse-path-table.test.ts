import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KnownError } from "../../model/errors.ts";
import { parsePathTable, readPathTable } from "./parse-path-table.ts";
import { type PathTable, pathTable } from "./path-table.ts";

const parse = (text: string) => parsePathTable(new TextEncoder().encode(text), "paths.csv");

/** A table as rows of a path and its three figures. */
function rowsOf({
  channels,
  offsets,
  steps,
  conversions,
  values,
  nulls,
}: PathTable): [string[], number, number, number][] {
  return Array.from(conversions, (converted, row) => [
    Array.from(steps.subarray(offsets[row], offsets[row + 1]), (channel) => channels[channel] as string),
    converted,
    values[row] as number,
    nulls[row] as number,
  ]);
}

const two = [
  [["Instagram", "Paid search"], 2, 10.5, 3],
  [["Email"], 1, 4, 0],
];

describe("parsePathTable reads", () => {
  it.each([
    ["semicolons", "path;conversions;value;nulls\nInstagram>Paid search;2;10.5;3\nEmail;1;4;0\n"],
    ["commas", "path,conversions,value,nulls\nInstagram > Paid search,2,10.5,3\nEmail,1,4,0\n"],
    [
      "tabs and Windows line ends",
      "path\tconversions\tvalue\tnulls\r\nInstagram > Paid search\t2\t10.5\t3\r\nEmail\t1\t4\t0\r\n",
    ],
    ["no header", "Instagram > Paid search;2;10.5;3\nEmail;1;4;0"],
    ["columns in another order", "nulls;value;conversions;path\n3;10.5;2;Instagram > Paid search\n0;4;1;Email\n"],
    [
      "a column it does not know",
      "path;note;conversions;value;nulls\nInstagram > Paid search;7;2;10.5;3\nEmail;8;1;4;0\n",
    ],
    [
      "the names of ChannelAttribution",
      "path;total_conversions;total_conversion_value;total_null\nInstagram > Paid search;2;10.5;3\nEmail;1;4;0\n",
    ],
    ["arrows", "path;conversions;value;nulls\nInstagram -> Paid search;2;10.5;3\nEmail;1;4;0\n"],
    ["quotes", 'path,conversions,value,nulls\n"Instagram > Paid search",2,10.5,3\n"Email",1,4,0\n'],
    ["decimal commas", "path;conversions;value;nulls\nInstagram > Paid search;2;10,5;3\nEmail;1;4;0\n"],
    [
      "a byte order mark and empty lines",
      "\ufeffpath;conversions;value;nulls\n\nInstagram > Paid search;2;10.5;3\n\nEmail;1;4;0\n\n",
    ],
  ])("%s", (_, text) => expect(rowsOf(parse(text))).toEqual(two));

  it("what is left out as none", () => {
    expect(rowsOf(parse("path;conversions\nA>B;2\n"))).toEqual([[["A", "B"], 2, 0, 0]]);
    expect(rowsOf(parse("path;conversions;value;nulls\nA;1;;NA\n"))).toEqual([[["A"], 1, 0, 0]]);
  });

  it("every table that is written, to the bit", () => {
    const name = fc.stringMatching(/^[A-Za-zé](?:[A-Za-zé .]{0,8}[a-z])?$/);
    const row = fc.record({
      path: fc.array(name, { minLength: 1, maxLength: 6 }),
      conversions: fc.integer({ min: 1, max: 1e6 }),
      value: fc.double({ min: 0, max: 1e9, noNaN: true, noDefaultInfinity: true }),
      nulls: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), fc.constantFrom(">", " > ", "->"), (rows, step) => {
        const lines = rows.map((one) => [one.path.join(step), one.conversions, one.value, one.nulls].join(";"));
        const read = parse(["path;conversions;value;nulls", ...lines].join("\n"));
        expect(rowsOf(read)).toEqual(rowsOf(pathTable(rows)));
      }),
    );
  });
});

describe("parsePathTable refuses", () => {
  const head = "path;conversions;value;nulls\n";
  it.each([
    ["a word for a number", `${head}A>B;1;2;3\nA>C;many;2;3\n`, 'paths.csv:3, column conversions: "many" is no number'],
    ["a negative count", `${head}A>B;1;2;3\n\nA;1;2;-3\n`, 'paths.csv:4, column nulls: "-3" is below 0'],
    ["a column too few", `${head}A>B;1;2\n`, "paths.csv:2 has 3 columns, not 4"],
    ["a column too many", `${head}A>B;1;2;3;4\n`, "paths.csv:2 has 5 columns, not 4"],
    ["an empty channel", `${head}A>>B;1;2;3\n`, "paths.csv:2, column path: a channel has no name"],
    ["conversions that are not known", `${head}A;NA;2;3\n`, 'paths.csv:2, column conversions: "NA" is no number'],
    ["conversions that are left out", `${head}A;;2;3\n`, "paths.csv:2, column conversions: there is no number"],
    ["a number that is none in figures", `${head}A;0x10;2;3\n`, 'paths.csv:2, column conversions: "0x10" is no number'],
    ["a point alone", `${head}A;1;.;3\n`, 'paths.csv:2, column value: "." is no number'],
    ["a number too large", `${head}A;1;1e999;3\n`, 'paths.csv:2, column value: "1e999" is beyond what a number holds'],
    [
      "a sum too large",
      `${head}A;1;1e308;3\nA;1;1e308;3\n`,
      "the values of paths.csv together are beyond what a number holds",
    ],
    ["an escape sequence", `${head}A;\u001b[31mx;2;3\n`, 'paths.csv:2, column conversions: "[31mx" is no number'],
    [
      "what stands below a quoted line break",
      `${head}"A\nB";1;2;3\nA;x;2;3\n`,
      'paths.csv:4, column conversions: "x" is no number',
    ],
    ["something behind a quote", `${head}A;1;2;"3"x\n`, "paths.csv:2 has something behind a closing quote"],
    ["an open quote", `${head}"A>B;1;2;3\n`, "paths.csv:2 has a quote that is not closed"],
    ["a value without a conversion", `${head}A;0;2;3\n`, "paths.csv:2, column value: 2 is the value of no conversion"],
    [
      "no column of paths",
      "channel;conversions\nA;1\n",
      "paths.csv:1: there is no column path among channel, conversions",
    ],
    ["no column of conversions", "path;value\nA;1\n", "paths.csv:1: there is no column conversions among path, value"],
    ["two columns of one name", "path;conversions;orders\nA;1;1\n", "paths.csv:1: two columns say conversions"],
    ["an empty file", "", "paths.csv is empty"],
    ["a header alone", head, "paths.csv has no row below its header"],
  ])("%s", (_, text, message) => {
    const failure = failureOf(() => parse(text));
    expect(failure).toBeInstanceOf(KnownError);
    expect(failure).toMatchObject({ code: "source_rejected", message });
  });
});

describe("a file's bytes", () => {
  const text = "path;conversions\nCaf\u00e9 > B;2\n";
  const expected = [[["Caf\u00e9", "B"], 2, 0, 0]];
  const bytesOf = (written: string) => new TextEncoder().encode(written);

  it.each([
    [
      "UTF-16, little end first",
      Uint8Array.from([0xff, 0xfe, ...new Uint8Array(Uint16Array.from(text, (one) => one.charCodeAt(0)).buffer)]),
    ],
    [
      "UTF-16, big end first",
      Uint8Array.from([0xfe, 0xff, ...Array.from(text).flatMap((one) => [0, one.charCodeAt(0)])]),
    ],
    ["lines that end in a carriage return alone", bytesOf(text.replaceAll("\n", "\r"))],
    ["a line of blanks", bytesOf(text.replace("\n", "\n \t \n"))],
  ])("are read in %s", (_, bytes) => expect(rowsOf(parsePathTable(bytes, "paths.csv"))).toEqual(expected));

  it.each([
    ["Windows-1252", Uint8Array.from(text, (one) => one.charCodeAt(0)), "paths.csv:2 is not written in UTF-8"],
    ["gzip", Uint8Array.of(0x1f, 0x8b, 8, 0, 0), "paths.csv is compressed with gzip, not a table of paths"],
    ["a spreadsheet", bytesOf("PK\u0003\u0004rest"), "paths.csv is a spreadsheet or a zip file, not a table of paths"],
    ["bytes of no text", Uint8Array.of(65, 0, 66, 10), "paths.csv is no text"],
  ])("are refused in %s", (_, bytes, message) => {
    const failure = failureOf(() => parsePathTable(bytes, "paths.csv"));
    expect(failure).toBeInstanceOf(KnownError);
    expect(failure).toMatchObject({ message });
  });
});

it.each([0, 1, 2, 3])("finds a wrong byte wherever it stands and the bytes begin, %i from a boundary", (ahead) => {
  const text = new TextEncoder().encode("path;conversions\nA;1\nBCDE;2\n");
  for (const wrong of [17, 21, 22, 23, 24]) {
    const bytes = new Uint8Array(new ArrayBuffer(text.length + ahead), ahead);
    bytes.set(text);
    bytes[wrong] = 0xe9;
    expect(failureOf(() => parsePathTable(bytes, "paths.csv"))).toMatchObject({ code: "source_rejected" });
  }
});

describe("between channels", () => {
  const read = (text: string, between?: string) =>
    readPathTable(new TextEncoder().encode(text), "paths.csv", { between });

  it("stands no slash unless it is told, and the doubt is said", () => {
    const text = "path;conversions\ngoogle / cpc;6\n";
    expect(read(text)).toMatchObject({ between: ">", doubt: " / ", table: { channels: ["google / cpc"] } });
    expect(read(text, "/")).toMatchObject({ between: "/", doubt: null, table: { channels: ["google", "cpc"] } });
  });

  it("stands an arrow wherever the first one is", () => {
    const many = "google / cpc;6\n".repeat(200);
    expect(read(`path;conversions\n${many}A > B;1\n`)).toMatchObject({ between: ">", doubt: null });
    expect(read(`path;conversions\n${many}A -> B;1\n`)).toMatchObject({
      between: "->",
      table: { channels: ["google / cpc", "A", "B"] },
    });
    expect(read(`path;conversions\n${many}A \u2192 B;1\n`)).toMatchObject({ between: "\u2192", doubt: null });
  });

  it("stands not what is between cells", () => {
    expect(() => read("path;conversions\nA;1\n", ";")).toThrow("cannot stand between channels");
  });
});

it("keeps a row without a channel, which credits nobody", () => {
  expect(rowsOf(parse("path;conversions;value;nulls\n;1;2;3\n \t;4;5;6\nA;1;1;1\n"))).toEqual([
    [[], 1, 2, 3],
    [[], 4, 5, 6],
    [["A"], 1, 1, 1],
  ]);
});

function failureOf(attempt: () => unknown): unknown {
  try {
    return attempt();
  } catch (failure) {
    return failure;
  }
}
