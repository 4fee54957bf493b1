import { html, type Markup } from "../../reports/html/markup.ts";
import { dataOption } from "../../state/data-option.ts";
import type { ServerParts } from "../parts.ts";
import { page } from "./page.ts";
import { nextSteps, type Standing, seenSection } from "./standing.ts";

/** Proof that the server runs, on its own machine, as long as it has no owner; what it has seen, and what to do next. */
export const startPage = (standing: Standing, script: string): string =>
  page({
    title: "Retorno runs",
    script,
    content: html`<p class="muted">Retorno ${standing.version}</p><h1>Retorno runs</h1>
<p class="lead">It listens at <code>${standing.address}</code>. As long as it has no owner, this page is shown on this computer alone.</p>
${owner(standing.folder)}<section>${seenSection(standing)}</section>
${nextSteps(standing)}`,
  });

/** What everybody else is told until then; on a demo server, where nobody signs in at all, where the made-up shop is. */
export const strangersPage = ({ folder, guest }: Pick<ServerParts, "folder" | "guest">): string =>
  guest === null
    ? page({
        title: "Nobody is let in yet",
        width: "narrow",
        content: html`<h1>Nobody is let in yet</h1><p class="lead">This Retorno waits for its owner.</p>
<p class="under">If that is you: open the link that stands where you started the server. <code>retorno owner${dataOption(folder)}</code> makes a new one.</p>`,
      })
    : page({
        title: "A made-up shop",
        width: "narrow",
        content: html`<h1>Nobody has to sign in</h1><p class="lead">This Retorno shows a made-up shop, to look around in.</p>
<p class="under"><a class="button whole" href="/w/${guest}">Look at it</a></p>
<p class="under">To begin with your own: stop it, and start <code>retorno serve</code>, which prints the link that makes you its owner.</p>`,
      });

const owner = (folder: string): Markup => html`<div class="note"><p><strong>It has no owner yet.</strong></p>
<p class="muted">Open the link that stands where you started it, or make a new one: <code>retorno owner${dataOption(folder)}</code></p></div>`;
