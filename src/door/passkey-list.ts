// One's passkeys: added, renamed, removed.
import { ask, wordsOf } from "./ask.ts";
import { onSubmit } from "./form.ts";
import { byId, dayOf, make } from "./page.ts";
import { addPasskey, hasPasskeys } from "./passkey.ts";

interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

const list = byId("passkey-list");

async function refresh(): Promise<void> {
  const answer = await ask<{ items: readonly Passkey[] }>("GET", "/me/passkeys");
  list.hidden = answer.ok && answer.body.items.length === 0;
  list.replaceChildren(...(answer.ok ? answer.body.items.map(row) : [make("li", {}, wordsOf(answer.problem))]));
}

function row({ id, name, createdAt, lastUsedAt }: Passkey): HTMLLIElement {
  const used = lastUsedAt === null ? "not used yet" : `last used on ${dayOf(lastUsedAt)}`;
  const acts = make("div", { className: "acts" });
  const item = make(
    "li",
    {},
    make(
      "div",
      {},
      make("strong", {}, name),
      make("span", { className: "muted" }, `Made on ${dayOf(createdAt)}, ${used}`),
    ),
    acts,
  );
  const act = (words: string, form: () => HTMLFormElement) => {
    const button = make("button", { type: "button", className: "plain", ariaLabel: `${words} ${name}` }, words);
    button.addEventListener("click", () => {
      item.querySelector("form")?.remove();
      item.append(form());
      item.querySelector("input")?.focus();
    });
    acts.append(button);
  };
  act("Rename", () =>
    question("New name", { value: name, maxLength: 60, autocomplete: "off" }, "Save", (said) =>
      ask("PATCH", `/me/passkeys/${id}`, { name: said }),
    ),
  );
  act("Remove", () =>
    question(
      "Your password",
      { type: "password", autocomplete: "current-password" },
      "Remove this passkey",
      (password) => ask("DELETE", `/me/passkeys/${id}`, { password }),
    ),
  );
  return item;
}

/** A form of one question; once it went well the list is shown anew. */
function question(
  label: string,
  settings: Partial<HTMLInputElement>,
  words: string,
  work: (said: string) => ReturnType<typeof ask>,
): HTMLFormElement {
  const input = make("input", { required: true, ...settings });
  const fault = make("p", { className: "fault", role: "alert" });
  const form = make(
    "form",
    {},
    make("div", { className: "field" }, make("label", {}, label, input)),
    fault,
    make("button", { className: "second" }, words),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    fault.textContent = "";
    void work(input.value).then((answer) => {
      if (answer.ok) return refresh();
      fault.textContent = wordsOf(answer.problem);
      input.focus();
      return undefined;
    });
  });
  return form;
}

const form = document.getElementById("new-passkey");
if (form !== null && !hasPasskeys()) {
  form.replaceWith(make("p", { className: "note" }, "This browser has no passkeys: use a newer one to add some."));
} else if (form !== null) {
  const made = onSubmit("new-passkey", async ({ name = "", password = "" }) => {
    const problem = await addPasskey(name, password);
    if (problem !== null) return problem;
    made.reset();
    await refresh();
    return "Added: you can sign in with it from now on.";
  });
}

void refresh();
