import type { SeenLately } from "../../questions/seen-lately.ts";
import { html, type Markup } from "../../reports/html/markup.ts";
import { dataOption, folderInCommands } from "../../state/data-option.ts";
import type { Site, Workspace } from "../../state/workspaces/workspaces.ts";

/** How a server does, as whoever runs it is shown. */
export interface Standing {
  readonly version: string;
  readonly address: string;
  readonly workspaces: readonly Workspace[];
  readonly sites: readonly Site[];
  readonly lately: readonly SeenLately[];
  /** Whether a tracked link stands. */
  readonly hasLinks: boolean;
  readonly nowMs: number;
  /** The data folder that is served. */
  readonly folder: string;
}

/** What was seen in the last hour, by site; it renews itself where scripts run. */
export function seenSection({ lately, sites, workspaces, nowMs }: Standing): Markup {
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

/** What is left to be done, in commands that mean the folder which is served. */
export function nextSteps({ workspaces, sites, hasLinks, folder }: Standing): Markup {
  const where = dataOption(folder);
  const whose = workspaces.length > 1 ? ` --workspace ${workspaces[0]?.id}` : "";
  const make = `retorno workspace add my-shop --currency EUR --time-zone Europe/Madrid${where}`;
  return html`<section><h2>What to do next</h2><ol class="steps">${workspaces.length === 0 ? step("Make a workspace", make) : null}
${sites.length === 0 ? step("Name your site, and paste the line it prints into your pages", `retorno site add shop.example${where}${whose}`) : null}
${hasLinks ? null : step("Make a tracked link for your next post", `retorno link add https://shop.example/ --source instagram${where}${whose}`)}
${step("Bring in the reports you have", `retorno import FOLDER${where}${whose}`)}
${step("See what came back", `retorno roi --data ${folderInCommands(folder)}${whose}`)}</ol>
<p class="muted">${inCheckout} docs/tracking.md leads to the first event.</p></section>`;
}

const step = (what: string, command: string): Markup => html`<li><span>${what}</span><code>${command}</code></li>`;

const inCheckout = html`In a checkout, write <code>npm run -s retorno --</code> for <code>retorno</code>.`;
