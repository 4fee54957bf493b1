import { makeSite, removeSite, scriptTag } from "../../answers/sites.ts";
import { operator } from "../../model/actor.ts";
import { KnownError } from "../../model/errors.ts";
import { publicUrl } from "../../state/public-url.ts";
import { sitesOf } from "../../state/workspaces/workspaces.ts";
import { actionOf, onlyWord, refuseWords } from "../action.ts";
import { oneOf, readOptions } from "../options.ts";
import { output } from "../output.ts";
import { defaultDataFolder, openRecords } from "./chosen-workspace.ts";

const actions = ["add", "list", "delete"] as const;

/** `retorno site add|list|delete`: the web sites whose visits are seen. */
export async function siteCommand([word, ...rest]: readonly string[]): Promise<undefined> {
  switch (actionOf("site", word, actions)) {
    case "add":
      return add(rest);
    case "list":
      return list(rest);
    case "delete":
      return remove(rest);
  }
}

async function add(args: readonly string[]): Promise<undefined> {
  const { values, paths } = readOptions(args, ["data", "workspace", "name", "format"]);
  const format = oneOf("format", values.format ?? "table", ["table", "json"]);
  if (paths.length === 0) {
    throw new KnownError("invalid_request", "the site's host is missing", {
      hint: "such as retorno site add shop.example pay.shop.example",
    });
  }
  const { state, workspace } = await openRecords(values.data ?? defaultDataFolder, values.workspace);
  try {
    const site = await makeSite(state, operator, { workspace: workspace.id, name: values.name, written: paths });
    const tag = scriptTag(site, await publicUrl(state));
    await output(format === "json" ? `${JSON.stringify({ ...site, tag }, null, 1)}\n` : `${tag}\n`, undefined);
    process.stderr.write(
      `retorno: paste the script tag into the <head> of every page of ${site.hosts.join(", ")}; docs/tracking.md says where\n`,
    );
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
    const base = await publicUrl(state);
    const sites = (await sitesOf(state)).filter((site) => any || site.workspace === workspace?.id);
    const shown = sites.map((site) => ({ ...site, tag: scriptTag(site, base) }));
    const lines = shown.map(({ key, workspace, name, hosts, tag }) => {
      const others = hosts.filter((host) => host !== name);
      const also = others.length === 0 ? "" : `  also ${others.join(", ")}\n`;
      // The address and the key have a line each, so that the tag keeps within 80 columns.
      return `${key}  ${workspace}  ${name}\n${also}  ${tag.replace(" data-site", "\n    data-site")}\n`;
    });
    await output(format === "json" ? `${JSON.stringify(shown, null, 1)}\n` : lines.join(""), undefined);
  } finally {
    await state.destroy();
  }
}

async function remove(args: readonly string[]): Promise<undefined> {
  const { values, paths } = readOptions(args, ["data"]);
  const key = onlyWord(paths, "the site's key", "retorno site list names them");
  const { state } = await openRecords(values.data ?? defaultDataFolder, undefined, { any: true });
  try {
    const { name } = await removeSite(state, operator, { key, workspace: null });
    await output(`site ${name} is deleted: what its pages send is dropped; what was seen stays\n`, undefined);
  } finally {
    await state.destroy();
  }
}
