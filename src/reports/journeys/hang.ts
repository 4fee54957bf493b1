import { wrap } from "../terminal/display-width.ts";

/** Breaks a text into lines, all but the first set in; blanks before it stand. */
export function hang(text: string, width: number, indent: string): string[] {
  const lead = text.length - text.trimStart().length;
  return wrap(text.trimStart(), width - indent.length).map((line, at) =>
    at === 0 ? " ".repeat(lead) + line : indent + line,
  );
}
