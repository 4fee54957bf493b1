import { basename } from "node:path";
import type { SetAside } from "../journeys/once/source.ts";
import type { SourceSummary, Warning } from "../model/statement.ts";
import type { KnownFile } from "./live-files.ts";

/** What is said of a file on the statement; `rejectedCosts` are rows of a cost sheet that the plan's schema refused. */
export function summaryOf(
  file: KnownFile,
  files: readonly KnownFile[],
  setAside: readonly SetAside[],
  rejectedCosts: number,
): SourceSummary {
  const { isSetAside, words } = notesOf(file, files, setAside);
  const rows = file.tables.reduce((sum, table) => sum + table.rows, 0) - rejectedCosts;
  const rejected = file.tables.reduce((sum, table) => sum + table.rejected, 0) + rejectedCosts;
  return {
    file: file.file,
    format: file.format?.id ?? null,
    rows,
    rejected,
    currency: file.currency,
    period: file.period,
    sums: file.sums,
    used: file.format !== null && file.duplicateOf === null && rows > 0 && (!isSetAside || isLive(file)),
    note: [...(file.hint === null ? [] : [file.hint]), ...words].join("; ") || null,
  };
}

/** What is said of a file beside its sums: whether all its facts are set aside, and why. */
function notesOf(file: KnownFile, files: readonly KnownFile[], setAside: readonly SetAside[]) {
  const own = setAside.filter(({ source }) => source === file.source);
  const words = own.map(({ what, inFavourOf, whole }) => {
    const other = files.find(({ source }) => source === inFavourOf)?.file ?? "another file";
    return `${whole ? "set aside" : "set aside in part"}: the same ${what} as ${other}`;
  });
  return { isSetAside: own.some(({ whole }) => whole), words };
}

/** The server sees visits beside the orders that a shop's file knows better. */
const isLive = ({ source }: KnownFile) => source < 0;

/** What is to be said of files that gave nothing; pictures and their like are named together. */
export function fileWarnings(files: readonly KnownFile[]): Warning[] {
  const others = files.filter(({ format, hint }) => format === null && /^the file is (an? |not text)/.test(hint ?? ""));
  const apart = others.length > 1 ? others : [];
  return [...files.filter((file) => !apart.includes(file)).flatMap(warningsOf), ...notTables(apart)];
}

const shownNames = 5;

function notTables(files: readonly KnownFile[]): Warning[] {
  if (files.length === 0) return [];
  const names = files.slice(0, shownNames).map(({ file }) => basename(file));
  const more = files.length > shownNames ? ` and ${files.length - shownNames} more` : "";
  return [
    {
      code: "files_not_tables",
      message: `${files.length} files are pictures, documents or the like and were not read: ${names.join(", ")}${more}.`,
      hint: "Nothing is to be done, unless one of them was to hold figures: export those as csv or xlsx.",
    },
  ];
}

function warningsOf({ file, format, tables, duplicateOf, hint }: KnownFile): Warning[] {
  if (duplicateOf !== null) {
    return [
      {
        code: "duplicate_file",
        message: `${file} is the same file as ${duplicateOf}; it counts once.`,
        hint: "Remove one of them.",
      },
    ];
  }
  if (format === null) {
    return [
      {
        code: "file_not_read",
        message: `${file} was not read: ${hint ?? "not recognised"}.`,
        hint: "See docs/formats.md, or leave it out.",
      },
    ];
  }
  // What is odd about a file that was read stands beside it as a note.
  return hint === null || tables.some(({ rows }) => rows > 0)
    ? []
    : [{ code: "file_empty", message: `${file}: ${hint}.`, hint: "Export it again, or leave it out." }];
}

/** The same facts in two files are no fault, but somebody may wonder where a file's sums have gone. */
export function repeatWarnings(files: readonly KnownFile[], setAside: readonly SetAside[]): Warning[] {
  const nameOf = (source: number) => files.find((file) => file.source === source)?.file ?? "another file";
  const betweenFiles = setAside.filter(({ source, inFavourOf }) => source > 0 && inFavourOf > 0);
  return betweenFiles.map(({ source, inFavourOf, what, whole }) => ({
    code: `${what}_in_two_files`,
    message: `${nameOf(source)} ${whole ? "tells" : "tells in part"} of the same ${what} as ${nameOf(inFavourOf)}; they count once, as the latter has them.`,
    hint: "Nothing is to be done; to count the other one, leave the latter out.",
  }));
}
