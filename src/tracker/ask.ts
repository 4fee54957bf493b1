// "How did you hear about us?": one question in the page, in its own font and colours. The answer goes out through the
// tracker (t.js), whichever of the two is there first.

const script = document.currentScript as HTMLScriptElement;
const {
  question = "How did you hear about us?",
  choices = "Instagram|Facebook|TikTok|YouTube|Google|A friend|A newspaper, radio or TV",
  other = "Somewhere else",
  note = "Please write no names, addresses or phone numbers.",
  send = "Send",
  thanks = "Thank you!",
  order,
  into,
} = script.dataset;

const style = `
  fieldset { border: 0; margin: 0; padding: 0; min-width: 0 }
  legend { font-weight: bold; padding: 0; margin-bottom: 0.5em }
  label { display: flex; gap: 0.5em; align-items: center; min-height: 2.2em; overflow-wrap: anywhere }
  input[type="text"] { flex: 1; min-width: 0; font: inherit; padding: 0.4em }
  button { font: inherit; margin-top: 0.75em; padding: 0.5em 1.25em }
  small { display: block }`;

const make = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  settings: Partial<HTMLElementTagNameMap[K]> = {},
  ...parts: (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const made = Object.assign(document.createElement(name), settings);
  made.append(...parts);
  return made;
};

const listed = choices.split("|").flatMap((choice) => choice.trim() || []);
const words = make("input", { type: "text", maxLength: 200, ariaLabel: other || question, autocomplete: "off" });
const radio = (value: string) => make("input", { type: "radio", name: "answer", value, required: true });

const rows = listed.map((choice) => make("label", {}, radio(choice), choice));
if (other || listed.length === 0) {
  const own = radio("");
  words.addEventListener("input", () => {
    own.checked = true;
  });
  words.required = listed.length === 0;
  rows.push(listed.length === 0 ? make("label", {}, words) : make("label", {}, own, other, words));
}

const form = make(
  "form",
  {},
  make("fieldset", {}, make("legend", {}, question), ...rows),
  other || listed.length === 0 ? make("small", {}, note) : "",
  make("button", { type: "submit" }, send),
);

form.addEventListener("submit", (event) => {
  event.preventDefault();
  // A form inside a shadow root is the page's no more: the tracker shall not count it as one of the page's.
  event.stopPropagation();
  const answer = String(new FormData(form).get("answer") || words.value || other).trim();
  if (answer) tell({ question, answer, order_id: order });
  const status = make("p", { role: "status", tabIndex: -1 }, thanks);
  form.replaceWith(status);
  status.focus();
});

const tell = (said: object) => {
  if (!self.retorno) {
    const waiting: NonNullable<Window["retorno"]> = (...call) => {
      waiting.q = [...(waiting.q ?? []), call];
    };
    self.retorno = waiting;
  }
  self.retorno("survey_answer", said);
};

const host = make("div");
const root = host.attachShadow({ mode: "open" });
// A style sheet that is made so passes the strictest policy; <style> would not.
const sheet = new CSSStyleSheet();
sheet.replaceSync(style);
root.adoptedStyleSheets = [sheet];
root.append(form);

const show = () => {
  const place = into ? document.querySelector(into) : null;
  if (place) place.append(host);
  else if (script.isConnected && script.parentElement !== document.head) script.after(host);
  else document.body.append(host);
};

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", show);
else show();

export {};
