import type { Auth } from "./people.ts";

/** Lets somebody in from now on with a password; answers their id. The address must have no user yet. */
export async function addUser(
  auth: Auth,
  { email, name, password, operator = false }: { email: string; name: string; password: string; operator?: boolean },
): Promise<string> {
  const { internalAdapter, password: passwords } = await auth.$context;
  const hashed = await passwords.hash(password);
  // They came by a link that was sent to the address, or by one that the operator gave them.
  const user = await internalAdapter.createUser(
    { email: email.toLowerCase(), name, emailVerified: true, operator },
    { method: "email-password" },
  );
  await internalAdapter.linkAccount({
    userId: user.id,
    providerId: "credential",
    accountId: user.id,
    password: hashed,
  });
  return user.id;
}
