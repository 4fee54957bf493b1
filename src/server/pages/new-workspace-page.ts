import { html, type Markup } from "../../reports/html/markup.ts";
import { field, verdict } from "./field.ts";
import { page } from "./page.ts";

/** Where a workspace is made; the first one beside a way to look around before. */
export const newWorkspacePage = ({ script, user, isFirst }: NewWorkspacePage): string =>
  page({
    title: isFirst ? "Your first workspace" : "A new workspace",
    width: "narrow",
    script,
    user,
    content: html`<h1>${isFirst ? "Your first workspace" : "A new workspace"}</h1>
<p class="lead">A workspace is one business or brand. Its figures never mix with those of another.</p>
<form id="workspace" method="post">${field({ form: "workspace", name: "name", label: "Name", autocomplete: "organization", most: 100, autofocus: true })}
<p class="hint" id="short" hidden>In addresses and commands: <code></code></p>
${choice("currency", "Currency", "Of your books. Amounts in others are converted.", currencies())}
${choice("timeZone", "Time zone", "Where your days begin and end.", zones())}
${verdict}<button>Make the workspace</button></form>
${isFirst ? around : null}`,
  });

export interface NewWorkspacePage {
  readonly script: string;
  readonly user: { readonly name: string };
  readonly isFirst: boolean;
}

/** One click away; it goes on being made while somebody looks elsewhere. */
const around = html`<p class="or">or</p><form id="demo" method="post">
<button class="second whole">Look around in a made-up shop</button>
<progress id="making" max="1" value="0" aria-label="The made-up shop is being made" hidden></progress>${verdict}</form>`;

const choice = (name: string, label: string, hint: string, options: Markup[]): Markup =>
  html`<div class="field"><label for="workspace-${name}">${label}</label>
<select id="workspace-${name}" name="${name}" required aria-describedby="workspace-${name}-hint workspace-${name}-fault">${options}</select>
<p class="hint" id="workspace-${name}-hint">${hint}</p><p class="fault" id="workspace-${name}-fault"></p></div>`;

function currencies(): Markup[] {
  const names = new Intl.DisplayNames("en", { type: "currency" });
  return Intl.supportedValuesOf("currency").map(
    (code) => html`<option value="${code}"${code === "EUR" ? " selected" : ""}>${code} – ${names.of(code)}</option>`,
  );
}

const zones = (): Markup[] =>
  ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")].map(
    (zone) => html`<option value="${zone}">${zone.replaceAll("_", " ")}</option>`,
  );
