import { html, type Markup } from "../../reports/html/markup.ts";
import { field, newPassword, ownPassword, verdict } from "./field.ts";
import { page } from "./page.ts";

/** Where somebody looks after what they sign in with. */
export function accountPage({ script, user, passkeyHint }: AccountPage): string {
  const { email, name, hasAuthenticator } = user;
  return page({
    title: "Your account",
    script,
    user,
    data: { email },
    content: html`<h1>Your account</h1><p class="lead">${email}</p>
<section aria-labelledby="name"><h2 id="name">Name</h2>
<form id="rename" method="post">${field({ form: "rename", name: "name", label: "What you are called", autocomplete: "name", most: 100, value: name })}
${verdict}<button class="second">Save</button></form></section>
<section aria-labelledby="password"><h2 id="password">Password</h2><p class="muted">Your other browsers are signed out when you change it.</p>
<form id="change-password" method="post"><input type="text" name="username" autocomplete="username" value="${email}" hidden>
${field({ form: "change-password", name: "current", label: "Your current password", type: "password", autocomplete: "current-password", most: 1000 })}
${newPassword("change-password", "New password", "next")}${verdict}<button class="second">Change the password</button></form></section>
<section aria-labelledby="second-factor"><h2 id="second-factor" tabindex="-1">Authenticator app${hasAuthenticator ? html`<span class="tag">on</span>` : null}</h2>
${hasAuthenticator ? withApp : withoutApp}
<div id="codes" tabindex="-1" hidden><h3>Your backup codes</h3>
<p class="muted">Each lets you in once where your phone is not at hand. Keep them where you keep papers: they are not shown again.</p>
<ul class="codes"></ul><p class="acts"><button type="button" class="second" id="copy-codes">Copy</button>
<a class="button second" id="keep-codes" download="retorno-backup-codes.txt">Download</a><button type="button" id="codes-done">I have kept them</button></p>
<p class="said" role="status" id="codes-said"></p></div></section>
<section aria-labelledby="passkeys"><h2 id="passkeys">Passkeys</h2>
<p class="muted">Sign in with your finger, your face or a PIN of your device, without a password. A passkey counts as two factors.</p>
${passkeyHint === null ? newPasskey : html`<p class="note">${passkeyHint}</p>`}<ul class="list" id="passkey-list" hidden></ul></section>
<section aria-labelledby="sessions"><h2 id="sessions">Where you are signed in</h2><ul class="list" id="session-list"></ul>
<form id="end-others" method="post" hidden>${verdict}<button class="second">Sign out everywhere else</button></form></section>`,
  });
}

export interface AccountPage {
  readonly script: string;
  readonly user: { readonly name: string; readonly email: string; readonly hasAuthenticator: boolean };
  /** Why there can be no passkeys here; null where there can. */
  readonly passkeyHint: string | null;
}

const codeField = html`<div class="field"><label for="confirm-app-code">The six digits it shows</label>
<input class="code" id="confirm-app-code" name="code" autocomplete="one-time-code" inputmode="numeric" maxlength="10" required aria-describedby="confirm-app-code-fault">
<p class="fault" id="confirm-app-code-fault"></p></div>`;

const withoutApp: Markup = html`<p class="muted">A second factor: besides your password, signing in then asks for six digits that an app on your phone shows
(Google Authenticator, 1Password, Aegis or another).</p>
<form id="start-app" method="post">${ownPassword("start-app")}${verdict}<button class="second">Set it up</button></form>
<div class="two" id="app" tabindex="-1" hidden><img class="qr" alt="QR code for your authenticator app" width="208" height="208">
<div><p>Read the code with your app, or type this into it:</p><p><code id="app-secret"></code></p>
<form id="confirm-app" method="post" class="under">${codeField}${verdict}<button>Confirm</button></form></div></div>`;

const withApp: Markup = html`<p class="muted">Signing in with your password asks for a code of your app.</p>
<form id="app-change" method="post">${ownPassword("app-change")}${verdict}
<p class="acts"><button class="second" value="codes">New backup codes</button><button class="second" value="remove">Remove the app</button></p></form>`;

const newPasskey: Markup = html`<form id="new-passkey" method="post">${field({ form: "new-passkey", name: "name", label: "Name of the new passkey", autocomplete: "off", most: 60, hint: "Such as the device it is on." })}
${ownPassword("new-passkey")}${verdict}<button class="second">Add a passkey</button></form>`;
