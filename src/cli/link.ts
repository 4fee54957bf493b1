import { nearest } from "../model/did-you-mean.ts";
import { KnownError } from "../model/errors.ts";
import type { Command } from "./cli.ts";

/** What can be done with links, each loaded only when it is asked for. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  add: async () => (await import("./link-add.ts")).linkAdd,
};

/** `retorno link …`: tracked links, made, listed and changed. */
export async function link(args: readonly string[]): Promise<number> {
  const [name = "", ...rest] = args;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command !== undefined) return (await (await command())(rest)) ?? 0;
  const close = nearest(name, Object.keys(commands));
  throw new KnownError("invalid_request", name === "" ? "link needs a word after it" : `there is no "link ${name}"`, {
    hint: close === null ? `say one of ${Object.keys(commands).join(", ")}` : `did you mean "link ${close}"?`,
  });
}
