// The browsers one is signed in with.
import { ask, wordsOf } from "./ask.ts";
import { onSubmit } from "./form.ts";
import { byId, dayOf, make } from "./page.ts";

interface Session {
  readonly id: string;
  readonly current: boolean;
  readonly browser: string;
  readonly since: string;
  readonly seenAt: string;
}

const list = byId("session-list");

async function refresh(): Promise<void> {
  const answer = await ask<{ items: readonly Session[] }>("GET", "/me/sessions");
  list.replaceChildren(...(answer.ok ? answer.body.items.map(row) : [make("li", {}, wordsOf(answer.problem))]));
  byId("end-others").hidden = !answer.ok || answer.body.items.length < 2;
}

function row({ id, current, browser, since, seenAt }: Session): HTMLLIElement {
  const end = make(
    "button",
    { type: "button", className: "plain", ariaLabel: `Sign out ${nameOf(browser)}` },
    "Sign out",
  );
  end.addEventListener("click", () => void ask("DELETE", `/me/sessions/${id}`).then(refresh));
  return make(
    "li",
    {},
    make(
      "div",
      {},
      make("strong", {}, nameOf(browser)),
      make("span", { className: "muted" }, `Since ${dayOf(since)}, seen on ${dayOf(seenAt)}`),
    ),
    current ? make("span", { className: "tag" }, "this browser") : end,
  );
}

/** A browser's name for itself, in words: the last of what it claims to be is what it is. */
function nameOf(browser: string): string {
  const kind = [
    [/\bEdg(?:e|A|iOS)?\//, "Edge"],
    [/\bOPR\//, "Opera"],
    [/\bSamsungBrowser\//, "Samsung Internet"],
    [/\b(?:Firefox|FxiOS)\//, "Firefox"],
    [/\b(?:Headless)?(?:Chrome|CriOS)\//, "Chrome"],
    [/\bSafari\//, "Safari"],
  ].find(([sign]) => (sign as RegExp).test(browser))?.[1];
  const system = [
    [/\biPhone|iPad\b/, "iOS"],
    [/\bAndroid\b/, "Android"],
    [/\bWindows\b/, "Windows"],
    [/\bMac OS X\b/, "macOS"],
    [/\bLinux\b/, "Linux"],
  ].find(([sign]) => (sign as RegExp).test(browser))?.[1];
  if (kind === undefined) return "A browser";
  return system === undefined ? String(kind) : `${kind} on ${system}`;
}

onSubmit("end-others", async () => {
  const answer = await ask("DELETE", "/me/sessions");
  if (!answer.ok) return answer.problem;
  await refresh();
  return null;
});

void refresh();
