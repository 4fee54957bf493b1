import { html, type Markup } from "../../reports/html/markup.ts";
import { dataOption } from "../../state/data-option.ts";
import { page } from "./page.ts";
import { nextSteps, type Standing, seenSection } from "./standing.ts";

/** Proof that the server runs, on its own machine, as long as it has no owner; what it has seen, and what to do next. */
export const startPage = (standing: Standing, script: string): string =>
  page({
    title: "Retorno runs",
    script,
    content: html`<p class="muted">Retorno ${standing.version}</p><h1>Retorno runs</h1>
<p class="lead">It listens at <code>${standing.address}</code>. ${standing.hasDemo ? "It shows a made-up shop, on this computer alone; nobody signs in to that." : "As long as it has no owner, this page is shown on this computer alone."}</p>
${standing.hasDemo ? demo : owner(standing.folder)}<section>${seenSection(standing)}</section>
${nextSteps(standing)}`,
  });

/** What everybody else is told until then. */
export const strangersPage = ({ folder, hasDemo }: Pick<Standing, "folder" | "hasDemo">): string =>
  page({
    title: "Nobody is let in yet",
    width: "narrow",
    content: hasDemo
      ? html`<h1>Nobody is let in</h1><p class="lead">This Retorno shows a made-up shop, on its own computer alone.</p>
<p class="under">To begin with your own: stop it, and start <code>retorno serve</code>, which prints the link that makes you its owner.</p>`
      : html`<h1>Nobody is let in yet</h1><p class="lead">This Retorno waits for its owner.</p>
<p class="under">If that is you: open the link that stands where you started the server. <code>retorno owner${dataOption(folder)}</code> makes a new one.</p>`,
  });

const owner = (folder: string): Markup => html`<div class="note"><p><strong>It has no owner yet.</strong></p>
<p class="muted">Open the link that stands where you started it, or make a new one: <code>retorno owner${dataOption(folder)}</code></p></div>`;

const demo = html`<section><h2>A shop to look at</h2>
<p class="under"><a class="button" href="/demo">What a made-up shop's social media brought back</a></p></section>`;
