import type { FastifyRequest } from "fastify";
import { KnownError } from "../../model/errors.ts";

type Asked = Pick<FastifyRequest, "headers">;

/** The version that a change rests on, from its body or address, else from If-Match; a KnownError where there is none. */
export function basedOn(request: Asked, version: number | undefined): number {
  return version ?? Number(ifMatch(request, /^(?:W\/)?"?(\d{1,15})"?$/));
}

/** The same of what has the version of its content. */
export function basedOnContent(request: Asked, version: string | undefined): string {
  return version ?? ifMatch(request, /^(?:W\/)?"?([0-9a-f]{16})"?$/);
}

function ifMatch({ headers }: Asked, shape: RegExp): string {
  const written = shape.exec(headers["if-match"]?.trim() ?? "")?.[1];
  if (written !== undefined) return written;
  throw new KnownError("invalid_request", "it is not said which version the change rests on", {
    hint: "send the version that you were shown, as version or as If-Match: so nobody's change is lost",
    more: { errors: [{ path: "version", detail: "is missing" }] },
  });
}

/** A version as ETag has it. */
export const etagOf = (version: number | string): string => `"${version}"`;
