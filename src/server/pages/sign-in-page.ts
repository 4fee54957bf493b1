import { html } from "../../reports/html/markup.ts";
import { field, ownPassword, verdict } from "./field.ts";
import { page } from "./page.ts";

/** Where people sign in: by password, and a code where they have an app; or by passkey. */
export const signInPage = ({ script, passkeyHint }: { script: string; passkeyHint: string | null }): string =>
  page({
    title: "Sign in",
    width: "narrow",
    script,
    content: html`<div id="first"><h1>Sign in</h1>
<form id="sign-in" method="post">${field({ form: "sign-in", name: "email", label: "E-mail address", type: "email", autocomplete: "username", autofocus: true })}
${ownPassword("sign-in", "Password")}${verdict}<button>Sign in</button></form>
<p class="or">or</p>
<button type="button" class="second whole" id="passkey"${passkeyHint === null ? "" : html` disabled aria-describedby="passkey-hint"`}>Sign in with a passkey</button>
<p class="hint under" id="passkey-hint">${passkeyHint}</p><p class="fault" role="alert" id="passkey-fault"></p>
<p class="muted under"><a href="/new-password">Forgot your password?</a></p></div>
<div id="second" hidden><h1>Your second factor</h1>
<p class="lead" id="second-lead">Open your authenticator app and type the six digits it shows for Retorno.</p>
<form id="second-factor" method="post"><div class="field"><label for="second-factor-code">Code</label>
<input class="code" id="second-factor-code" name="code" autocomplete="one-time-code" inputmode="numeric" maxlength="40" required aria-describedby="second-factor-code-fault">
<p class="fault" id="second-factor-code-fault"></p></div>${verdict}<button>Go on</button></form>
<p class="under"><button type="button" class="plain" id="other-kind">Use a backup code instead</button></p>
<p><button type="button" class="plain" id="begin-again">Begin again</button></p></div>`,
  });
