import type { Statement } from "../../model/statement.ts";
import { plainText } from "../cell-text.ts";
import { count } from "../figures.ts";
import { formatLabel, sumsWords } from "../labels.ts";
import { layColumns } from "./columns.ts";
import { wrap } from "./display-width.ts";
import type { Ink } from "./ink.ts";

/** Which files were read, what each held, and which were set aside and why. */
export function sourceLines({ sources }: Statement, width: number, ink: Ink): string[] {
  const { title, lines } = layColumns(
    [
      { title: "File", align: "left", cells: sources.map(({ file }) => fileCell(plainText(file))) },
      {
        title: "Format",
        align: "left",
        cells: sources.map(({ format }) => ({ text: formatLabel(format) })),
      },
      { title: "Rows", align: "right", cells: sources.map(({ rows }) => ({ text: count(rows) })) },
      { title: "Rejected", align: "right", cells: sources.map(({ rejected }) => ({ text: count(rejected) })) },
      { title: "", align: "left", cells: sources.map(({ used }) => ({ text: used ? "used" : "set aside" })) },
    ],
    width,
    ink,
  );
  return [
    title,
    ...sources.flatMap((source, index) => [
      lines[index] ?? "",
      ...[sumsWords(source.sums, source.currency), source.note === null ? "" : plainText(source.note)]
        .filter((words) => words !== "")
        .flatMap((words) => wrap(words, width - 4).map((line) => ink.quiet(`    ${line.replaceAll("\u00a0", " ")}`))),
    ]),
  ];
}

/** Of a long path the name is what tells files apart. */
const fileCell = (file: string) => ({ text: file, end: /[^/\\]*$/.exec(file)?.[0] ?? "" });
