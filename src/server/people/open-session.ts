import { createHmac } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { headersOf, type People } from "./people.ts";
import { sessionSeconds } from "./rules.ts";

/**
 * Signs somebody in whose word is taken, as the owner's link, an invitation or a passkey gives it: the session stands, and
 * its cookie is set on the reply. `byPasskey` says that no second factor is needed beside it.
 */
export async function openSession(
  people: People,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  user: string,
  { byPasskey = false } = {},
): Promise<void> {
  const { internalAdapter, authCookies, secret } = await (await people.auth(request)).$context;
  const userAgent = headersOf(request).get("user-agent") ?? "";
  const { token } = await internalAdapter.createSession(user, false, { userAgent, byPasskey });
  const { name, attributes } = authCookies.sessionToken;
  // As better-auth signs a cookie, so that it knows its own again.
  const signature = createHmac("sha256", secret).update(token).digest("base64");
  const parts = [
    `${name}=${encodeURIComponent(`${token}.${signature}`)}`,
    `Max-Age=${sessionSeconds}`,
    "Path=/",
    "HttpOnly",
    ...(attributes.secure ? ["Secure"] : []),
    "SameSite=Lax",
  ];
  reply.header("set-cookie", parts.join("; "));
}
