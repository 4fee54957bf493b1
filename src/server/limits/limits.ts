/** How long a client may take to send its headers, and a whole request; whoever is slower is answered 408. */
export const headersMs = 10_000;
export const requestMs = 30_000;

/** How often slow clients are looked for. */
export const checkMs = 1000;

/** How long a connection is kept open for another request. */
export const keepAliveMs = 30_000;

/** The largest body of a route that names no limit of its own. */
export const bodyBytes = 1_048_576;

/** What a browser is told beside every page: nothing is loaded from elsewhere, nothing is framed, nothing is guessed. */
export const pageHeaders: Readonly<Record<string, string>> = {
  "content-security-policy":
    "default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "referrer-policy": "same-origin",
  "x-frame-options": "DENY",
};
