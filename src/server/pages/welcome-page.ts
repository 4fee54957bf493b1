import { html } from "../../reports/html/markup.ts";
import { field, newPassword, verdict } from "./field.ts";
import { page } from "./page.ts";

/** Where the owner's link leads: whoever has it becomes the owner. */
export const welcomePage = ({ script }: { script: string }): string =>
  page({
    title: "Welcome",
    width: "narrow",
    script,
    content: html`<h1>Welcome to Retorno</h1>
<p class="lead">You are the first here: make yourself its owner. Others come later, by your invitation.</p>
<form id="welcome" method="post">${field({ form: "welcome", name: "name", label: "Your name", autocomplete: "name", most: 100, autofocus: true })}
${field({ form: "welcome", name: "email", label: "E-mail address", type: "email", autocomplete: "username", hint: "You sign in with it." })}
${newPassword("welcome", "Password")}${verdict}<button>Go on</button></form>
<div id="no-link" hidden><p class="lead">Your browser was given no whole link. Copy it once more from where the server was started, to its very end.</p></div>
<div id="useless" role="alert" tabindex="-1" hidden><p class="lead"></p></div>`,
  });
