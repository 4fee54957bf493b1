import type { Role } from "../../model/permissions.ts";
import { html, type Markup } from "../../reports/html/markup.ts";
import { page } from "./page.ts";
import { nextSteps, type Standing, seenSection } from "./standing.ts";

/** The workspaces of somebody who is signed in, and for whoever runs the server how it does. */
export function homePage({ script, user, workspaces, standing, mayMake }: HomePage): string {
  return page({
    title: "Your workspaces",
    script,
    user,
    content: html`<h1>Your workspaces</h1>${user.hasSecondFactor ? null : onlyAPassword}
${workspaces.length === 0 ? nothingYet(mayMake) : html`<ul class="works">${workspaces.map(shownWorkspace)}</ul>`}
${mayMake ? html`<p class="under"><a class="button second" href="/new-workspace">Make a workspace</a></p>` : null}
${standing === null ? null : html`<section>${seenSection(standing)}</section>${nextSteps(standing)}`}`,
  });
}

export interface HomePage {
  readonly script: string;
  readonly user: { readonly name: string; readonly hasSecondFactor: boolean };
  readonly workspaces: readonly SeenWorkspace[];
  /** What the server has seen lately, for whoever runs it; null for others. */
  readonly standing: Standing | null;
  /** Whether they may make a workspace. */
  readonly mayMake: boolean;
}

/** A workspace as one of its members comes upon it. */
export interface SeenWorkspace {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly currency: string;
  readonly timeZone: string;
  /** Whether all of it is made up. */
  readonly isDemo: boolean;
  /** Whether it lets in only whoever has a second factor, and this one has none. */
  readonly isClosed: boolean;
}

const shownWorkspace = ({ id, name, role, currency, timeZone, isDemo, isClosed }: SeenWorkspace): Markup =>
  html`<li><div><h3>${name}${isDemo ? html` <span class="tag">made up</span>` : null}</h3><p class="muted">You are ${role === "viewer" ? "a viewer" : `an ${role}`} · ${currency} · ${timeZone.replaceAll("_", " ")}</p></div>
${
  isClosed
    ? html`<p class="muted">Opens with a second factor alone: <a href="/account#second-factor">set one up</a></p>`
    : html`<a class="button" href="/w/${id}" aria-label="The figures of ${name}">Open</a>`
}</li>`;

const onlyAPassword = html`<div class="note"><p><strong>A password alone opens your account.</strong></p>
<p class="muted"><a href="/account#second-factor">Set up a second factor</a>: an app on your phone, or a passkey.</p></div>`;

const nothingYet = (mayMake: boolean): Markup =>
  mayMake
    ? html`<p class="lead">You have none yet. A workspace is one business or brand: make the first one.</p>`
    : html`<p class="lead">You are in none yet. Ask whoever runs yours to invite you.</p>`;
