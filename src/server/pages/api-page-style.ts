/** How the page of the API looks: two columns where there is room, one on a telephone. */
export const apiPageStyle = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1b2330; --muted: #5d6878; --line: #e3e7ec; --wash: #f6f8fa; --accent: #0b6b72; --on: #fff;
  --get: #0b6b72; --post: #3f5fa8; --put: #8a5a00; --patch: #8a5a00; --delete: #a8323e; }
@media (prefers-color-scheme: dark) { :root { --paper: #12161c; --ink: #e7ebf0; --muted: #9aa6b5; --line: #2a323d; --wash: #1a2029; --accent: #56bcc4; --on: #06282b;
  --get: #56bcc4; --post: #8fadf0; --put: #e0b060; --patch: #e0b060; --delete: #f0909a; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 72px; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
a { color: inherit; } a:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: 14px; }
pre { margin: 10px 0 0; padding: 12px 14px; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; line-height: 1.5; }
h1 { margin: 0 0 12px; font-size: clamp(32px, 5vw, 44px); line-height: 1.1; letter-spacing: -.02em; }
h2 { margin: 0 0 8px; font-size: 24px; letter-spacing: -.01em; } p { margin: 0; }
.lead { max-width: 62ch; color: var(--muted); font-size: 18px; } .muted { color: var(--muted); font-size: 14px; }
.skip { position: absolute; left: -999px; } .skip:focus { left: 12px; top: 12px; padding: 8px 12px; background: var(--paper); z-index: 2; }
nav { position: sticky; top: 0; z-index: 1; display: flex; gap: 20px; align-items: center; padding: 0 20px; height: 56px; background: var(--paper); border-bottom: 1px solid var(--line); overflow-x: auto; }
.brand { flex: none; font-weight: 700; } .brand span { color: var(--muted); font-weight: 400; font-size: 14px; }
nav ul { display: flex; gap: 4px; margin: 0; padding: 0; list-style: none; }
nav a { display: block; padding: 8px 10px; border-radius: 6px; font-size: 14px; text-decoration: none; white-space: nowrap; } nav a:hover { background: var(--wash); } nav a span { color: var(--muted); }
main { max-width: 920px; padding: 32px 20px 96px; margin: 0 auto; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 360px), 1fr)); gap: 14px; margin: 28px 0 14px; }
.cards > div { min-width: 0; padding: 18px 20px; background: var(--wash); border: 1px solid var(--line); border-radius: 12px; }
.cards h2 { font-size: 16px; margin: 0 0 4px; letter-spacing: 0; } .cards p { font-size: 15px; }
section { margin-top: 56px; }
article { padding: 18px 0 16px; border-bottom: 1px solid var(--line); scroll-margin-top: 72px; } article:target { box-shadow: -4px 0 0 var(--accent); padding-left: 14px; }
h3 { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 10px; margin: 0 0 4px; font-size: 16px; font-weight: 600; } h3 a { text-decoration: none; min-width: 0; } h3 a:hover { text-decoration: underline; } h3 code { font-size: 15px; overflow-wrap: anywhere; }
.method { flex: none; min-width: 58px; font: 700 12px/1 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; letter-spacing: .04em; }
.get { color: var(--get); } .post { color: var(--post); } .put { color: var(--put); } .patch { color: var(--patch); } .delete { color: var(--delete); }
details { margin-top: 6px; } summary { width: fit-content; padding: 4px 0; color: var(--accent); font-size: 14px; cursor: pointer; }
h4 { margin: 18px 0 4px; font-size: 14px; } dl { margin: 6px 0 0; border-top: 1px solid var(--line); }
dl > div { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 4px 20px; padding: 8px 0; border-bottom: 1px solid var(--line); }
dt, dd { margin: 0; overflow-wrap: anywhere; } dd span { display: block; font-size: 15px; } .type { color: var(--muted); }
.codes { display: flex; flex-wrap: wrap; gap: 6px; margin: 6px 0 0; padding: 0; list-style: none; } .codes li { padding: 2px 8px; background: var(--wash); border: 1px solid var(--line); border-radius: 6px; font-size: 13px; } .codes span { color: var(--muted); } .codes code { font-size: 13px; }
@media (max-width: 560px) { dl > div { grid-template-columns: minmax(0, 1fr); } .lead { font-size: 17px; } main { padding-top: 24px; } }
@media (min-width: 1180px) {
  html { scroll-padding-top: 24px; } article { scroll-margin-top: 24px; }
  body { display: grid; grid-template-columns: 260px minmax(0, 1fr); }
  nav { flex-direction: column; align-items: stretch; gap: 12px; height: 100vh; padding: 36px 20px; border: 0; border-right: 1px solid var(--line); }
  nav ul { flex-direction: column; gap: 0; } nav a { display: flex; justify-content: space-between; white-space: normal; } .brand { padding: 0 10px; }
  main { width: 100%; padding-top: 44px; }
}
@media print { nav { display: none; } details::details-content { content-visibility: visible; } }
`;
