import { styleText } from "node:util";

/** The few ways the terminal reports stress text. Without colour every one of them leaves the text alone. */
export type Ink = Record<"strong" | "quiet" | "good" | "bad" | "plain", (text: string) => string>;

/** ANSI colours when `colour` is true, else nothing but the text. */
export function inkOf(colour: boolean): Ink {
  const style = (format: "bold" | "dim" | "green" | "red") => (text: string) =>
    colour ? styleText(format, text, { validateStream: false }) : text;
  return { strong: style("bold"), quiet: style("dim"), good: style("green"), bad: style("red"), plain: (text) => text };
}
