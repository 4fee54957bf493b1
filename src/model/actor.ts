/** Who does something: somebody signed in, a program with a key, or whoever has the command line. */
export type Actor =
  | { readonly kind: "user"; readonly id: string }
  | { readonly kind: "key"; readonly id: string }
  | { readonly kind: "operator" };

/** As it is kept: user:ID, key:ID or operator. */
export const actorText = (actor: Actor): string =>
  actor.kind === "operator" ? "operator" : `${actor.kind}:${actor.id}`;

/** Whoever has the command line. */
export const operator: Actor = { kind: "operator" };
