import { isUtf8 } from "node:buffer";
import type { FastifyInstance } from "fastify";
import { KnownError } from "../model/errors.ts";

/** Hands bodies to the routes of `app` as the bytes that came, whatever they say they are. */
export function takeRawBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
}

/** The JSON in a body; a KnownError where it is none, or not UTF-8. */
export function jsonIn(body: unknown): unknown {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  if (!isUtf8(bytes)) {
    throw new KnownError("invalid_encoding", "the body is not UTF-8", { hint: "send JSON in UTF-8" });
  }
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch (cause) {
    const empty = bytes.length === 0;
    throw new KnownError("invalid_json", empty ? "the body is empty" : "the body is no JSON", {
      hint: "send one event as a JSON object, or several in an array",
      cause,
    });
  }
}
