import { hash } from "node:crypto";

/** How a content security policy lets one style sheet in that stands in the page, and no other. */
export const styleSource = (style: string): string => `'sha256-${hash("sha256", style, "base64")}'`;

/** The policy of a page that has its own style and nothing else: no script runs on it. */
export const stillPagePolicy = (style: string): string =>
  `default-src 'none'; style-src ${styleSource(style)}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
