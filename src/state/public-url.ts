import { KnownError } from "../model/errors.ts";
import type { State } from "./database.ts";

/** Where the server is reached from outside, without a slash at its end: what links and script tags begin with. */
export async function publicUrl(state: State): Promise<string> {
  return (await setting(state, "public_url")) ?? (await localUrl(state));
}

/** Where the server listened last. */
export async function localUrl(state: State): Promise<string> {
  return (await setting(state, "local_url")) ?? "http://127.0.0.1:4180";
}

export const keepPublicUrl = (state: State, url: string): Promise<void> => keep(state, "public_url", url);

export const keepLocalUrl = (state: State, url: string): Promise<void> => keep(state, "local_url", url);

async function setting(state: State, name: string): Promise<string | undefined> {
  const kept = await state.selectFrom("setting").select("value").where("name", "=", name).executeTakeFirst();
  return kept?.value;
}

async function keep(state: State, name: string, value: string): Promise<void> {
  await state
    .insertInto("setting")
    .values({ name, value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
}

/** An address as it is kept; a KnownError where it cannot be one. */
export function parsePublicUrl(written: string): string {
  const url = URL.parse(written);
  if (url !== null && /^https?:$/.test(url.protocol) && url.search === "" && url.hash === "" && url.username === "") {
    return url.href.replace(/\/+$/, "");
  }
  throw new KnownError("invalid_request", `"${written}" is not where a server can be reached`, {
    hint: "give its public address with --url, such as https://go.shop.example",
  });
}
