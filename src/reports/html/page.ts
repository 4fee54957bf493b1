import type { Statement } from "../../model/statement.ts";
import { basisWords, modelTitle, periodWords } from "../labels.ts";
import { costAndReturn } from "./charts/cost-and-return.ts";
import { costByCategory } from "./charts/cost-by-category.ts";
import { evidenceSplit } from "./charts/evidence-split.ts";
import { overTime } from "./charts/over-time.ts";
import { roiWithInterval } from "./charts/roi-with-interval.ts";
import { html, trusted } from "./markup.ts";
import { account } from "./sections/account.ts";
import { claimsSection } from "./sections/claims.ts";
import { linesSection, paidOffSection, rolesSection } from "./sections/lines.ts";
import { opening } from "./sections/opening.ts";
import { overTimeSection } from "./sections/over-time.ts";
import { sourcesSection } from "./sections/sources.ts";
import { warningsSection } from "./sections/warnings.ts";
import { whatNext } from "./sections/what-next.ts";
import { style } from "./style.ts";

/** The whole page; loading this module loads ECharts. */
export function statementPage(
  statement: Statement,
  back: { readonly url: string; readonly name: string } | null = null,
): string {
  const { business, period, timeZone, model, lookbackDays } = statement;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Return on social media${business === null ? "" : `: ${business}`}</title>
<style>${trusted(style)}</style>
</head>
<body>
<main>${
    back === null
      ? null
      : html`
<p><a href="${back.url}">← ${back.name}</a></p>`
  }
${opening(statement)}
${paidOffSection([costAndReturn(statement), roiWithInterval(statement)])}
${whatNext(statement)}
${linesSection(statement)}
${rolesSection(statement)}
${account(statement, [evidenceSplit(statement), costByCategory(statement)])}
${overTimeSection(statement, overTime(statement))}
${claimsSection(statement)}
${sourcesSection(statement)}
${warningsSection(statement)}
</main>
<footer><p>${periodWords(period)}, days in ${timeZone}. Model: ${modelTitle(model)}, ${lookbackDays}-day lookback; ${basisWords(statement)}.
Worked out by Retorno on one machine; this page loads nothing and sends nothing.</p></footer>
</body>
</html>
`.source;
}
