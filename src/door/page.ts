// What stands on a page: found, made, shown and hidden.

/** What the page has by an id; it is the server's fault where it has not. */
export function byId<Found extends HTMLElement = HTMLElement>(id: string): Found {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found as Found;
}

export function within<Found extends HTMLElement = HTMLElement>(element: ParentNode, selector: string): Found {
  const found = element.querySelector<Found>(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
}

/** Makes an element with what stands in it. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  settings: Partial<HTMLElementTagNameMap[Name]> = {},
  ...parts: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), settings);
  made.append(...parts);
  return made;
}

/** Shows one of some parts and hides the others; what is shown gets the focus, or the first field of it. */
export function show(id: string, others: readonly string[] = []): void {
  for (const other of others) byId(other).hidden = true;
  const shown = byId(id);
  shown.hidden = false;
  const field = shown.querySelector<HTMLInputElement>("input:not([readonly]):not([type=hidden]):not([hidden])");
  (field ?? shown).focus();
}

/** Says that the page's script listens: buttons wait for it. */
export function ready(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-waits]")) {
    button.disabled = false;
    delete button.dataset.waits;
  }
}

/** The token of the link that led here: what stands after the #. With another one the page begins anew. */
export function tokenInLink(): string {
  addEventListener("hashchange", () => location.reload());
  return location.hash.slice(1);
}

/** A moment as people here write it. */
export const dayOf = (moment: string): string =>
  new Date(moment).toLocaleDateString(undefined, { day: "numeric", month: "long", year: "numeric" });
