import { evidences } from "../../../model/evidence.ts";
import type { Statement } from "../../../model/statement.ts";
import { costLines } from "../../cost-lines.ts";
import { minus, money, percent } from "../../figures.ts";
import { basisWords, capitalised, evidenceMeanings, modelTitle } from "../../labels.ts";
import { standing, tooFew } from "../../lines.ts";
import { type Chart, figure } from "../chart.ts";
import { html, type Markup } from "../markup.ts";
import { formulasOf, furtherFormulas, how } from "./how.ts";

/** Social media's statement of account, beside the evidence and the costs as pictures. */
export function account(statement: Statement, charts: Chart[]): Markup {
  const { totals, currency } = statement;
  const net = minus(totals.return, totals.cost, currency);
  const line = (label: string, amount: string, note?: string) =>
    html`<tr><th scope="row">${label}${note === undefined ? null : html`<small>${note}</small>`}</th><td class="n">${money(amount)}</td></tr>`;
  const sum = (label: string, text: string, look = "") =>
    html`<tr class="sum"><th scope="row">${label}</th><td class="n ${look}">${text}</td></tr>`;
  return html`<section aria-labelledby="account"><h2 id="account">Statement of account</h2>
    <div class="pair"><table>
      <caption>Social media, ${currency}</caption>
      <thead><tr><th scope="col">Entry</th><th scope="col" class="n">${currency}</th></tr></thead>
      <tbody>
        ${evidences
          .filter((kind) => Number(totals.evidence[kind]) !== 0)
          .map((kind) => line(`${capitalised(kind)} return`, totals.evidence[kind], evidenceMeanings[kind]))}
        ${sum("Return", money(totals.return))}
        ${costLines(statement).map(({ label, amount }) => line(label, amount))}
        ${sum("Cost", money(totals.cost))}
        ${sum("Net", money(net), Number(net) < 0 ? "loss" : "")}
        ${roiLine(statement, sum)}
      </tbody>
    </table><div class="stack">${charts.map(figure)}</div></div>
    ${how([
      ...formulasOf(statement, accountFormulas),
      ["Basis", basisWords(statement)],
      [
        "Model",
        `${modelTitle(statement.model)}; touches up to ${statement.lookbackDays} days before the conversion count`,
      ],
      ...furtherFormulas(statement, [...accountFormulas, ...rowFormulas]),
    ])}
  </section>`;
}

const accountFormulas = ["return", "cost", "net", "roi"];

/** The formulas that the table of lines explains. */
export const rowFormulas = ["interval", "cpa", "conversions"];

function roiLine({ totals }: Statement, sum: (label: string, text: string, look?: string) => Markup): Markup {
  if (totals.roi === null) return sum("ROI", "cannot be told", "muted");
  if (tooFew(totals)) return sum("ROI", `${percent(totals.roi)}, not enough data`, "few");
  return sum("ROI", percent(totals.roi), standing(totals));
}
