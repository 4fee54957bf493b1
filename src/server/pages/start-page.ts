import { createHash } from "node:crypto";
import type { SeenLately } from "../../questions/seen-lately.ts";
import { html, type Markup, trusted } from "../../reports/html/markup.ts";
import type { Site, Workspace } from "../../state/workspaces.ts";

/** What the page at the root of a server says. */
export interface Standing {
  readonly version: string;
  readonly address: string;
  readonly workspaces: readonly Workspace[];
  readonly sites: readonly Site[];
  readonly lately: readonly SeenLately[];
  /** Whether a tracked link stands. */
  readonly hasLinks: boolean;
  readonly nowMs: number;
  /** Whether the statement of a made-up shop is at `/demo`. */
  readonly hasDemo: boolean;
}

/** Proof that the server runs, what it has seen in the last hour, and what to do next; renews itself where scripts run. */
export function startPage(standing: Standing): string {
  return page(
    "Retorno runs",
    html`<header><p class="muted">Retorno ${standing.version}</p><h1>Retorno runs</h1>
<p class="lead">It listens at <code>${standing.address}</code>. This page is shown on this computer alone.</p></header>
<section>${seen(standing)}</section>
${standing.hasDemo ? demo : null}${nextSteps(standing)}`,
    script,
  );
}

/** What everybody else is told. */
export const strangersPage = (): string =>
  page("Retorno", html`<header><h1>Retorno</h1><p class="lead">There is nothing to see here.</p></header>`, "");

/** What a browser is told of an address where there is no page. */
export const noPage = (): string =>
  page(
    "There is no such page",
    html`<header><h1>There is no such page</h1><p class="lead">The shop to look at is here while <code>retorno demo</code> runs.
On this computer, <a href="/">the first page</a> says what this server has seen.</p></header>`,
    "",
  );

const demo = html`<section><h2>A shop to look at</h2>
<p><a class="button" href="/demo">What a made-up shop's social media brought back</a></p></section>`;

function seen({ lately, sites, workspaces, nowMs }: Standing): Markup {
  const total = lately.reduce((sum, { events }) => sum + events, 0);
  const rows = lately.map(
    ({ workspace, site, events, bots, lastMs }) => html`<tr>
<th scope="row">${sites.find(({ key }) => key === site)?.name ?? "links, API and webhooks"}${ownerOf(workspace, workspaces)}</th>
<td class="number">${events.toLocaleString("en")}</td><td class="number">${bots.toLocaleString("en")}</td>
<td>${ago(nowMs - lastMs)}</td></tr>`,
  );
  const waiting =
    sites.length === 0
      ? "No site is watched yet."
      : "Waiting for the first event: open a page that carries the script tag. This page shows it by itself.";
  return html`<h2 id="count" aria-live="polite">${total === 0 ? "No event in the last hour" : `${total.toLocaleString("en")} ${total === 1 ? "event" : "events"} in the last hour`}</h2><div id="seen">
${
  total === 0
    ? html`<p class="lead">${waiting}</p>`
    : html`<div class="scroll"><table><thead><tr><th scope="col">Seen on</th>
<th scope="col" class="number">Events</th><th scope="col" class="number">of bots</th><th scope="col">Last</th></tr></thead>
<tbody>${rows}</tbody></table></div>`
}</div>`;
}

/** Where there is one workspace, nobody has to be told whose a site is. */
function ownerOf(id: string, workspaces: readonly Workspace[]): Markup | null {
  if (workspaces.length < 2) return null;
  return html`<span class="muted owner">${workspaces.find((one) => one.id === id)?.name ?? id}</span>`;
}

function ago(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return seconds <= 1 ? "just now" : `${seconds} seconds ago`;
  const minutes = Math.round(seconds / 60);
  return minutes === 1 ? "a minute ago" : `${minutes} minutes ago`;
}

function nextSteps({ workspaces, sites, hasLinks, hasDemo }: Standing): Markup {
  const own = workspaces.filter(({ id }) => !(hasDemo && id === "demo"));
  const whose = own.length > 1 ? ` --workspace ${own[0]?.id}` : "";
  const step = (what: string, command: string) => html`<li><span>${what}</span><code>${command}</code></li>`;
  const make = step("Make a workspace", "retorno workspace add my-shop --currency EUR --time-zone Europe/Madrid");
  return html`<section><h2>What to do next</h2><ol class="steps">${own.length === 0 ? make : null}
${sites.length === 0 ? step("Name your site, and paste the line it prints into your pages", `retorno site add shop.example${whose}`) : null}
${hasLinks ? null : step("Make a tracked link for your next post", `retorno link add https://shop.example/ --source instagram${whose}`)}
${step("Bring in the reports you have", `retorno import FOLDER${whose}`)}
${step("See what came back", `retorno roi --data retorno-data${whose}`)}</ol>
<p class="muted">In a checkout, write <code>npm run -s retorno --</code> for <code>retorno</code>. docs/tracking.md leads to the first event.</p></section>`;
}

const style = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1b2330; --muted: #5d6878; --line: #e3e7ec; --wash: #f6f8fa; --accent: #0b6b72; --on: #fff; }
@media (prefers-color-scheme: dark) { :root { --paper: #12161c; --ink: #e7ebf0; --muted: #9aa6b5; --line: #2a323d; --wash: #1a2029; --accent: #56bcc4; --on: #06282b; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
main { max-width: 820px; margin: 0 auto; padding: 48px 20px 64px; }
h1 { margin: 4px 0 12px; font-size: clamp(28px, 5vw, 40px); line-height: 1.15; letter-spacing: -.02em; }
h2 { margin: 0 0 12px; font-size: 20px; }
p { margin: 0; } section { margin-top: 36px; }
.lead, .muted { color: var(--muted); } .muted { font-size: 14px; }
code { font: 14px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; background: var(--wash); border: 1px solid var(--line); border-radius: 6px; padding: 1px 6px; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: start; padding: 10px 12px 10px 0; border-bottom: 1px solid var(--line); font-weight: 400; }
thead th { color: var(--muted); font-size: 14px; } tbody th { font-weight: 600; } .number { text-align: end; } td:last-child, th:last-child { padding-inline-start: 24px; }
.owner { display: block; font-weight: 400; }
@media (max-width: 560px) {
  th, td { padding-inline-end: 8px; } td:last-child, th:last-child { padding-inline: 8px 0; }
  table { font-size: 14px; } thead th { font-size: 12px; vertical-align: bottom; } tbody th { overflow-wrap: anywhere; }
}
.button { display: inline-block; background: var(--accent); color: var(--on); padding: 10px 16px; border-radius: 8px; font-weight: 600; text-decoration: none; }
.button:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
.steps { margin: 0 0 16px; padding: 0 0 0 20px; } .steps li { padding: 6px 0; } .steps span { display: block; } .steps code { display: inline-block; margin-top: 4px; }
`;

/** The heading alone is read out, and only when it has changed. */
const script = `
const parts = ["count", "seen"];
const own = parts.map((id) => document.getElementById(id));
setInterval(async () => {
  if (document.hidden) return;
  try {
    const fresh = new DOMParser().parseFromString(await (await fetch("/")).text(), "text/html");
    parts.forEach((id, at) => {
      const now = fresh.getElementById(id);
      if (now && now.innerHTML !== own[at].innerHTML) own[at].replaceChildren(...now.childNodes);
    });
  } catch {}
}, 1000);
`;

const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Nothing comes from elsewhere, nothing but our own style and script runs, and nobody frames it. */
export const startPagePolicy = `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)}; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

function page(title: string, content: Markup, run: string): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title><style>${trusted(style)}</style></head>
<body><main>${content}</main>${run === "" ? null : trusted(`<script>${run}</script>`)}</body></html>
`.source;
}
