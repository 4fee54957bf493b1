import type { Statement } from "../../../model/statement.ts";
import { capitalised } from "../../labels.ts";
import { html, type Markup } from "../markup.ts";

/** "How was this worked out?", closed until asked: pairs of a word and what it means here. */
export function how(entries: readonly (readonly [string, string])[]): Markup | null {
  if (entries.length === 0) return null;
  return html`<details><summary>How was this worked out?</summary><dl>${entries.map(
    ([word, meaning]) => html`<dt>${capitalised(word)}</dt><dd>${meaning}</dd>`,
  )}</dl></details>`;
}

/** The statement's own formulas by name; names it does not have are left out. */
export function formulasOf({ formulas }: Statement, names: readonly string[]): [string, string][] {
  return names.flatMap((name): [string, string][] => {
    const formula = formulas[name];
    return formula === undefined ? [] : [[formulaTitles[name] ?? name, formula]];
  });
}

/** The formulas no section asks for, so that none is lost. */
export function furtherFormulas({ formulas }: Statement, shown: readonly string[]): [string, string][] {
  return Object.entries(formulas).filter(([name]) => !shown.includes(name));
}

const formulaTitles: Record<string, string> = { roi: "ROI", cpa: "CPA" };
