import { randomBytes } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { KnownError } from "../../model/errors.ts";
import { pass } from "../api/gate.ts";
import { type DashboardFile, type DashboardFiles, noncePlace, readDashboardFiles } from "../dashboard-files.ts";
import { messagePage } from "../pages/message-page.ts";
import type { ServerParts } from "../parts.ts";
import { type DoorPages, toSignIn } from "./page-answers.ts";

/** The pages of a workspace. Every address of theirs answers the same page, which asks the API for the rest. */
export function dashboardRoutes(app: FastifyInstance, parts: ServerParts, { visitorOf }: DoorPages): void {
  const files = readDashboardFiles();
  const answer = async (request: FastifyRequest<{ Params: { workspace: string } }>, reply: FastifyReply) => {
    const visitor = await visitorOf(request);
    if (visitor === null) return toSignIn(request, reply);
    await pass({ needs: "answers:read", method: "GET" }, visitor, request.params.workspace, parts);
    return files === null ? notBuilt : pageOf(files, reply);
  };
  app.get("/w/:workspace", answer);
  app.get("/w/:workspace/*", answer);
}

/** What the page is made of: the code is everybody's, and an address never changes what it answers. */
export function dashboardAssets(app: FastifyInstance): void {
  const assets = readDashboardFiles()?.assets;
  app.get<{ Params: { file: string } }>("/dashboard/assets/:file", async (request, reply) => {
    const file = assets?.get(request.params.file);
    if (file === undefined) throw new KnownError("not_found", "there is no such file", { hint: "load the page again" });
    const { encoding, content } = packedAs(file, String(request.headers["accept-encoding"] ?? ""));
    if (encoding !== null) reply.header("content-encoding", encoding);
    reply.headers({ "cache-control": "public, max-age=31536000, immutable", "x-content-type-options": "nosniff" });
    return reply.header("vary", "accept-encoding").type(file.type).send(content);
  });
}

/** The smallest form of a file that a browser takes. */
function packedAs({ plain, br, gzip }: DashboardFile, accepted: string) {
  if (br !== null && /\bbr\b/.test(accepted)) return { encoding: "br", content: br };
  if (gzip !== null && /\bgzip\b/.test(accepted)) return { encoding: "gzip", content: gzip };
  return { encoding: null, content: plain };
}

/**
 * Scripts, styles and fonts are our own files; the styles that the interface's library writes as it runs carry the nonce
 * of the answer. Attributes of style alone are free: charts place their tooltips by them.
 */
function pageOf({ page }: DashboardFiles, reply: FastifyReply): string {
  const nonce = randomBytes(16).toString("base64url");
  reply.header(
    "content-security-policy",
    [
      "default-src 'none'",
      "script-src 'self'",
      `style-src-elem 'self' 'nonce-${nonce}'`,
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
  );
  return page.replaceAll(noncePlace, nonce);
}

const notBuilt = messagePage({
  title: "The dashboard is not built yet",
  says: "This is a checkout. Start it by npm start, which builds what is missing; or run node scripts/build-dashboard.ts once and start again.",
  way: { url: "/workspaces", name: "Your workspaces" },
});
