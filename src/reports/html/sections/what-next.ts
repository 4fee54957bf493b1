import type { Statement } from "../../../model/statement.ts";
import { nextSteps } from "../../next-steps.ts";
import { html, type Markup } from "../markup.ts";

/** What the rows and the warnings ask the reader to do, the rows first. */
export function whatNext(statement: Statement): Markup | null {
  const steps = nextSteps(statement).map(
    ({ about, seen, todo }) =>
      html`<li><strong>${about}</strong><div><p>${seen}</p><p class="todo">${todo}</p></div></li>`,
  );
  const open = statement.warnings.length;
  if (steps.length + open === 0) return null;
  const warnings = open === 1 ? "1 warning" : `${open} warnings`;
  const makeSure =
    open === 0
      ? null
      : html`<li><strong>The figures themselves</strong><div><p>${statement.warnings[0]?.message}</p>
        <p class="todo">${statement.warnings[0]?.hint}</p>
        <p><a href="#warnings">${open === 1 ? "See the warning" : `See all ${warnings} and what to do`}</a></p></div></li>`;
  return html`<section aria-labelledby="next"><h2 id="next">What to do next</h2><ol class="steps">${steps}${makeSure}</ol></section>`;
}
