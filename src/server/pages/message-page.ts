import { html, type Markup } from "../../reports/html/markup.ts";
import { page } from "./page.ts";

/** A page that says what is the matter, and where to go from here. */
export const messagePage = ({ title, says, way }: Message): string =>
  page({
    title,
    width: "narrow",
    content: html`<h1>${title}</h1><p class="lead">${says}</p>
${way === null ? null : html`<p class="under"><a class="button second" href="${way.url}">${way.name}</a></p>`}`,
  });

export interface Message {
  readonly title: string;
  readonly says: string | Markup;
  readonly way: { readonly url: string; readonly name: string } | null;
}
