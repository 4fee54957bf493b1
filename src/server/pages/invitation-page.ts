import { html } from "../../reports/html/markup.ts";
import { field, newPassword, verdict } from "./field.ts";
import { page } from "./page.ts";

/** Where an invitation leads: whoever is new makes an account, whoever is known signs in and accepts. */
export const invitationPage = ({ script, email }: { script: string; email: string | null }): string =>
  page({
    title: "An invitation",
    width: "narrow",
    script,
    data: email === null ? {} : { email },
    content: html`<div id="looking" role="status"><h1>An invitation</h1><p class="lead">One moment …</p></div>
<div id="invited" hidden><h1>Come in to <span data-workspace></span></h1>
<p class="lead">You are invited as <span data-role></span>, with the address <strong data-email></strong>.</p>
<form id="join" method="post" hidden><input type="hidden" name="username" autocomplete="username">
${field({ form: "join", name: "name", label: "Your name", autocomplete: "name", most: 100 })}
${newPassword("join", "Choose a password")}${verdict}<button>Make my account</button></form>
<form id="accept" method="post" hidden>${verdict}<button>Come in</button></form>
<div id="sign-in-first" hidden><p class="under">You have an account already: sign in with it, and accept then.</p>
<p class="under"><a class="button whole">Sign in</a></p></div>
<div id="somebody-else" hidden><p class="under">You are signed in as <strong data-signed-in></strong>, and the invitation is for somebody else.</p>
<form id="switch" method="post">${verdict}<button>Sign out and go on</button></form></div></div>
<div id="useless" tabindex="-1" hidden><h1>This invitation does not open</h1><p class="lead" data-why></p>
<p class="under">Ask whoever invited you for a new one. If you have an account, <a href="/sign-in">sign in</a>.</p></div>`,
  });
