import type { FastifyRequest } from "fastify";
import { KnownError } from "../../model/errors.ts";
import { passwordHashOf } from "../../state/people/users.ts";
import type { ServerParts } from "../parts.ts";

/** Refuses whoever is signed in and does not know the password: for what an open browser alone must not be enough for. */
export async function refuseUnlessOwn(
  { state, people, throttle }: Pick<ServerParts, "state" | "people" | "throttle">,
  request: FastifyRequest,
  { id, email }: { id: string; email: string },
  password: string,
): Promise<void> {
  const wentWell = await throttle.attempt("password", request, email);
  const hash = await passwordHashOf(state, id);
  if (hash === null || !(await people.isRight(password, hash))) {
    throw new KnownError("wrong_credentials", "the password is not right", {
      hint: "type the one that you sign in with now",
    });
  }
  await wentWell();
}
