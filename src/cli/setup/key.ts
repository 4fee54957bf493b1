import { nearest } from "../../model/did-you-mean.ts";
import { KnownError } from "../../model/errors.ts";
import { keyScopes, type Permission } from "../../model/permissions.ts";
import { plainText } from "../../reports/cell-text.ts";
import { type ApiKey, apiKeysOf } from "../../state/people/api-keys.ts";
import { makeKey, revokeKey } from "../../state/people/key-changes.ts";
import { publicUrl } from "../../state/public-url.ts";
import { actionOf, onlyWord, refuseWords } from "../action.ts";
import { oneOf, readOptions } from "../options.ts";
import { output } from "../output.ts";
import { defaultDataFolder, openRecords } from "./chosen-workspace.ts";

const actor = { kind: "operator" } as const;

/** `retorno key add|list|revoke`: the keys with which a shop's own systems come in. */
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
  const { values, paths } = readOptions(args, ["data", "workspace", "name", "scopes", "expires", "format"]);
  refuseWords(paths);
  const format = oneOf("format", values.format ?? "table", ["table", "json"]);
  const { name } = values;
  if (name === undefined) {
    throw new KnownError("invalid_request", "--name is missing: what the key is for", {
      hint: "such as retorno key add --name checkout",
    });
  }
  const scopes = scopesOf(values.scopes ?? "events:write");
  const expiresMs = values.expires === undefined ? null : Date.now() + daysOf(values.expires) * dayMs;
  const { state, workspace } = await openRecords(values.data ?? defaultDataFolder, values.workspace);
  try {
    const made = await makeKey(state, { workspace: workspace.id, name, scopes, expiresMs }, { actor });
    const url = `${await publicUrl(state)}/api/v1/events`;
    if (format === "json") {
      await output(
        `${JSON.stringify({ ...made, workspace: workspace.id, name, scopes, expiresAt: moment(expiresMs), url }, null, 1)}\n`,
        undefined,
      );
      return;
    }
    await output(`${made.key}\n`, undefined);
    const use = scopes.includes("events:write") ? `; send events with it to ${url}` : "";
    process.stderr.write(`retorno: this is the only time the key is shown${use}\n`);
  } finally {
    await state.destroy();
  }
}

const dayMs = 86_400_000;

const mostDays = 3650;

function daysOf(written: string): number {
  const days = /^\d{1,5}(?=d?$)/.exec(written)?.[0] ?? "0";
  if (Number(days) >= 1 && Number(days) <= mostDays) return Number(days);
  throw new KnownError("invalid_request", `--expires cannot be "${written}"`, {
    hint: `give days, such as 90d; from 1d to ${mostDays}d`,
  });
}

/** Scopes as they are written: with commas between. */
function scopesOf(written: string): Permission[] {
  return written.split(",").map((part) => {
    const name = part.trim();
    const found = keyScopes.find((one) => one === name);
    if (found !== undefined) return found;
    const close = nearest(name, keyScopes);
    throw new KnownError("invalid_request", `a key cannot have the scope "${name}"`, {
      hint: close === null ? `the scopes are ${keyScopes.join(", ")}` : `did you mean "${close}"?`,
    });
  });
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
    const name = await revokeKey(state, { id, workspace: null }, { actor });
    await output(`key ${name} is revoked: what it sends is refused; what it sent stays\n`, undefined);
  } finally {
    await state.destroy();
  }
}

const moment = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

const told = ({ createdMs, lastUsedMs, revokedMs, expiresMs, ...key }: ApiKey) => ({
  ...key,
  createdAt: moment(createdMs),
  lastUsedAt: moment(lastUsedMs),
  expiresAt: moment(expiresMs),
  revokedAt: moment(revokedMs),
});

function lineOf({ id, shown, name, workspace, scopes, createdMs, ...key }: ApiKey): string {
  const about = [`made ${day(createdMs)}`, ...stateOf(key)].join(", ");
  return `${id}  ${shown}  ${workspace}  ${plainText(name)}  (${about})\n  ${scopes.join(" ")}`;
}

function stateOf({ lastUsedMs, revokedMs, expiresMs }: Pick<ApiKey, "lastUsedMs" | "revokedMs" | "expiresMs">) {
  if (revokedMs !== null) return [`revoked ${day(revokedMs)}`];
  const used = lastUsedMs === null ? "never used" : `last used ${day(lastUsedMs)}`;
  if (expiresMs === null) return [used];
  return [used, `${expiresMs > Date.now() ? "runs" : "ran"} out ${day(expiresMs)}`];
}

const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
