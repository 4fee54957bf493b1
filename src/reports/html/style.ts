/** The page's one style sheet: light, dark, paper, phone. No font, picture or address is fetched. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1b2330; --muted: #5d6878; --line: #e3e7ec; --wash: #f6f8fa;
  --accent: #0b6b72; --loss: #b3261e; --cost: #b3bcc8; --cost-dark: #7f8b9b;
  --measured: #0b6b72; --declared: #4c9aa0; --aggregated: #8fc1c5; --modelled: #b5d7da; --assigned: #d3e8ea;
  --unattributed: #d5dae1;
  --on-measured: #ffffff; --on-declared: #06282b; --on-aggregated: #06282b; --on-modelled: #06282b;
  --on-assigned: #06282b; --on-unattributed: #1b2330;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12161c; --ink: #e7ebf0; --muted: #9aa6b5; --line: #2a323d; --wash: #1a2029;
    --accent: #56bcc4; --loss: #ff8a7d; --cost: #5b6776; --cost-dark: #8491a2;
    --measured: #56bcc4; --declared: #3d8f96; --aggregated: #2d6b70; --modelled: #244d51; --assigned: #1e3b3e;
    --unattributed: #3a434f;
    --on-measured: #06282b; --on-declared: #ffffff; --on-aggregated: #ffffff; --on-modelled: #ffffff;
    --on-assigned: #ffffff; --on-unattributed: #e7ebf0;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  -webkit-text-size-adjust: 100%;
}
main, footer { max-width: 1072px; margin: 0 auto; padding: 0 20px; }
h1, h2, h3, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
h1 { font-size: clamp(27px, 4vw, 42px); line-height: 1.15; font-weight: 650; letter-spacing: -0.02em; max-width: 26ch; text-wrap: balance; }
h2 { font-size: 22px; line-height: 1.3; font-weight: 650; letter-spacing: -0.01em; }
h3 { font-size: 15px; font-weight: 600; }
section { padding: 40px 0 0; }
h2 + * { margin-top: 16px; }
.lead { color: var(--muted); max-width: 68ch; }
h2 + .lead { margin-top: 4px; }
.lead + * { margin-top: 20px; }
header { padding: 40px 0 0; }
.eyebrow { color: var(--muted); margin-bottom: 14px; }
.eyebrow strong { color: var(--ink); font-weight: 600; }
.verdict { margin-top: 18px; font-size: 18px; max-width: 62ch; }
.pill { display: inline-block; font-size: 14px; font-weight: 600; line-height: 1; padding: 6px 10px; border-radius: 99px; margin-right: 8px; border: 1px solid currentColor; vertical-align: 2px; white-space: nowrap; }
.pays { color: var(--accent); } .loses { color: var(--loss); } .unclear, .unknown { color: var(--muted); }
.figures { display: grid; grid-template-columns: repeat(4, 1fr); margin-top: 32px; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); }
.figures div { padding: 16px 16px 16px 20px; border-left: 1px solid var(--line); min-width: 0; }
.figures div:first-child { border-left: 0; padding-left: 0; }
.figures dt { color: var(--muted); font-size: 14px; }
.figures dd { font-size: 24px; font-weight: 600; letter-spacing: -0.01em; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; line-height: 1.3; }
.figures small { display: block; font-size: 13px; font-weight: 400; letter-spacing: 0; color: var(--muted); }
.loss { color: var(--loss); } .gain { color: var(--accent); } .few, .muted { color: var(--muted); }
.steps { list-style: none; border-top: 1px solid var(--line); }
.steps li { display: grid; grid-template-columns: 240px 1fr; gap: 4px 24px; padding: 14px 0; border-bottom: 1px solid var(--line); }
.steps li > * { min-width: 0; overflow-wrap: anywhere; }
.steps strong { font-weight: 600; }
.steps.even li { grid-template-columns: 1fr 1fr; gap: 4px 40px; }
.steps .todo { font-weight: 600; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 32px 40px; align-items: start; }
.pair > * { min-width: 0; }
.stack { display: grid; gap: 32px; }
.note { color: var(--muted); font-size: 14px; margin-top: 8px; }
.pair + *, .stack + * { margin-top: 24px; }
.chart { max-width: 640px; } .chart.full { max-width: none; }
.chart svg { display: block; width: 100%; height: auto; margin-top: 10px; font-variant-numeric: tabular-nums; }
.chart svg.narrow { display: none; }
.legend { display: flex; flex-wrap: wrap; gap: 2px 16px; list-style: none; font-size: 13px; color: var(--muted); margin-top: 2px; }
.legend:empty { display: none; }
.swatch { display: inline-block; width: 11px; height: 11px; margin-right: 6px; border-radius: 2px; vertical-align: -1px; background: var(--cost); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.swatch.return { background: var(--accent); } .swatch.loss { background: var(--loss); } .swatch.cost-dark { background: var(--cost-dark); }
.swatch.dot { border-radius: 50%; } .swatch.untold { background: var(--ink); } .swatch.few { background: none; border: 2px solid var(--muted); }
.swatch.beyond { background: var(--muted); clip-path: polygon(0 0, 50% 50%, 50% 0, 100% 50%, 50% 100%, 50% 50%, 0 100%); }
.swatch.line { height: 3px; vertical-align: 3px; }
.swatch.measured { background: var(--measured); } .swatch.declared { background: var(--declared); }
.swatch.aggregated { background: var(--aggregated); } .swatch.modelled { background: var(--modelled); }
.swatch.assigned { background: var(--assigned); } .swatch.unattributed { background: var(--unattributed); }
table { width: 100%; border-collapse: collapse; font-size: 15px; }
caption { text-align: left; color: var(--muted); font-size: 14px; padding-bottom: 8px; }
th, td { text-align: left; padding: 8px 0 8px 16px; border-bottom: 1px solid var(--line); vertical-align: baseline; font-weight: 400; overflow-wrap: anywhere; }
th:first-child, td:first-child { padding-left: 0; }
thead th { color: var(--muted); font-size: 13px; border-bottom-color: var(--muted); overflow-wrap: normal; }
td small, th small { overflow-wrap: break-word; }
.files thead th:first-child { width: 36%; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; overflow-wrap: normal; }
tr.sum > *, tr.sum td { font-weight: 650; } tr.sum > * { border-top: 1px solid var(--muted); }
tr.gap > * { padding-top: 26px; }
.n + td:not(.n), .n + th:not(.n) { padding-left: 28px; }
.interval { color: var(--muted); }
tr.sum .interval { font-weight: 400; }
.dense th, .dense td { padding-top: 4px; padding-bottom: 4px; font-size: 14px; }
td small, th small { display: block; color: var(--muted); font-size: 13px; font-weight: 400; }
details { margin-top: 16px; font-size: 15px; }
summary { cursor: pointer; color: var(--accent); width: fit-content; border-radius: 4px; }
summary:focus-visible, a:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
details dl { margin-top: 10px; padding: 14px 18px; background: var(--wash); border-radius: 8px; display: grid; grid-template-columns: minmax(110px, auto) 1fr; gap: 6px 20px; }
details dt { color: var(--muted); } details dd { min-width: 0; overflow-wrap: anywhere; }
details table { margin-top: 10px; }
a { color: var(--accent); }
footer { padding-top: 48px; padding-bottom: 48px; color: var(--muted); font-size: 14px; }
@media (max-width: 920px) {
  .pair { grid-template-columns: 1fr; }
}
@media (max-width: 640px) {
  main, footer { padding: 0 16px; } footer { padding-top: 40px; padding-bottom: 40px; }
  header { padding-top: 28px; } section { padding-top: 36px; }
  .figures { grid-template-columns: 1fr 1fr; }
  .figures div { padding: 12px 8px 12px 0; border-left: 0; }
  .figures div:nth-child(n + 3) { border-top: 1px solid var(--line); }
  .figures dd { font-size: 20px; }
  .steps li, .steps.even li { grid-template-columns: 1fr; }
  .chart svg.wide { display: none; } .chart svg.narrow { display: block; }
  .cards thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .cards, .cards tbody, .cards caption { display: block; }
  .cards tr { display: grid; grid-template-columns: 1fr 1fr; gap: 2px 14px; padding: 12px 0; border-bottom: 1px solid var(--line); }
  .cards tr.sum { border-top: 1px solid var(--muted); margin-top: -1px; }
  .cards tr.gap { margin-top: 20px; }
  .cards th, .cards td, .cards tr.gap > * { border: 0; padding: 0; }
  .cards tbody th { grid-column: 1 / -1; font-weight: 600; padding-bottom: 2px; }
  .cards td { display: flow-root; text-align: right; font-size: 14px; }
  .cards td.long { grid-column: 1 / -1; text-align: left; }
  .cards td:empty { display: none; }
  .cards td::before { content: attr(data-label); float: left; margin-right: 10px; color: var(--muted); font-size: 13px; font-weight: 400; }
  .cards td.interval { font-size: 13px; } .cards td.interval::before { content: none; }
  .cards td.interval.n { white-space: normal; }
  .cards td small { display: inline; }
  details dl { grid-template-columns: 1fr; gap: 0; } details dd + dt { margin-top: 8px; }
}
@page { size: A4; margin: 15mm 14mm; }
@media print {
  :root {
    color-scheme: light;
    --paper: #ffffff; --ink: #1b2330; --muted: #5d6878; --line: #dde2e8; --wash: #f6f8fa;
    --accent: #0b6b72; --loss: #b3261e; --cost: #b3bcc8; --cost-dark: #7f8b9b;
    --measured: #0b6b72; --declared: #4c9aa0; --aggregated: #8fc1c5; --modelled: #b5d7da; --assigned: #d3e8ea;
    --unattributed: #d5dae1;
    --on-measured: #ffffff; --on-declared: #06282b; --on-aggregated: #06282b; --on-modelled: #06282b;
    --on-assigned: #06282b; --on-unattributed: #1b2330;
  }
  body { font-size: 9.5pt; line-height: 1.4; }
  main, footer { max-width: none; padding: 0; }
  header { padding-top: 0; } section { padding-top: 22pt; }
  h1 { font-size: 24pt; } h2 { font-size: 14pt; break-after: avoid; } .verdict { font-size: 12pt; }
  table, .dense th, .dense td, details { font-size: 8.5pt; } td small, th small, .note, .legend, .figures small { font-size: 8pt; } caption, thead th { font-size: 8pt; } th, td { padding-top: 4pt; padding-bottom: 4pt; padding-left: 10pt; }
  .figures dd { font-size: 15pt; }
  .pair { grid-template-columns: 1fr 1fr; gap: 16pt 20pt; }
  .chart svg.wide { display: none; } .chart svg.narrow { display: block; }
  .chart.full svg.wide { display: block; } .chart.full svg.narrow { display: none; }
  thead { display: table-header-group; }
  tr, table, figure, .pair, .figures, .steps li, dl { break-inside: avoid; }
  .steps li { padding: 7pt 0; }
  .steps li:first-child { break-after: avoid; } .steps li:last-child { break-before: avoid; }
  .lead, caption { break-after: avoid; }
  summary { list-style: none; color: var(--ink); font-weight: 600; }
  details { break-inside: avoid; }
  details::details-content { display: block; content-visibility: visible; }
  footer { padding: 20pt 0 0; }
}
`;
