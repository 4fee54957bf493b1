import { randomBytes, scryptSync } from "node:crypto";
import type { InjectOptions } from "fastify";
import type { Role } from "../src/model/permissions.ts";
import { keepMember } from "../src/state/people/members.ts";
import { keepUser } from "../src/state/people/users.ts";
import type { OpenServer } from "./open-server.ts";

/** Somebody who is signed in, and asks a server as a browser on its own pages does. */
export interface Browser {
  readonly user: string;
  readonly cookie: string;
  readonly ask: (
    method: NonNullable<InjectOptions["method"]>,
    url: string,
    body?: unknown,
  ) => Promise<{ status: number; body: unknown }>;
}

export const password = "correct horse battery staple";

/** A hash of the password in the shape that is kept, at a cost that a thousand tests can pay: its own figures say so. */
function quickHash(): string {
  const [cost, salt] = [{ N: 2 ** 10, r: 8, p: 1 }, randomBytes(16)];
  const key = scryptSync(password, salt, 32, cost);
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/** Makes somebody with a role in workspaces, and signs them in as everybody does; `dearly` keeps the password as people's is. */
export async function signedIn(
  { app, parts }: Pick<OpenServer, "app" | "parts">,
  email: string,
  memberships: Readonly<Record<string, Role>>,
  { operator = false, dearly = false } = {},
): Promise<Browser> {
  const hash = dearly ? await parts.people.hashOf(password) : quickHash();
  const user = await keepUser(parts.state, { email, name: email.split("@")[0] ?? email, hash, operator });
  for (const [workspace, role] of Object.entries(memberships)) await keepMember(parts.state, { workspace, user, role });
  const answer = await app.inject({
    method: "POST",
    url: "/api/v1/sign-in",
    headers: { origin },
    payload: { email, password },
  });
  const cookie = [answer.headers["set-cookie"]]
    .flat()
    .map((one) => one?.split(";")[0])
    .join("; ");
  const ask: Browser["ask"] = async (method, url, body) => {
    const answered = await app.inject({
      method,
      url,
      headers: { origin, cookie },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    return { status: answered.statusCode, body: answered.body === "" ? null : answered.json() };
  };
  return { user, cookie, ask };
}

/** What a browser says of a page of this server. */
export const origin = "http://localhost";
