// One's own account: name, password, app, passkeys and sessions.
import { ask } from "./ask.ts";
import "./authenticator.ts";
import { onSubmit } from "./form.ts";
import { byId, ready } from "./page.ts";
import "./passkey-list.ts";
import "./session-list.ts";
import "./signed-in.ts";

onSubmit("rename", async ({ name = "" }) => {
  const answer = await ask<{ name: string }>("PATCH", "/me", { name });
  if (!answer.ok) return answer.problem;
  const shown = document.querySelector("nav a");
  if (shown !== null) shown.textContent = answer.body.name;
  return "Saved.";
});

const password = onSubmit("change-password", async ({ current = "", next = "" }) => {
  const answer = await ask("PUT", "/me/password", { current, next });
  if (!answer.ok) return answer.problem;
  password.reset();
  for (const word of password.querySelectorAll(".strength")) word.textContent = "";
  return "Your new password holds from now on.";
});

// A link that names a part of the page leads a screen reader there, too.
if (location.hash !== "" && document.getElementById(location.hash.slice(1))) byId(location.hash.slice(1)).focus();

ready();
