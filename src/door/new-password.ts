// A new password: asked for, or chosen with the link that was sent.
import { ask } from "./ask.ts";
import { onSubmit } from "./form.ts";
import { byId, ready, show, tokenInLink, within } from "./page.ts";

const token = tokenInLink();

onSubmit("ask-form", async ({ email = "" }) => {
  const answer = await ask("POST", "/password-reset", { email });
  if (!answer.ok) return answer.problem;
  within(byId("asked"), "strong").textContent = email;
  show("asked", ["ask"]);
  return null;
});

onSubmit("choose-form", async ({ password = "" }) => {
  const answer = await ask("PUT", "/password-reset", { token, password });
  if (!answer.ok) return answer.problem;
  history.replaceState(null, "", location.pathname);
  show("chosen", ["choose"]);
  return null;
});

show(token === "" ? "ask" : "choose");

ready();
