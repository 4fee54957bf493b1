import {
  cookieDays,
  mostPageDays,
  trackedDataFields,
  trackedFields,
  usedNotKept,
} from "../../model/collected-fields.ts";
import { fieldsOf, serverEventTypes } from "../../model/server-event.ts";
import { html, type Markup, trusted } from "../../reports/html/markup.ts";
import { stillPagePolicy } from "./style-source.ts";

/** What the page says of one site's own rules. */
export interface PrivacyRules {
  readonly site: string;
  readonly business: string;
  readonly honoursOptOut: boolean;
  readonly eventDays: number;
}

/**
 * What is collected and what is not, for the visitors of a business's sites: in general, or by the rules of one site. Every
 * field is told by the same tables that the collecting code reads.
 */
export function privacyPage(rules: PrivacyRules | null): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>What is counted here</title><style>${trusted(style)}</style></head>
<body><main>
<h1>What is counted${rules === null ? "" : html` on ${rules.site}`}</h1>
<p>${rules === null ? "A business that counts its visits with Retorno" : rules.business} wants to know what its social media and advertising bring back.
For that it counts visits and orders on its own server, with Retorno. Nothing goes to anybody else, nobody is followed to other sites, and no profile is made for advertising.</p>
${rulesOf(rules)}
<h2>What is used and never kept</h2>${table(Object.entries(usedNotKept))}
<h2>What a visit tells</h2>${table(Object.entries(trackedFields))}
<h2>What an event may tell besides</h2>${table(Object.entries(trackedDataFields))}
<h2>What the business's own systems may tell</h2>
<p>Its shop and its customer records may tell of orders, leads and deals. E-mail addresses, customers' numbers and
telephone numbers are kept as keyed hashes alone.</p>
${serverEventTypes.map(
  (type) =>
    html`<details><summary><code>${type}</code></summary>${table(fieldsOf(type).map(({ name, says }) => [name, says]))}</details>`,
)}
<h2>Your rights</h2>
<p>You may ask the business for everything that is held on you, and to have it erased: by your e-mail address, your
customer's number, or the number in the cookie <code>_rt</code> of your browser. Erased is erased: also from old copies when they are used again.
Orders stay in its accounts as amounts that name nobody.</p>
</main></body></html>
`.source;
}

function rulesOf(rules: PrivacyRules | null): Markup {
  const optOut =
    rules === null || rules.honoursOptOut
      ? "A browser that says Global Privacy Control or Do Not Track is not counted at all."
      : "This business does not go by Global Privacy Control and Do Not Track.";
  const kept =
    rules === null
      ? "Single events are kept as long as the business has set, 25 months unless it chose otherwise"
      : `Single events are kept for ${rules.eventDays.toLocaleString("en")} days`;
  const pages = rules === null ? mostPageDays : Math.min(rules.eventDays, mostPageDays);
  return html`<ul>
<li>Without your consent there is no cookie, and nobody can tell tomorrow that you were here today.</li>
<li>With your consent there is one cookie, <code>_rt</code>: a random number of this site alone, for ${cookieDays} days. Taking the consent back removes it.</li>
<li>${optOut}</li>
<li>${kept}; after ${pages} days they no longer say which page it was.</li>
<li>No IP address is kept.</li>
</ul>`;
}

const table = (rows: readonly (readonly [string, string])[]): Markup =>
  html`<table>${rows.map(([name, says]) => html`<tr><th scope="row"><code>${name}</code></th><td>${says}</td></tr>`)}</table>`;

const style = `:root{color-scheme:light dark}
body{font:1rem/1.55 system-ui,sans-serif;max-width:46rem;margin:0 auto;padding:2.5rem 1.25rem 5rem}
h1{font-size:1.75rem;line-height:1.2}h2{font-size:1.2rem;margin:2.25rem 0 .5rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-top:1px solid #8884}
th{font-weight:400;width:12rem;overflow-wrap:anywhere}summary{padding:.4rem 0;cursor:pointer}li{margin:.3rem 0}`;

/** The page carries its style and nothing else; it may be framed by nobody. */
export const privacyPagePolicy = stillPagePolicy(style);
