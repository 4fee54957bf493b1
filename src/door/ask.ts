// The server's API, as the pages ask it.

/** What the server refuses with (RFC 9457). */
export interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly hint?: string;
  readonly errors?: readonly { readonly path: string; readonly detail: string }[];
}

export type Answer<Body> =
  | { readonly ok: true; readonly body: Body }
  | { readonly ok: false; readonly problem: Problem };

/** Asks, and answers what came of it; that the server cannot be reached is a problem like others. */
export async function ask<Body = undefined>(method: string, path: string, body?: object): Promise<Answer<Body>> {
  const sent =
    body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  try {
    const response = await fetch(`/api/v1${path}`, { method, ...sent });
    const text = await response.text();
    const said = text === "" ? undefined : JSON.parse(text);
    return response.ok ? { ok: true, body: said } : { ok: false, problem: said };
  } catch {
    const hint = "see whether you are online, and try again";
    return { ok: false, problem: { code: "unreachable", detail: "the server cannot be reached", hint } };
  }
}

/** A problem in words: a sentence, and what to do. */
export const wordsOf = ({ detail, hint }: Problem): string =>
  [detail, hint].flatMap((one) => (one ? `${one.charAt(0).toUpperCase()}${one.slice(1)}.` : [])).join(" ");
