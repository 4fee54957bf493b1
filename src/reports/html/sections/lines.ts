import type { Figures, Statement } from "../../../model/statement.ts";
import { count, counts, cpaText, money, percent, percentRange } from "../../figures.ts";
import { groupingTitles, modelTitle, nameLabel, placeLabel } from "../../labels.ts";
import { type Line, roleLines, rolesNote, standing, statementLines, tooFew, wholeBusinessNote } from "../../lines.ts";
import { type Chart, figure } from "../chart.ts";
import { html, type Markup } from "../markup.ts";
import { rowFormulas } from "./account.ts";
import { formulasOf, how } from "./how.ts";

/** What paid and what did not, as pictures: cost against return, and ROI with its interval. */
export function paidOffSection(charts: Chart[]): Markup {
  return html`<section aria-labelledby="paid-off"><h2 id="paid-off">What paid and what did not</h2>
    <div class="pair">${charts.map(figure)}</div></section>`;
}

/** Every line with its figures: social first, then the rest of the business. */
export function linesSection(statement: Statement): Markup {
  const lines = statementLines(statement);
  const conversions = counts(lines.map(({ figures }) => figures.conversions));
  return html`<section aria-labelledby="lines"><h2 id="lines">Line by line</h2>
    <table class="cards" role="table">
      <caption>${groupingTitles[statement.by]}, ${statement.currency}, ${modelTitle(statement.model)}</caption>
      <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Line</th>${columns.map(
        (name) => html`<th role="columnheader" scope="col" class="n">${name}</th>`,
      )}</tr></thead>
      <tbody role="rowgroup">${lines.map((line, index) =>
        lineRow(line, conversions[index] ?? "", lines[index - 1]),
      )}</tbody>
    </table>
    ${statement.all.roi === null ? null : html`<p class="note">${wholeBusinessNote}</p>`}
    ${how([
      ...formulasOf(statement, rowFormulas),
      ["Attributed", "the figures say what is credited to a line, not what it caused"],
      ["Unattributed", "orders that nothing explains; they stand here so that the lines sum to the whole business"],
      ["Not enough data", "fewer than 10 conversions: the figure is shown in grey and without an interval"],
      [
        "Gain or loss",
        "coloured only where the whole 90 % interval is one; where it holds both, it cannot be told yet",
      ],
    ])}
  </section>`;
}

/** Where social media stood in the journeys, line by line; nothing where it stood in none. */
export function rolesSection(statement: Statement): Markup | null {
  const stood = roleLines(statement);
  if (stood.length === 0) return null;
  return html`<section aria-labelledby="roles"><h2 id="roles">Where social stood</h2>
    <table class="cards" role="table">
      <caption>${groupingTitles[statement.by]}, conversions</caption>
      <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Line</th>${roleTitles.map(
        ([, title]) => html`<th role="columnheader" scope="col" class="n">${title}</th>`,
      )}</tr></thead>
      <tbody role="rowgroup">${stood.map(roleRow)}</tbody>
    </table>
    <p class="note">${rolesNote}</p>
  </section>`;
}

const roleTitles = [
  ["origin", "Origin"],
  ["assist", "Assist"],
  ["converter", "Converter"],
] as const;

const roleRow = ({ kind, label, figures, row }: Line): Markup =>
  html`<tr role="row" class="${looks[kind]}"><th role="rowheader" scope="row">${titleOf(label, row)}</th>${roleTitles.map(
    ([role, title]) => html`<td role="cell" class="n" data-label="${title}">${count(figures.roles[role])}</td>`,
  )}</tr>`;

const columns = ["Cost", "Return", "ROI", "90 % interval", "Conversions", "CPA"];

const looks: Record<Line["kind"], string> = {
  social: "",
  "total-social": "sum",
  other: "",
  unattributed: "",
  all: "sum",
};

function lineRow({ kind, label, figures, row }: Line, conversions: string, before: Line | undefined): Markup {
  const gap = before?.kind === "total-social" ? "gap" : "";
  const cells = [
    [kind === "unattributed" ? "" : money(figures.cost), ""],
    [money(figures.return), ""],
    roiCell(figures),
    intervalCell(figures),
    [conversions, ""],
    [kind === "unattributed" ? "" : cpaText(figures), ""],
  ] as const;
  return html`<tr role="row" class="${looks[kind]} ${gap}"><th role="rowheader" scope="row">${titleOf(label, row)}</th>${cells.map(
    ([text, look], cell) => html`<td role="cell" class="n ${look}" data-label="${columns[cell]}">${text}</td>`,
  )}</tr>`;
}

/** Of a campaign or post its name, and in small where it stands. */
function titleOf(label: string, row: Line["row"]): Markup {
  const name = row === undefined ? undefined : nameLabel(row);
  if (name === undefined || row === undefined) return html`${label}`;
  return html`${name}<small>${placeLabel(row)}</small>`;
}

function intervalCell(figures: Figures): readonly [string, string] {
  if (figures.interval !== null) return [percentRange(figures.interval), "interval"];
  return [tooFew(figures) ? "not enough data" : "", "interval few"];
}

function roiCell(figures: Figures): readonly [string, string] {
  if (figures.roi === null) return ["", ""];
  return [percent(figures.roi), standing(figures)];
}
