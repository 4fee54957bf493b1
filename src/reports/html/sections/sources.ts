import type { Statement } from "../../../model/statement.ts";
import { count, money } from "../../figures.ts";
import { formatLabel, sumsWords } from "../../labels.ts";
import { html, type Markup } from "../markup.ts";

/** Which files were read, what each held, and which were set aside and why. */
export function sourcesSection({ sources, ledger, currency }: Statement): Markup | null {
  if (sources.length === 0) return null;
  return html`<section aria-labelledby="sources"><h2 id="sources">Where the figures come from</h2>
    <table class="cards files" role="table">
      <caption>Files read</caption>
      <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">File</th><th role="columnheader" scope="col">What it is</th>
        <th role="columnheader" scope="col" class="n">Rows</th><th role="columnheader" scope="col" class="n">Rejected</th>
        <th role="columnheader" scope="col">Used</th></tr></thead>
      <tbody role="rowgroup">${sources.map(sourceRow)}</tbody>
    </table>
    ${ledger.length === 0 ? null : costLedger(ledger, currency)}
  </section>`;
}

function sourceRow({ file, format, rows, rejected, sums, used, note, currency }: Statement["sources"][number]): Markup {
  const held = sumsWords(sums, currency);
  return html`<tr role="row"><th role="rowheader" scope="row">${file}</th>
    <td role="cell" class="long" data-label="What it is">${formatLabel(format)}${held === "" ? null : html`<small>${held}</small>`}</td>
    <td role="cell" class="n" data-label="Rows">${count(rows)}</td>
    <td role="cell" class="n" data-label="Rejected">${count(rejected)}</td>
    <td role="cell" class="long" data-label="Used">${used ? "yes" : "set aside"}${note === null ? null : html`<small>${note}</small>`}</td></tr>`;
}

function costLedger(ledger: Statement["ledger"], currency: string): Markup {
  return html`<details><summary>Each cost, and how it was shared</summary><table class="cards" role="table">
    <caption>Costs in the period, ${currency}</caption>
    <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Cost</th><th role="columnheader" scope="col">For</th>
      <th role="columnheader" scope="col">How it was shared</th><th role="columnheader" scope="col" class="n">Amount</th></tr></thead>
    <tbody role="rowgroup">${ledger.map(
      ({
        what,
        category,
        scope,
        rule,
        amount,
      }) => html`<tr role="row"><th role="rowheader" scope="row">${what}<small>${category}</small></th>
        <td role="cell" class="long" data-label="For">${scope}</td><td role="cell" class="long" data-label="Shared">${rule}</td>
        <td role="cell" class="n" data-label="Amount">${money(amount)}</td></tr>`,
    )}</tbody></table></details>`;
}
