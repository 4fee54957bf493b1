import { html } from "../../reports/html/markup.ts";
import { field, newPassword, verdict } from "./field.ts";
import { page } from "./page.ts";

/** Where a new password is asked for; with a link's token, chosen. */
export const newPasswordPage = ({ script }: { script: string }): string =>
  page({
    title: "A new password",
    width: "narrow",
    script,
    content: html`<h1>A new password</h1>
<p class="fault shown" id="useless" role="alert" hidden></p>
<div id="ask" hidden><p class="lead">Say your e-mail address: you are sent a link to choose a new password.</p>
<form id="ask-form" method="post">${field({ form: "ask-form", name: "email", label: "E-mail address", type: "email", autocomplete: "username" })}
${verdict}<button>Send the link</button></form></div>
<div id="asked" role="status" tabindex="-1" hidden><p>If somebody signs in with <strong></strong>, a link is on its way. It opens for an hour, once.</p>
<p class="muted under">Nothing came? Look where your mail puts advertising. Where this server sends no mail, the link is shown to whoever runs it: ask them.</p></div>
<div id="choose" hidden><p class="lead">Wherever you are signed in, you are signed out then. Passkeys of before are taken away: add yours anew. An authenticator app stays.</p>
<form id="choose-form" method="post">${newPassword("choose-form", "New password")}${verdict}<button>Keep this password</button></form></div>
<div id="chosen" role="status" tabindex="-1" hidden><p>Your new password holds from now on.</p></div>
<p class="under"><a href="/sign-in">Sign in</a></p>`,
  });
