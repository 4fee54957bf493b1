import { nearest } from "../model/did-you-mean.ts";
import { KnownError } from "../model/errors.ts";
import { addApiKey, apiKeysOf, revokeApiKey } from "../state/api-keys.ts";
import { defaultDataFolder, openRecords } from "./chosen-workspace.ts";
import { oneOf, readOptions } from "./options.ts";

const actions = ["add", "list", "revoke"] as const;

/** `retorno key add|list|revoke`: the keys with which a shop's own systems send events. */
export async function keyCommand(args: readonly string[]): Promise<undefined> {
  const { values, paths } = readOptions(args, ["data", "workspace", "name", "format"]);
  const [asked = "list", id, ...more] = paths;
  const action = actions.find((one) => one === asked);
  if (action === undefined) throw unknownAction(asked);
  if (more.length > 0 || (id !== undefined && action !== "revoke")) throw tooMany(more[0] ?? id ?? "");
  const format = oneOf("format", values.format ?? "table", ["table", "json"]);
  const { state, workspace } = await openRecords(values.data ?? defaultDataFolder, values.workspace);
  try {
    if (action === "add") {
      const made = await addApiKey(state, { workspace: workspace.id, name: values.name ?? "key" });
      if (format === "json") return print(JSON.stringify(made));
      process.stderr.write("retorno: this is the only time the key is shown; keep it where the shop can read it\n");
      return print(made.key);
    }
    if (action === "revoke") {
      if (id === undefined) throw new KnownError("invalid_request", "which key?", { hint: "see retorno key list" });
      await revokeApiKey(state, id);
      return print(`key ${id} is revoked; what it sent stays`);
    }
    const keys = await apiKeysOf(state, values.workspace === undefined ? undefined : workspace.id);
    return print(format === "json" ? JSON.stringify(keys) : keys.map(lineOf).join("\n"));
  } finally {
    await state.destroy();
  }
}

const print = (text: string): undefined => {
  if (text !== "") process.stdout.write(`${text}\n`);
};

type Key = Awaited<ReturnType<typeof apiKeysOf>>[number];

const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

function lineOf({ id, shown, name, workspace, createdMs, lastUsedMs, revokedMs }: Key): string {
  const used = lastUsedMs === null ? "never used" : `last used ${day(lastUsedMs)}`;
  const state = revokedMs === null ? used : `revoked ${day(revokedMs)}`;
  return `${id}  ${shown}  ${day(createdMs)}  ${workspace}  ${name}  (${state})`;
}

function unknownAction(asked: string): KnownError {
  const close = nearest(asked, actions);
  return new KnownError("invalid_request", `retorno key cannot "${asked}"`, {
    hint: close === null ? `choose one of ${actions.join(", ")}` : `did you mean retorno key ${close}?`,
  });
}

const tooMany = (word: string): KnownError =>
  new KnownError("invalid_request", `"${word}" is not expected here`, {
    hint: "a name with blanks goes in quotes, after --name",
  });
