// A new workspace, in the browser's own zone and the currency of that.
import { ask, type Problem } from "./ask.ts";
import { currencyOf } from "./currency-of.ts";
import { onSubmit } from "./form.ts";
import { byId, ready, within } from "./page.ts";
import "./signed-in.ts";

/** Names after the first where an id is taken. */
const mostTries = 20;

/** A name as it stands in addresses: Café Azul → cafe-azul. */
const idOf = (name: string): string =>
  name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/ß/g, "ss")
    .replaceAll(/ø/g, "o")
    .replaceAll(/æ/g, "ae")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 36)
    .replaceAll(/^-+|-+$/g, "") || "workspace";

const short = byId("short");
byId<HTMLInputElement>("workspace-name").addEventListener("input", (event) => {
  const { value } = event.target as HTMLInputElement;
  short.hidden = value.trim() === "";
  within(short, "code").textContent = idOf(value);
});

const zones = byId<HTMLSelectElement>("workspace-timeZone");
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (![...zones.options].some(({ value }) => value === own)) zones.add(new Option(own, own));
zones.value = own;

const currencies = byId<HTMLSelectElement>("workspace-currency");
currencies.value = currencyOf(own) ?? currencies.value;

onSubmit("workspace", async ({ name = "", currency = "", timeZone = "" }) => {
  let problem: Problem | null = null;
  for (let turn = 1; turn <= mostTries; turn++) {
    const id = turn === 1 ? idOf(name) : `${idOf(name)}-${turn}`;
    const answer = await ask("POST", "/workspaces", { id, name, currency, timeZone });
    if (answer.ok) {
      location.replace(`/w/${id}/start`);
      return null;
    }
    problem = answer.problem;
    if (problem.code !== "conflict") return problem;
  }
  return problem;
});

interface Demo {
  readonly state: "none" | "making" | "made";
  readonly workspace: string | null;
  readonly share: number;
  readonly fault: string | null;
}

/** So often it is asked how far the made-up shop is. */
const everyMs = 500;

if (document.getElementById("demo") !== null) {
  onSubmit("demo", async () => {
    const bar = byId<HTMLProgressElement>("making");
    let answer = await ask<Demo>("POST", "/demo");
    while (answer.ok && answer.body.state === "making") {
      bar.hidden = false;
      bar.value = answer.body.share;
      await new Promise((later) => setTimeout(later, everyMs));
      answer = await ask<Demo>("GET", "/demo");
    }
    bar.hidden = true;
    if (!answer.ok) return answer.problem;
    const { workspace, fault } = answer.body;
    if (workspace === null) return { code: "internal", detail: fault ?? "it was taken away meanwhile" };
    location.replace(`/w/${workspace}`);
    return null;
  });
}

ready();
