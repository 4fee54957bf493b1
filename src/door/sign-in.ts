// Signing in: a password and, for who has an app, a code of it; or a passkey.
import { ask, wordsOf } from "./ask.ts";
import { onSubmit } from "./form.ts";
import { byId, ready, show } from "./page.ts";
import { hasPasskeys, signInByPasskey } from "./passkey.ts";

/** Where somebody wanted to go: a page of this server, with the token of the link they came by. */
function goOn(): void {
  const wanted = URL.parse(new URLSearchParams(location.search).get("to") ?? "/", location.origin);
  const isOurs = wanted !== null && wanted.origin === location.origin;
  location.replace(isOurs ? `${wanted.pathname}${wanted.search}${wanted.hash || location.hash}` : "/");
}

onSubmit("sign-in", async ({ email = "", password = "" }) => {
  const answer = await ask<{ next: "in" | "second_factor" }>("POST", "/sign-in", { email, password });
  if (!answer.ok) return answer.problem;
  if (answer.body.next === "in") goOn();
  else show("second", ["first"]);
  return null;
});

let kind: "totp" | "backup" = "totp";

onSubmit("second-factor", async ({ code = "" }) => {
  const answer = await ask("POST", "/sign-in/second-factor", { kind, code });
  if (!answer.ok) return answer.problem;
  goOn();
  return null;
});

byId("other-kind").addEventListener("click", () => {
  kind = kind === "totp" ? "backup" : "totp";
  const isBackup = kind === "backup";
  byId("second-lead").textContent = isBackup
    ? "Type one of the backup codes that you kept. Each lets you in once."
    : "Open your authenticator app and type the six digits it shows for Retorno.";
  byId("other-kind").textContent = isBackup ? "Use the app instead" : "Use a backup code instead";
  const field = byId<HTMLInputElement>("second-factor-code");
  field.inputMode = isBackup ? "text" : "numeric";
  field.autocomplete = isBackup ? "off" : "one-time-code";
  field.value = "";
  field.focus();
});

byId("begin-again").addEventListener("click", () => location.reload());

const passkey = byId<HTMLButtonElement>("passkey");
if (!hasPasskeys() && !passkey.disabled) {
  passkey.disabled = true;
  byId("passkey-hint").textContent = "This browser has no passkeys.";
}
passkey.addEventListener("click", () => {
  passkey.setAttribute("aria-busy", "true");
  byId("passkey-fault").textContent = "";
  void signInByPasskey().then((problem) => {
    passkey.removeAttribute("aria-busy");
    if (problem === null) goOn();
    else byId("passkey-fault").textContent = wordsOf(problem);
  });
});

ready();
