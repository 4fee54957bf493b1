import { KnownError } from "../model/errors.ts";
import type { State } from "./database.ts";

/** Where the server is reached unless somebody says otherwise. */
export const defaultUrl = "http://127.0.0.1:4180";

const name = "public_url";

/** Where the server is reached from outside, without a slash at its end: what links and script tags begin with. */
export async function publicUrl(state: State): Promise<string> {
  const kept = await state.selectFrom("setting").select("value").where("name", "=", name).executeTakeFirst();
  return kept?.value ?? defaultUrl;
}

/** Keeps where the server is reached. */
export async function keepPublicUrl(state: State, url: string): Promise<void> {
  await state
    .insertInto("setting")
    .values({ name, value: url })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: url }))
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
