import { plainText } from "../cell-text.ts";

/** A piece of HTML that is known to be safe: only `html` and `trusted` make one. */
export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

type Part = Markup | string | number | null | undefined | readonly Part[];

/** A template that escapes every text put into it; pieces of markup and lists of them go in as they are. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(strings.map((text, index) => (index === 0 ? text : render(parts[index - 1]) + text)).join(""));
}

function render(part: Part): string {
  if (part === null || part === undefined) return "";
  if (part instanceof Markup) return part.source;
  return typeof part === "object" ? part.map(render).join("") : escaped(plainText(String(part)));
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? "");

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Markup made by our own code without any text from files: style sheets, and SVG that ECharts has escaped. */
export const trusted = (source: string) => new Markup(source);
