// The owner's link: whoever has it becomes the owner.
import { ask, wordsOf } from "./ask.ts";
import { onSubmit } from "./form.ts";
import { byId, ready, show, tokenInLink, within } from "./page.ts";

const token = tokenInLink();

onSubmit("welcome", async ({ name = "", email = "", password = "" }) => {
  const answer = await ask("POST", "/first-owner", { token, name, email, password });
  if (!answer.ok) return answer.problem;
  location.replace("/new-workspace");
  return null;
});

if (token === "") show("no-link", ["welcome"]);
else {
  void ask("POST", "/first-owner/look", { token }).then((answer) => {
    if (answer.ok || answer.problem.code !== "gone") return;
    within(byId("useless"), "p").textContent = wordsOf(answer.problem);
    show("useless", ["welcome"]);
  });
}

ready();
