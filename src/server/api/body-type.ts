import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Endpoint } from "../../api/endpoint.ts";
import { KnownError } from "../../model/errors.ts";

const mediaTypes = { json: "application/json", bytes: "application/octet-stream" } as const;

/**
 * Refuses a body that is called something else than what the endpoint takes, before it is read. Browsers ask for leave
 * before another site's page may send one of these; what they send unasked (text/plain, forms) is never read.
 */
export function refuseOddBody({ headers }: FastifyRequest, { takes, mostBytes }: Endpoint): void {
  const length = Number(headers["content-length"] ?? 0);
  if (length > mostBytes) {
    throw new KnownError("too_large", `the body is larger than the ${mostBytes} bytes that are taken here`, {
      hint: "send less at once",
    });
  }
  const said = headers["content-type"];
  const isThere = headers["transfer-encoding"] !== undefined || length > 0;
  if (said === undefined && !isThere) return;
  const type = (said ?? "").split(";")[0]?.trim().toLowerCase();
  if (type === mediaTypes[takes]) return;
  throw new KnownError("unsupported_media_type", "a body of this content type is not read", {
    hint: `send it as ${mediaTypes[takes]}`,
  });
}

/** Hands bodies of `app`'s routes on as streams, for their handlers to read as far as they like. */
export function takeStreams(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(mediaTypes.bytes, (_request, payload, done) => done(null, payload));
}
