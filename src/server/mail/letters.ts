import type { Letter } from "./mail.ts";

/** Invites somebody to a workspace. */
export function invitationLetter({
  to,
  workspaceName,
  inviter,
  link,
  days,
}: {
  to: string;
  workspaceName: string;
  inviter: string;
  link: string;
  /** How many days the link opens. */
  days: number;
}): Letter {
  return letter({
    to,
    subject: `${inviter} invites you to ${workspaceName} in Retorno`,
    before: [
      "Hello,",
      `${inviter} invites you to ${workspaceName} in Retorno, which shows what its social media work brings back.`,
    ],
    link,
    says: "Accept the invitation",
    after: [
      `The link opens for ${days === 1 ? "one day" : `${days} days`}, once, and only for you: please do not pass it on.`,
      "If you do not know who this is, let it be: nothing happens then.",
    ],
  });
}

/** Brings somebody the link with which they choose a new password. */
export function newPasswordLetter({ to, name, link }: { to: string; name: string; link: string }): Letter {
  return letter({
    to,
    subject: "A new password for Retorno",
    before: [`Hello ${name},`, "somebody, hopefully you, asked to choose a new password for Retorno."],
    link,
    says: "Choose a new password",
    after: [
      "The link opens for an hour, once. Wherever you are signed in, you are signed out then, and passkeys of before are taken away.",
      "An authenticator app stays: its code is asked for as ever.",
      "If it was not you, let it be: your password stays as it is.",
    ],
  });
}

/** Tells somebody that how they sign in was changed. */
export function accountChangedLetter({
  to,
  name,
  link,
  change,
}: {
  to: string;
  name: string;
  link: string;
  change: string;
}): Letter {
  return letter({
    to,
    subject: "How you sign in to Retorno was changed",
    before: [`Hello ${name},`, `${change} just now. If that was you, there is nothing to do.`],
    link,
    says: "If not, ask for a link to choose another password at once",
    after: [],
  });
}

interface Words {
  readonly to: string;
  readonly subject: string;
  readonly before: readonly string[];
  readonly link: string;
  readonly says: string;
  readonly after: readonly string[];
}

function letter({ to, subject, before, link, says, after }: Words): Letter {
  const paragraph = (text: string) => `<p>${escaped(text)}</p>`;
  const html = [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
    '<body style="font-family: sans-serif; line-height: 1.5; max-width: 36em; margin: 2em auto; padding: 0 1em">',
    ...before.map(paragraph),
    `<p><a href="${escaped(link)}">${escaped(says)}</a></p>`,
    `<p>${escaped(link)}</p>`,
    ...after.map(paragraph),
    "</body></html>",
  ].join("\n");
  return { to, subject, text: `${[...before, `${says}:\n${link}`, ...after].join("\n\n")}\n`, html };
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`).replace(/\p{Cc}+/gu, " ");
