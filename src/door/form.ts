// Forms: sent by a script, with each fault where it belongs.
import { type Problem, wordsOf } from "./ask.ts";
import { byId, within } from "./page.ts";
import { strengthOf } from "./strength.ts";

type Values = Readonly<Record<string, string>>;

/** Has `work` done with what a form says, once at a time; it answers what the server refused, or null, or words of success. */
export function onSubmit(
  id: string,
  work: (values: Values, pressed: string) => Promise<Problem | string | null>,
): HTMLFormElement {
  const form = byId<HTMLFormElement>(id);
  let isBusy = false;
  // What was said holds no more once something else is typed.
  form.addEventListener("input", () => clear(form));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isBusy) return;
    isBusy = true;
    const pressed = (event.submitter as HTMLButtonElement | null)?.value ?? "";
    clear(form);
    setBusy(form, true);
    void work(valuesOf(form), pressed)
      .then((came) => (typeof came === "string" ? say(form, came) : came && blame(form, came)))
      .catch(() => blame(form, broken))
      .finally(() => {
        isBusy = false;
        setBusy(form, false);
      });
  });
  return form;
}

const broken: Problem = { code: "internal", detail: "this page broke", hint: "load it again" };

const valuesOf = (form: HTMLFormElement): Values =>
  Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));

function setBusy(form: HTMLFormElement, isBusy: boolean): void {
  for (const button of form.querySelectorAll("button:not([data-shows])")) {
    button.setAttribute("aria-busy", String(isBusy));
  }
}

function clear(form: HTMLFormElement): void {
  for (const said of form.querySelectorAll(".fault, .said")) said.textContent = "";
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
}

function say(form: HTMLFormElement, words: string): void {
  within(form, "[data-said]").textContent = words;
}

/** What is wrong with a field is said under it; all else, and what is wrong with several, under the form. */
function blame(form: HTMLFormElement, problem: Problem): void {
  let first: HTMLElement | null = null;
  for (const { path, detail } of problem.errors ?? []) {
    const field = form.elements.namedItem(path);
    if (!(field instanceof HTMLElement)) continue;
    field.setAttribute("aria-invalid", "true");
    byId(`${field.id}-fault`).textContent = `${labelOf(field)} ${detail}.`;
    first ??= field;
  }
  if (first === null) within(form, "[data-fault]").textContent = wordsOf(problem);
  const empties = problem.code === "wrong_credentials" || problem.code === "wrong_code";
  const again = empties ? form.querySelector<HTMLInputElement>("[type=password], .code") : null;
  if (again !== null) again.value = "";
  (first ?? again)?.focus();
}

const labelOf = (field: HTMLElement): string => (field as HTMLInputElement).labels?.[0]?.textContent?.trim() ?? "This";

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-shows]")) {
  const field = byId<HTMLInputElement>(button.dataset.shows ?? "");
  button.addEventListener("click", () => {
    const isShown = field.type === "text";
    field.type = isShown ? "password" : "text";
    button.textContent = isShown ? "Show" : "Hide";
    button.setAttribute("aria-pressed", String(!isShown));
  });
}

for (const word of document.querySelectorAll<HTMLElement>("[data-measures]")) {
  const field = byId<HTMLInputElement>(word.dataset.measures ?? "");
  field.addEventListener("input", () => {
    const about = [
      ...(field.form?.querySelectorAll<HTMLInputElement>("[name=name], [name=email], [name=username]") ?? []),
    ];
    const { says, isGood } = strengthOf(
      field.value,
      about.map(({ value }) => value),
    );
    word.textContent = says;
    word.toggleAttribute("data-good", isGood);
  });
}
