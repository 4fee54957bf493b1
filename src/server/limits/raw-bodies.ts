import type { FastifyInstance } from "fastify";
import { packedFault } from "./packed-body.ts";

/** Hands bodies to the routes of `app` as the bytes that came, whatever they say they are. */
export function takeRawBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (request, body, done) => done(packedFault(request), body));
}
