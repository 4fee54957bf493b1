/** How every page of ours looks: light and dark, phone and desk. */
export const style = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1b2330; --muted: #5d6878; --line: #e3e7ec; --edge: #7d8896; --wash: #f6f8fa; --accent: #0b6b72; --on: #fff; --fault: #b3261e; --good: #1f7a3f; }
@media (prefers-color-scheme: dark) { :root { --paper: #12161c; --ink: #e7ebf0; --muted: #9aa6b5; --line: #2a323d; --edge: #6d7a8a; --wash: #1a2029; --accent: #56bcc4; --on: #06282b; --fault: #ff9a91; --good: #7ed49b; } }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; -webkit-text-size-adjust: 100%; }
.bar, main { max-width: 820px; margin: 0 auto; padding-inline: 20px; }
.narrow .bar, .narrow main { max-width: 440px; }
.bar { display: flex; align-items: center; justify-content: space-between; gap: 16px; padding-top: 24px; min-height: 68px; }
.narrow .bar { padding-top: clamp(24px, 9vh, 88px); }
.mark { display: inline-flex; align-items: center; gap: 8px; color: var(--accent); font-weight: 700; letter-spacing: -.01em; text-decoration: none; padding: 8px 0; }
nav { display: flex; align-items: center; gap: 20px; font-size: 15px; min-width: 0; }
nav a { color: var(--ink); text-decoration: none; padding: 8px 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; max-width: 16em; }
nav a:hover { text-decoration: underline; }
nav .plain { text-decoration: none; white-space: nowrap; }
main { padding-block: 28px 72px; }
h1 { margin: 0 0 12px; font-size: clamp(28px, 5vw, 38px); line-height: 1.15; letter-spacing: -.02em; text-wrap: balance; overflow-wrap: anywhere; }
.narrow h1 { font-size: 28px; }
h2 { margin: 0 0 8px; font-size: 20px; line-height: 1.3; }
h3 { margin: 0; font-size: 16px; }
p { margin: 0; } section { margin-top: 44px; }
section > p + p, section > p + form, section > form + p { margin-top: 12px; }
.lead, .muted, .hint { color: var(--muted); } .muted, .hint { font-size: 14px; }
a { color: var(--accent); }
code { font: 14px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; background: var(--wash); border: 1px solid var(--line); border-radius: 6px; padding: 1px 6px; overflow-wrap: anywhere; }
form { display: grid; gap: 20px; margin-top: 24px; max-width: 400px; }
.field { display: grid; gap: 6px; }
label { font-weight: 600; font-size: 15px; }
input, select { width: 100%; min-height: 46px; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--edge); border-radius: 8px; padding: 9px 12px; }
input[readonly] { background: var(--wash); border-color: var(--line); }
input[aria-invalid="true"] { border-color: var(--fault); }
.code { font: 22px/1.3 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; letter-spacing: .18em; }
.secret { position: relative; } .secret input { padding-inline-end: 72px; }
.secret button { position: absolute; inset: 1px 1px 1px auto; padding: 0 14px; font-size: 14px; text-decoration: none; }
.button, button { display: inline-flex; align-items: center; justify-content: center; min-height: 46px; background: var(--accent); color: var(--on); padding: 9px 18px; border: 1px solid var(--accent); border-radius: 8px; font: inherit; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer; }
.button:hover, button:hover { filter: brightness(1.08); }
button[aria-busy="true"], button[disabled]:not([data-waits]) { opacity: .6; cursor: default; }
.second { background: transparent; color: var(--accent); border-color: var(--edge); }
.plain { background: none; border: 0; padding: 8px 0; min-height: 40px; color: var(--accent); font-weight: 400; text-decoration: underline; border-radius: 4px; }
.wide form button { justify-self: start; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
[tabindex="-1"]:focus { outline: none; }
.or { display: grid; grid-template-columns: 1fr auto 1fr; align-items: center; gap: 14px; color: var(--muted); font-size: 14px; margin: 24px 0; }
.or::before, .or::after { content: ""; border-top: 1px solid var(--line); }
.whole { width: 100%; } .under { margin-top: 20px; }
.fault { color: var(--fault); font-size: 15px; } .fault:empty, .strength:empty, .said:empty { display: none; }
.fault.shown { margin-top: 24px; }
.said { color: var(--good); font-size: 15px; }
.strength { font-size: 14px; color: var(--muted); } .strength[data-good] { color: var(--good); }
.note { border: 1px solid var(--line); border-inline-start: 4px solid var(--accent); border-radius: 8px; background: var(--wash); padding: 14px 18px; margin-top: 28px; }
.note p + p { margin-top: 4px; }
.list { list-style: none; margin: 16px 0 0; padding: 0; border-top: 1px solid var(--line); }
.list > li { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 6px 20px; padding: 14px 0; border-bottom: 1px solid var(--line); }
.list strong { display: block; overflow-wrap: anywhere; } .list form { flex-basis: 100%; margin: 10px 0 8px; }
.list > li > div:first-child { flex: 1 1 14em; min-width: 0; }
.acts { display: flex; flex-wrap: wrap; gap: 10px 16px; align-items: center; } .list .tag { margin: 0; }
.list .field label { display: grid; gap: 6px; } .list .field input { font-weight: 400; }
#codes { margin-top: 24px; }
.tag { display: inline-block; font-size: 13px; line-height: 1; font-weight: 400; color: var(--muted); border: 1px solid var(--line); border-radius: 99px; padding: 5px 10px; margin-inline-start: 8px; vertical-align: 2px; }
.works { display: grid; gap: 14px; list-style: none; padding: 0; margin: 20px 0 0; }
.works li { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 12px 24px; border: 1px solid var(--line); border-radius: 12px; padding: 18px 20px; }
.works h3 { font-size: 18px; overflow-wrap: anywhere; }
.works li > div { flex: 1 1 14em; min-width: 0; }
.two { display: grid; gap: 24px 36px; align-items: start; margin-top: 20px; } .two form { margin-top: 24px; } .two p + p { margin-top: 10px; }
.qr { width: 208px; height: 208px; border: 1px solid var(--line); border-radius: 8px; background: #fff; display: block; }
.codes { columns: 2; gap: 32px; list-style: none; margin: 16px 0; padding: 18px 20px; max-width: 400px; background: var(--wash); border: 1px solid var(--line); border-radius: 8px; font: 16px/1.9 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: start; padding: 10px 12px 10px 0; border-bottom: 1px solid var(--line); font-weight: 400; }
thead th { color: var(--muted); font-size: 14px; } tbody th { font-weight: 600; } .number { text-align: end; } td:last-child, th:last-child { padding-inline-start: 24px; }
.owner { display: block; font-weight: 400; }
.steps { margin: 12px 0 16px; padding: 0 0 0 20px; } .steps li { padding: 6px 0; } .steps span { display: block; } .steps code { display: inline-block; margin-top: 4px; }
@media (min-width: 640px) { .two { grid-template-columns: auto 1fr; } }
@media (max-width: 560px) {
  th, td { padding-inline-end: 8px; } td:last-child, th:last-child { padding-inline: 8px 0; }
  table { font-size: 14px; } thead th { font-size: 12px; vertical-align: bottom; } tbody th { overflow-wrap: anywhere; }
}
@media (forced-colors: active) { button, .button { border: 1px solid; } }
`;
