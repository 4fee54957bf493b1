import type { JsonSchema } from "../../api/json-schema.ts";
import type { OpenApiDocument, Operation } from "../../api/openapi.ts";
import { html, type Markup, trusted } from "../../reports/html/markup.ts";
import { apiPageStyle } from "./api-page-style.ts";
import { membersOf, typeOf } from "./shown-schema.ts";
import { stillPagePolicy } from "./style-source.ts";

/** The API to read: each endpoint with what it takes, answers and refuses, all on one page so that a browser finds it. */
export function apiPage(document: OpenApiDocument): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const groups = document.tags.map(({ name }) => ({
    name,
    entries: operations.filter(({ operation }) => operation.tags.includes(name)),
  }));
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>The API of Retorno</title><style>${trusted(apiPageStyle)}</style></head>
<body><a class="skip" href="#content">To the endpoints</a>
<nav aria-label="Groups"><p class="brand">Retorno <span>API v1</span></p>
<ul>${groups.map(({ name, entries }) => html`<li><a href="#${anchor(name)}">${name} <span>${entries.length}</span></a></li>`)}</ul></nav>
<main id="content">${introduction(document, operations.length)}
${groups.map(({ name, entries }) => html`<section id="${anchor(name)}"><h2>${name}</h2>${entries.map((one) => entry(one, document))}</section>`)}
${shapes(document)}</main></body></html>
`.source;
}

interface Entry {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

const anchor = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");

const introduction = (document: OpenApiDocument, count: number): Markup => html`<header><h1>The API</h1>
<p class="lead">${count} endpoints: all that the command line and the dashboard can do. This page and
<a href="/api/openapi.json">openapi.json</a> are made of the contracts that the server checks each request against.</p>
<div class="cards"><div><h2>Sign in with a key</h2><p>Make one under Keys in a workspace, or with <code>retorno key add</code>.
Its scopes say what it may do.</p><pre><code>curl https://go.shop.example/api/v1/workspaces/shop/roi \\
  -H "Authorization: Bearer rtn_…"</code></pre></div>
<div><h2>When it is refused</h2><p>A status, a stable <code>code</code>, a sentence and what to do
(<code>application/problem+json</code>).</p><pre><code>{ "status": 403, "code": "wrong_scope",
  "detail": "this API key may not do that: it lacks plan:write",
  "hint": "make a key with the scope plan:write" }</code></pre></div>
<div><h2>Send it again safely</h2><p>A POST with an <code>Idempotency-Key</code> is done once, however often it comes within
a day.</p></div>
<div><h2>Page through</h2><p>Lists that can grow answer <code>items</code> and <code>next</code>; send <code>next</code> as
<code>cursor</code> for the page after. ${limits}</p></div></div>
<p class="muted">Version ${String(document.info.version)}</p></header>`;

const limits = "600 requests a minute are taken of one session or key.";

function entry({ path, method, operation }: Entry, document: OpenApiDocument): Markup {
  const { operationId, summary, parameters, requestBody, responses } = operation;
  const asked = parameters.filter(({ in: place }) => place !== "header");
  const body = contentOf(requestBody);
  const [[status, answer] = ["", {}]] = Object.entries(responses);
  const answered = contentOf(answer);
  return html`<article id="${operationId}"><h3><span class="method ${method}">${method.toUpperCase()}</span>
<a href="#${operationId}"><code>${broken(path)}</code></a></h3><p>${prose(summary)}</p>
<p class="muted">${who(String(operation["x-permission"]))}</p>
<details><summary>What it takes and answers</summary>
${
  asked.length === 0
    ? null
    : table(
        "In the address",
        asked.map(({ name, required, schema, description }) => ({
          name,
          required,
          type: typeOf(schema),
          says: description ?? "",
        })),
      )
}
${body === null ? null : shown("Body", body, document)}
<h4>Answer <span class="muted">${status}</span></h4>${answered === null ? html`<p class="muted">Nothing.</p>` : shown(null, answered, document)}
<h4>Refusals</h4><ul class="codes">${refusals(responses)}</ul></details></article>`;
}

function who(needs: string): Markup {
  if (needs === "nobody") return html`Open to everybody`;
  if (needs === "user") return html`For people who are signed in`;
  if (needs === "operator") return html`For whoever runs the installation`;
  return html`Needs <code>${needs}</code>`;
}

/** A long address breaks where it has a slash. */
const broken = (path: string): Markup[] =>
  path
    .split("/")
    .slice(1)
    .map((part) => html`<wbr>/${part}`);

interface Content {
  readonly type: string;
  readonly schema: JsonSchema | null;
}

function contentOf(holder: unknown): Content | null {
  const { content } = (holder ?? {}) as { content?: Record<string, { schema?: JsonSchema }> };
  const [first] = Object.entries(content ?? {});
  return first === undefined ? null : { type: first[0], schema: first[1].schema ?? null };
}

function shown(title: string | null, { type, schema }: Content, document: OpenApiDocument): Markup {
  const head = title === null ? null : html`<h4>${title}</h4>`;
  if (schema === null) return html`${head}<p>A file, <code>${type}</code>.</p>`;
  const members = membersOf(schema, document.components.schemas);
  const is = html`<p class="muted"><code>${type}</code> · <code>${typeOf(schema)}</code></p>`;
  return html`${head}${is}${members.length === 0 ? null : table(null, members)}`;
}

function table(
  title: string | null,
  rows: readonly { name: string; type: string; required: boolean; says: string }[],
): Markup {
  return html`${title === null ? null : html`<h4>${title}</h4>`}<dl>${rows.map(
    ({ name, type, required, says }) =>
      html`<div><dt><code>${name}</code>${required ? null : html` <span class="muted">optional</span>`}</dt>
<dd><code class="type">${type}</code>${says === "" ? null : html`<span>${prose(says)}</span>`}</dd></div>`,
  )}</dl>`;
}

/** What stands between backticks is code. */
const prose = (text: string): Markup[] =>
  text.split("`").map((part, index) => (index % 2 === 0 ? html`${part}` : html`<code>${part}</code>`));

const refusals = (responses: Operation["responses"]): Markup[] =>
  Object.entries(responses).flatMap(([status, { "x-codes": codes }]) =>
    ((codes ?? []) as string[]).map((code) => html`<li><span>${status}</span> <code>${code}</code></li>`),
  );

function shapes({ components }: OpenApiDocument): Markup {
  const all = Object.entries(components.schemas);
  return html`<section id="shapes"><h2>Shapes</h2>${all.map(
    ([name, schema]) => html`<article id="shape-${name}"><h3><code>${name}</code></h3>
${schema.description === undefined ? null : html`<p>${String(schema.description)}</p>`}
<details><summary>Its fields</summary>${table(null, membersOf(schema, components.schemas))}</details></article>`,
  )}</section>`;
}

/** Our own style and nothing else: no script runs on this page. */
export const apiPagePolicy = stillPagePolicy(apiPageStyle);
