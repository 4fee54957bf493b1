// A new password: asked for, or chosen with the link that was sent.
import { ask, wordsOf } from "./ask.ts";
import { onSubmit } from "./form.ts";
import { byId, ready, show, tokenInLink, within } from "./page.ts";

const token = tokenInLink();

onSubmit("ask-form", async ({ email = "" }) => {
  const answer = await ask("POST", "/password-reset", { email });
  if (!answer.ok) return answer.problem;
  within(byId("asked"), "strong").textContent = email;
  byId("useless").hidden = true;
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

if (token === "") show("ask");
else {
  void ask("POST", "/password-reset/look", { token }).then((answer) => {
    // Whatever else is wrong is said when the password is sent.
    if (answer.ok || answer.problem.code !== "gone") return show("choose");
    byId("useless").textContent = wordsOf(answer.problem);
    byId("useless").hidden = false;
    show("ask");
  });
}

ready();
