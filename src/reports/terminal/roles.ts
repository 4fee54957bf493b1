import type { Roles, Statement } from "../../model/statement.ts";
import { counts } from "../figures.ts";
import { whereLabel } from "../labels.ts";
import { roleLines, rolesNote } from "../lines.ts";
import { type Column, layColumns } from "./columns.ts";
import { wrap } from "./display-width.ts";
import type { Ink } from "./ink.ts";

/** Where social media stood in the journeys, line by line. */
export function rolesSection(statement: Statement, width: number, ink: Ink): string[] {
  const stood = roleLines(statement);
  if (stood.length === 0) return [];
  const column = (title: string, role: keyof Roles): Column => ({
    title,
    align: "right",
    cells: counts(stood.map(({ figures }) => figures.roles[role])).map((text) => ({ text })),
  });
  const label: Column = {
    title: "Conversions",
    align: "left",
    cells: stood.map(({ label, row }) => ({ text: label, end: row === undefined ? "" : whereLabel(row) })),
  };
  const columns = [label, column("Origin", "origin"), column("Assist", "assist"), column("Converter", "converter")];
  const { title, lines } = layColumns(columns, width, ink);
  return [title, ...lines, ...wrap(rolesNote, width).map(ink.quiet)];
}
