import type { FastifyRequest } from "fastify";
import { KnownError } from "../../model/errors.ts";

/** The version that a change rests on, from its body or address, else from If-Match; a KnownError where there is none. */
export function basedOn({ headers }: Pick<FastifyRequest, "headers">, version: number | undefined): number {
  if (version !== undefined) return version;
  const written = /^(?:W\/)?"?(\d{1,15})"?$/.exec(headers["if-match"]?.trim() ?? "")?.[1];
  if (written !== undefined) return Number(written);
  throw new KnownError("invalid_request", "it is not said which version the change rests on", {
    hint: "send the version that you were shown, as version or as If-Match: so nobody's change is lost",
    more: { errors: [{ path: "version", detail: "is missing" }] },
  });
}

/** A version as ETag has it. */
export const etagOf = (version: number): string => `"${version}"`;
