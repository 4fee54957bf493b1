import { html, type Markup } from "../../reports/html/markup.ts";

/** One question of a form, with its label, and the place where its fault is said. */
export interface Field {
  /** Its name in the body that is sent, and its id on the page after the form's own. */
  readonly name: string;
  readonly form: string;
  readonly label: string;
  readonly type?: "text" | "email" | "password";
  /** For browsers and password managers (HTML's list of autofill words). */
  readonly autocomplete: string;
  readonly hint?: string;
  readonly value?: string;
  readonly most?: number;
  readonly least?: number;
  readonly readonly?: boolean;
  readonly autofocus?: boolean;
  /** Whether its strength is said while it is typed. */
  readonly measured?: boolean;
}

export function field({ type = "text", value = "", most = 254, hint = "", ...asked }: Field): Markup {
  const id = `${asked.form}-${asked.name}`;
  const describedBy = [`${id}-fault`, ...(hint === "" ? [] : [`${id}-hint`])].join(" ");
  const flags = [
    asked.readonly === true ? html` readonly` : null,
    asked.autofocus === true ? html` autofocus` : null,
    type === "email" ? html` inputmode="email" autocapitalize="none" spellcheck="false"` : null,
  ];
  const least = asked.least === undefined ? null : html` minlength="${asked.least}"`;
  const input = html`<input id="${id}" name="${asked.name}" type="${type}" autocomplete="${asked.autocomplete}" maxlength="${most}"${least} value="${value}" aria-describedby="${describedBy}" required${flags}>`;
  const shown =
    type === "password"
      ? html`<div class="secret">${input}<button type="button" class="plain" data-shows="${id}" aria-pressed="false" aria-label="Show the password">Show</button></div>`
      : input;
  return html`<div class="field"><label for="${id}">${asked.label}</label>${shown}
${hint === "" ? null : html`<p class="hint" id="${id}-hint">${hint}</p>`}${asked.measured === true ? html`<p class="strength" aria-live="polite" data-measures="${id}"></p>` : null}
<p class="fault" id="${id}-fault"></p></div>`;
}

/** A new password, as it is asked for everywhere. */
export const newPassword = (form: string, label: string, name = "password"): Markup =>
  field({
    form,
    name,
    label,
    type: "password",
    autocomplete: "new-password",
    hint: "At least 12 letters. Four words that do not belong together are good; a password manager is better.",
    most: 128,
    least: 12,
    measured: true,
  });

/** One's own password, asked for once more before something that matters. */
export const ownPassword = (form: string, label = "Your password"): Markup =>
  field({ form, name: "password", label, type: "password", autocomplete: "current-password", most: 1000 });

/** Where a form says what is wrong with the whole of it, and that it went well; read out at once. */
export const verdict = html`<p class="fault" role="alert" data-fault></p><p class="said" role="status" data-said></p>`;
