// The owner's link: whoever has it becomes the owner.
import { ask } from "./ask.ts";
import { onSubmit } from "./form.ts";
import { ready, show, tokenInLink } from "./page.ts";

const token = tokenInLink();

onSubmit("welcome", async ({ name = "", email = "", password = "" }) => {
  const answer = await ask("POST", "/first-owner", { token, name, email, password });
  if (!answer.ok) return answer.problem;
  location.replace("/new-workspace");
  return null;
});

if (token === "") show("no-link", ["welcome"]);

ready();
