import { html, type Markup, trusted } from "../../reports/html/markup.ts";
import { style } from "./style.ts";
import { styleSource } from "./style-source.ts";

/** A page of ours. */
export interface Page {
  readonly title: string;
  readonly content: Markup;
  /** The module of `src/door` that works on it, by its address. */
  readonly script?: string;
  /** Who is signed in, where the page says so. */
  readonly user?: { readonly name: string } | undefined;
  /** Narrow for a form, wide for lists. */
  readonly width?: "narrow" | "wide";
  /** What its script has to know. */
  readonly data?: Readonly<Record<string, string>>;
}

export function page({ title, content, script, user, width = "wide", data = {} }: Page): string {
  const known = Object.entries(data).map(([name, value]) => html` data-${name}="${value}"`);
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"><title>${title} · Retorno</title>
<style>${trusted(style)}</style>${script === undefined ? null : html`<script type="module" src="${script}"></script>`}</head>
<body class="${width}"${known}><header class="bar"><a class="mark" href="/">${mark}Retorno</a>${user === undefined ? null : way(user)}</header>
<main>${script === undefined ? content : html`${waiting(content)}${withoutScripts}`}</main></body></html>
`.source;
}

/** Two arrows' worth of a curve: what goes out, and what comes back. */
const mark = trusted(
  '<svg width="22" height="22" viewBox="0 0 22 22" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M4 13.5a7 7 0 1 0 2.6-7.4"/><path d="M6.2 1.9v4.6h4.6"/></svg>',
);

/** Nobody presses what nothing listens to yet: buttons wait for the script. */
const waiting = ({ source }: Markup): Markup =>
  trusted(source.replaceAll(/<button(?![^>]*\sdisabled)/g, "<button disabled data-waits"));

const way = ({ name }: { readonly name: string }): Markup => html`<nav aria-label="Your account">
<a href="/account">${name}</a><button type="button" class="plain" data-sign-out disabled data-waits>Sign out</button></nav>`;

const withoutScripts = html`<noscript><p class="fault shown">This page works with JavaScript alone: please allow it here.</p></noscript>`;

/** Nothing comes from elsewhere, no script but our own runs, no form is sent but by it, and nobody frames it. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src ${styleSource(style)}`,
  "script-src 'self'",
  "connect-src 'self'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");
