import type { State } from "../database.ts";

/** Whom nobody is called by any more. */
export const nobody = "somebody who is gone";

/** What people call those whom the audit names as user:ID, key:ID or operator. */
export async function actorNames(state: State, actors: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(actors)];
  const idsOf = (kind: string) =>
    asked.filter((one) => one.startsWith(`${kind}:`)).map((one) => one.slice(kind.length + 1));
  const users = await state.selectFrom("user").select(["id", "name"]).where("id", "in", idsOf("user")).execute();
  const keys = await state.selectFrom("api_key").select(["id", "name"]).where("id", "in", idsOf("key")).execute();
  const names = new Map([
    ["operator", "the command line"],
    ...users.map(({ id, name }) => [`user:${id}`, name] as const),
    ...keys.map(({ id, name }) => [`key:${id}`, `the API key ${name}`] as const),
  ]);
  return new Map(asked.map((one) => [one, names.get(one) ?? nobody]));
}

/** The same of one. */
export async function actorName(state: State, actor: string): Promise<string> {
  return (await actorNames(state, [actor])).get(actor) ?? "";
}
