import type { Statement } from "../../../model/statement.ts";
import { count, minus, money, percent, percentRange } from "../../figures.ts";
import { headline, verdictWords } from "../../headline.ts";
import { periodWords } from "../../labels.ts";
import { standing, tooFew } from "../../lines.ts";
import { html, type Markup } from "../markup.ts";

/** The answer in one sentence, how sure it is, and the four figures it comes from. */
export function opening(statement: Statement): Markup {
  const { totals, currency, business, period } = statement;
  const { sentence, because, verdict } = headline(statement);
  const net = minus(totals.return, totals.cost, currency);
  return html`<header>
    <p class="eyebrow">${business === null ? "" : html`<strong>${business}</strong> · `}Return on social media · ${periodWords(period)}</p>
    <h1>${sentence}</h1>
    <p class="verdict"><span class="pill ${verdict}">${verdictWords[verdict]}</span>${because}</p>
    <dl class="figures">
      <div><dt>Cost</dt><dd>${money(totals.cost)}<small>${currency}, social media</small></dd></div>
      <div><dt>Return</dt><dd>${money(totals.return)}<small>${conversionWords(totals.conversions)}</small></dd></div>
      <div><dt>Net</dt><dd class="${Number(net) < 0 ? "loss" : ""}">${money(net)}<small>return less cost</small></dd></div>
      ${roiFigure(statement)}
    </dl>
  </header>`;
}

const conversionWords = (conversions: number) =>
  `from ${count(conversions)} ${conversions === 1 ? "conversion" : "conversions"}`;

function roiFigure({ totals }: Statement): Markup {
  const { roi, interval } = totals;
  if (roi === null) return html`<div><dt>ROI</dt><dd class="muted">–<small>cannot be told</small></dd></div>`;
  if (tooFew(totals)) {
    return html`<div><dt>ROI</dt><dd class="few">${percent(roi)}<small>not enough data</small></dd></div>`;
  }
  const sure = interval === null ? "no interval can be had" : `90 % interval ${percentRange(interval)}`;
  return html`<div><dt>ROI</dt><dd class="${standing(totals)}">${percent(roi)}<small>${sure}</small></dd></div>`;
}
