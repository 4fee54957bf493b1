import type { Statement } from "../../../model/statement.ts";
import { html, type Markup } from "../markup.ts";

/** Everything that makes the figures weaker, each with what to do about it. */
export function warningsSection({ warnings }: Statement): Markup | null {
  if (warnings.length === 0) return null;
  return html`<section aria-labelledby="warnings"><h2 id="warnings">Warnings</h2><ul class="steps even">${warnings.map(
    ({ message, hint }) => html`<li class="warning"><div>${message}</div><p class="todo">${hint}</p></li>`,
  )}</ul></section>`;
}
