import type { Statement } from "../../../model/statement.ts";
import { money } from "../../figures.ts";
import { dayLabel } from "../../labels.ts";
import { type Chart, figure } from "../chart.ts";
import { fewPoints } from "../charts/over-time.ts";
import { html, type Markup } from "../markup.ts";

/** Social's cost and return over the period, with the figures beside. */
export function overTimeSection({ overTime: { unit, points }, currency }: Statement, chart: Chart): Markup {
  const table = html`<table class="dense">
    <caption>Per ${unit}, ${currency}</caption>
    <thead><tr><th scope="col">From</th><th scope="col" class="n">Cost</th><th scope="col" class="n">Return</th></tr></thead>
    <tbody>${points.map(
      ({ from, cost, return: back }) =>
        html`<tr><th scope="row">${dayLabel(from)}</th><td class="n">${money(cost)}</td><td class="n">${money(back)}</td></tr>`,
    )}</tbody>
  </table>`;
  const picture = figure(chart);
  const body =
    points.length > fewPoints
      ? html`${picture}<details><summary>The figures of this chart</summary>${table}</details>`
      : html`<div class="pair">${picture}${table}</div>`;
  return html`<section aria-labelledby="time"><h2 id="time">Over time</h2>
    <p class="lead">Return stands on the day the order was placed, cost on the days it is spread over.</p>
    ${body}</section>`;
}
