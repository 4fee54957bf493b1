// An invitation: who is new makes an account, who is known signs in and accepts.
import { ask, type Problem, wordsOf } from "./ask.ts";
import { onSubmit } from "./form.ts";
import { byId, ready, show, tokenInLink, within } from "./page.ts";

interface Invited {
  readonly workspace: { readonly id: string; readonly name: string };
  readonly role: string;
  readonly email: string;
  readonly hasAccount: boolean;
}

const token = tokenInLink();
const signedIn = document.body.dataset.email ?? null;

async function accept(more: { name?: string; password?: string }): Promise<Problem | null> {
  const answer = await ask("POST", "/invitation/accept", { token, ...more });
  if (!answer.ok) return answer.problem;
  location.replace("/");
  return null;
}

onSubmit("join", ({ name = "", password = "" }) => accept({ name, password }));
onSubmit("accept", () => accept({}));
onSubmit("switch", async () => {
  const answer = await ask("POST", "/sign-out");
  if (!answer.ok) return answer.problem;
  location.reload();
  return null;
});

function invited({ workspace, role, email, hasAccount }: Invited): void {
  const page = byId("invited");
  within(page, "[data-workspace]").textContent = workspace.name;
  within(page, "[data-role]").textContent = role === "viewer" ? "a viewer" : `an ${role}`;
  within(page, "[data-email]").textContent = email;
  within<HTMLInputElement>(page, "[name=username]").value = email;
  within<HTMLAnchorElement>(page, "#sign-in-first a").href = `/sign-in?to=/invitation#${token}`;
  show("invited", ["looking"]);
  if (signedIn !== null && signedIn !== email) {
    within(page, "[data-signed-in]").textContent = signedIn;
    show("somebody-else");
  } else if (!hasAccount) show("join");
  else show(signedIn === null ? "sign-in-first" : "accept");
}

function useless(why: string): void {
  within(byId("useless"), "[data-why]").textContent = why;
  show("useless", ["looking"]);
}

if (token === "") useless("Your browser was given no whole link. Open it once more from your mail.");
else {
  void ask<Invited>("POST", "/invitation", { token }).then((answer) =>
    answer.ok ? invited(answer.body) : useless(wordsOf(answer.problem)),
  );
}

ready();
