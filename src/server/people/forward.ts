import type { FastifyReply } from "fastify";
import { z } from "zod";

const Said = z.object({ code: z.string().optional() });

/** What came of a step of signing in: what it said, or the code with which it refused. A fault of the server's is thrown. */
export async function outcomeOf(
  response: Response,
): Promise<{ ok: true; body: unknown } | { ok: false; code: string }> {
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return { ok: true, body };
  const code = Said.safeParse(body).data?.code ?? "";
  if (response.status >= 500) throw new Error(`better-auth: ${response.status} ${code}`);
  return { ok: false, code };
}

/** The same, and its cookies are set. */
export function forward(reply: FastifyReply, response: Response): ReturnType<typeof outcomeOf> {
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) reply.header("set-cookie", cookies);
  return outcomeOf(response);
}
