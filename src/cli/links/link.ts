import { nearest } from "../../model/did-you-mean.ts";
import { KnownError } from "../../model/errors.ts";
import type { Command } from "../cli.ts";

/** What can be done with links, each loaded only when it is asked for. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  add: async () => (await import("./link-add.ts")).linkAdd,
  list: async () => (await import("./link-list.ts")).linkListCommand,
  show: async () => (await import("./link-list.ts")).linkShow,
  edit: async () => (await import("./link-edit.ts")).linkEdit,
  delete: async () => (await import("./link-edit.ts")).linkDelete,
  import: async () => (await import("./link-import.ts")).linkImport,
  qr: async () => (await import("./link-qr.ts")).linkQr,
  lint: async () => (await import("./link-lint.ts")).linkLint,
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
