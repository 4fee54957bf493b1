import { type ApiKey, addApiKey, apiKeysOf, revokeApiKey } from "../../state/api-keys.ts";
import { publicUrl } from "../../state/public-url.ts";
import { actionOf, onlyWord, refuseWords } from "../action.ts";
import { oneOf, readOptions } from "../options.ts";
import { output } from "../output.ts";
import { defaultDataFolder, openRecords } from "./chosen-workspace.ts";

/** `retorno key add|list|revoke`: the keys with which a shop's own systems send events. */
export async function keyCommand([word, ...rest]: readonly string[]): Promise<undefined> {
  switch (actionOf("key", word, ["add", "list", "revoke"])) {
    case "add":
      return add(rest);
    case "list":
      return list(rest);
    case "revoke":
      return revoke(rest);
  }
}

async function add(args: readonly string[]): Promise<undefined> {
  const { values, paths } = readOptions(args, ["data", "workspace", "name", "format"]);
  refuseWords(paths);
  const format = oneOf("format", values.format ?? "table", ["table", "json"]);
  const { state, workspace } = await openRecords(values.data ?? defaultDataFolder, values.workspace);
  try {
    const name = values.name ?? "api";
    const made = await addApiKey(state, { workspace: workspace.id, name });
    const url = `${await publicUrl(state)}/api/v1/events`;
    if (format === "json") {
      await output(`${JSON.stringify({ ...made, workspace: workspace.id, name, url }, null, 1)}\n`, undefined);
      return;
    }
    await output(`${made.key}\n`, undefined);
    process.stderr.write(`retorno: this is the only time the key is shown; send events with it to ${url}\n`);
  } finally {
    await state.destroy();
  }
}

async function list(args: readonly string[]): Promise<undefined> {
  const { values, paths } = readOptions(args, ["data", "workspace", "format"]);
  refuseWords(paths);
  const format = oneOf("format", values.format ?? "table", ["table", "json"]);
  const any = values.workspace === undefined;
  const { state, workspace } = await openRecords(values.data ?? defaultDataFolder, values.workspace, { any });
  try {
    const keys = await apiKeysOf(state, any ? undefined : workspace?.id);
    const lines = keys.length === 0 ? "" : `${keys.map((key) => `${lineOf(key)}\n`).join("")}Days are of UTC.\n`;
    await output(format === "json" ? `${JSON.stringify(keys.map(told), null, 1)}\n` : lines, undefined);
  } finally {
    await state.destroy();
  }
}

async function revoke(args: readonly string[]): Promise<undefined> {
  const { values, paths } = readOptions(args, ["data"]);
  const id = onlyWord(paths, "the key's id", "retorno key list names them");
  const { state } = await openRecords(values.data ?? defaultDataFolder, undefined, { any: true });
  try {
    const { name } = await revokeApiKey(state, id);
    await output(`key ${name} is revoked: what it sends is refused; what it sent stays\n`, undefined);
  } finally {
    await state.destroy();
  }
}

const moment = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

const told = ({ createdMs, lastUsedMs, revokedMs, ...key }: ApiKey) => ({
  ...key,
  createdAt: moment(createdMs),
  lastUsedAt: moment(lastUsedMs),
  revokedAt: moment(revokedMs),
});

function lineOf({ id, shown, name, workspace, createdMs, lastUsedMs, revokedMs }: ApiKey): string {
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  const used = lastUsedMs === null ? "never used" : `last used ${day(lastUsedMs)}`;
  const ended = revokedMs === null ? used : `revoked ${day(revokedMs)}`;
  return `${id}  ${shown}  ${workspace}  ${name}  (made ${day(createdMs)}, ${ended})`;
}
