import type { FastifyInstance } from "fastify";

/** Hands bodies to the routes of `app` as the bytes that came, whatever they say they are. */
export function takeRawBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
}
