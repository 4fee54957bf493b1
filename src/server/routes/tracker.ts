import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { KnownError } from "../../model/errors.ts";
import type { ServerParts } from "../parts.ts";
import { readTrackerFile, type TrackerFile } from "../tracker-files.ts";
import { arrivalsOf } from "./collect.ts";

/** An update of the script reaches everyone within a day; until then nobody waits for it. */
const aDay = "public, max-age=86400, stale-while-revalidate=604800";
const forEver = "public, max-age=31536000, immutable";

/** The smallest transparent GIF, 43 bytes. */
const pixel = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==", "base64");

/**
 * `GET /t.js`: the tracker; `GET /ask.js`: the one question; both also by version, `/t.VERSION.js`. `GET /p.gif?site=KEY`:
 * the page view of a browser without scripts, whose address is the image's referrer.
 */
export function trackerRoutes(app: FastifyInstance, parts: ServerParts): void {
  for (const name of ["t", "ask"] as const) {
    const file = readTrackerFile(name);
    app.get(`/${name}.js`, (request, reply) => answerScript(file, aDay, request, reply));
    app.get<{ Params: { version: string } }>(`/${name}.:version.js`, (request, reply) => {
      const { version } = request.params;
      if (version === file.version) return answerScript(file, forEver, request, reply);
      throw new KnownError("not_found", `there is no version ${version} of ${name}.js`, { hint: `use /${name}.js` });
    });
  }
  app.get<{ Querystring: { site?: string } }>("/p.gif", async (request, reply) => {
    const arrivals = await arrivalsOf({ ip: request.ip, headers: request.headers, body: seenBy(request) }, parts);
    if (arrivals.length > 0) await parts.collector.add(arrivals);
    return reply.headers({ ...forAnyPage, "cache-control": "no-store", "content-type": "image/gif" }).send(pixel);
  });
}

/** Pages of every host may load them, those that are isolated too. */
const forAnyPage = {
  "access-control-allow-origin": "*",
  "cross-origin-resource-policy": "cross-origin",
  "x-content-type-options": "nosniff",
};

function answerScript(file: TrackerFile, caching: string, { headers }: FastifyRequest, reply: FastifyReply) {
  const etag = `"${file.version}"`;
  reply.headers({ ...forAnyPage, "cache-control": caching, etag, vary: "accept-encoding" });
  if (headers["if-none-match"]?.includes(etag)) return reply.code(304).send();
  const encoding = encodings.find((one) => accepts(headers["accept-encoding"], one));
  if (encoding !== undefined) reply.header("content-encoding", encoding);
  return reply.type("text/javascript; charset=utf-8").send(file[encoding ?? "plain"]);
}

const encodings = ["br", "gzip"] as const;

function accepts(header: string | string[] | undefined, encoding: string): boolean {
  const wishes = String(header ?? "").split(",");
  const wish = wishes.map((one) => one.trim().split(/\s*;\s*q=/)).find(([name]) => name === encoding);
  return wish !== undefined && Number(wish[1] ?? 1) > 0;
}

/** One page view; none where the browser keeps to itself which page it is on. */
function seenBy({ headers, query }: FastifyRequest<{ Querystring: { site?: string } }>) {
  if (!headers.referer) return [];
  return [{ site: query.site, name: "page_view", url: headers.referer }];
}
