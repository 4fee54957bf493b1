import { clickIdOf } from "./click-id.ts";
import { KnownError } from "./errors.ts";
import type { Utm } from "./utm.ts";

/** A tracked address that we issue: `/l/SLUG` leads to its destination and the click is counted. */
export interface Link {
  readonly id: string;
  readonly workspace: string;
  readonly slug: string;
  /** Whole, as `destinationOf` answers it. */
  readonly destination: string;
  /** What is added to the destination; without a source it is filled from where a click comes. */
  readonly utm: Utm;
  /** From this moment on the link answers 410. */
  readonly expiresAt: number | null;
  readonly createdAt: number;
  readonly deletedAt: number | null;
}

/** What an edit may change; the slug stands on paper. */
export type LinkContent = Pick<Link, "destination" | "utm" | "expiresAt">;

const slugShape = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;

/** A slug as it may be; a KnownError where it may not. */
export function slugOf(written: string): string {
  if (slugShape.test(written)) return written;
  const near = written
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/\p{M}+/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 64);
  throw new KnownError("invalid_request", `a link cannot be called "${written}"`, {
    hint: `use up to 64 small letters, digits and hyphens, such as ${slugShape.test(near) ? near : "spring-sale"}`,
  });
}

/** Longer ones are cut by mail programs and some browsers. */
const mostLetters = 2000;

/** The name a click of one of our links goes by in the address it leads to. */
export const clickParameter = "rtc";

/**
 * The address a link leads to, as a browser would write it, without the click ids of whoever copied it; a KnownError where
 * a link may not lead there.
 */
export function destinationOf(written: string): string {
  const trimmed = written.trim();
  const url = URL.parse(trimmed);
  if (url === null) {
    const bare = /^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(trimmed);
    throw refusal(`"${shown(trimmed)}" is no address`, bare ? `write https://${shown(trimmed)}` : wholeAddress);
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw refusal(`a link cannot lead to a ${url.protocol} address`, wholeAddress);
  }
  if (url.username !== "" || url.password !== "") {
    throw refusal("the address has a user name or password in it", "leave out what stands before the @");
  }
  const href = withoutClickIds(url.href);
  if (href.length <= mostLetters) return href;
  throw refusal(`the address has ${href.length} characters`, `give one of at most ${mostLetters}`);
}

const wholeAddress = "give a whole one that begins with https://, such as https://shop.example/spring";
const shown = (text: string) => (text.length > 100 ? `${text.slice(0, 100)}…` : text);
const refusal = (message: string, hint: string) => new KnownError("invalid_request", message, { hint });

/** Another click's id in a link would give all its visitors to that one click. */
function withoutClickIds(href: string): string {
  const { path, query, fragment } = partsOf(href);
  const kept = query.filter((pair) => {
    const name = nameIn(pair);
    return name !== clickParameter && clickIdOf(name) === undefined;
  });
  return `${path}${kept.length === 0 ? "" : `?${kept.join("&")}`}${fragment}`;
}

/** An address taken apart, nothing of it rewritten: up to the query, its pairs, and the fragment with its #. */
export function partsOf(href: string): { path: string; query: string[]; fragment: string } {
  const hash = href.indexOf("#");
  const whole = hash === -1 ? href : href.slice(0, hash);
  const mark = whole.indexOf("?");
  return {
    path: mark === -1 ? whole : whole.slice(0, mark),
    query:
      mark === -1
        ? []
        : whole
            .slice(mark + 1)
            .split("&")
            .filter((pair) => pair !== ""),
    fragment: hash === -1 ? "" : href.slice(hash),
  };
}

/** The name in a pair of a query, in small letters. */
export function nameIn(pair: string): string {
  const equals = pair.indexOf("=");
  return (equals === -1 ? pair : pair.slice(0, equals)).toLowerCase();
}
