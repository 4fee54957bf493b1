import type { FastifyReply } from "fastify";
import { z } from "zod";

const Said = z.object({ code: z.string().optional() });

/** What came of a step of signing in: its cookies are set, and what it said is answered; the code where it refused. */
export async function forward(
  reply: FastifyReply,
  response: Response,
): Promise<{ ok: true; body: unknown } | { ok: false; code: string }> {
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) reply.header("set-cookie", cookies);
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return { ok: true, body };
  return { ok: false, code: Said.safeParse(body).data?.code ?? "" };
}
