import { KnownError } from "../../model/errors.ts";
import { openState, type State } from "../../state/database.ts";
import { eventDaysOf } from "../../state/retention.ts";
import { deleteWorkspace, editWorkspace, refuseUnlessReal, type WorkspaceEdit } from "../../state/workspace-changes.ts";
import { addWorkspace, sitesOf, workspacesOf } from "../../state/workspaces.ts";
import { hasServer, personKeyIn } from "../../warehouse/data-folder.ts";
import { actionOf, onlyWord, refuseWords } from "../action.ts";
import { oneOf, readOptions, wholeNumber } from "../options.ts";
import { output } from "../output.ts";
import { defaultDataFolder, openRecords } from "./chosen-workspace.ts";
import { eraseFacts, keepOldFacts } from "./workspace-facts.ts";

const actions = ["add", "list", "edit", "delete"] as const;
const contents = ["name", "currency", "time-zone", "opt-out", "keep-events"] as const;

/** `retorno workspace add|list|edit|delete`: the businesses or brands of a data folder. */
export async function workspaceCommand([word, ...rest]: readonly string[]): Promise<undefined> {
  switch (actionOf("workspace", word, actions)) {
    case "add":
      return add(rest);
    case "list":
      return list(rest);
    case "edit":
      return edit(rest);
    case "delete":
      return remove(rest);
  }
}

async function add(args: readonly string[]): Promise<undefined> {
  const { values, paths } = readOptions(args, ["data", ...contents]);
  const id = onlyWord(paths, "the workspace's name", "such as retorno workspace add faro-azul --currency EUR");
  const wanted = editOf(values);
  const { currency, timeZone } = wanted;
  if (currency === undefined || timeZone === undefined) {
    throw new KnownError("invalid_request", "a workspace needs its currency and its time zone", {
      hint: "such as --currency EUR --time-zone Europe/Madrid",
    });
  }
  refuseUnlessReal(wanted);
  const folder = values.data ?? defaultDataFolder;
  personKeyIn(folder);
  const state = await openState(folder);
  try {
    await keepOldFacts(folder, state);
    await addWorkspace(state, { id, name: wanted.name ?? id, currency, timeZone });
    await editWorkspace(state, id, wanted);
  } finally {
    await state.destroy();
  }
  await output(`workspace ${id} is made; next: retorno site add shop.example --workspace ${id}\n`, undefined);
}

async function list(args: readonly string[]): Promise<undefined> {
  const { values, paths } = readOptions(args, ["data", "format"]);
  refuseWords(paths);
  const format = oneOf("format", values.format ?? "table", ["table", "json"]);
  const { state } = await openRecords(values.data ?? defaultDataFolder, undefined, { any: true });
  try {
    const shown = await workspacesShown(state);
    const lines = shown.map(
      ({ id, name, currency, timeZone, sites, plan }) =>
        `${id}  ${name}  ${currency}  ${timeZone}  ${sites} ${sites === 1 ? "site" : "sites"}${plan ? "  with a plan" : ""}\n`,
    );
    await output(format === "json" ? `${JSON.stringify(shown, null, 1)}\n` : lines.join(""), undefined);
  } finally {
    await state.destroy();
  }
}

async function workspacesShown(state: State) {
  const [workspaces, sites, days] = await Promise.all([workspacesOf(state), sitesOf(state), eventDaysOf(state)]);
  return workspaces.map(({ id, name, currency, timeZone, plan, honoursOptOut }) => ({
    id,
    name,
    currency,
    timeZone,
    optOut: honoursOptOut ? "honour" : "ignore",
    keepEventsDays: days.find(({ workspace }) => workspace === id)?.days ?? null,
    sites: sites.filter(({ workspace }) => workspace === id).length,
    plan: plan !== null,
  }));
}

async function edit(args: readonly string[]): Promise<undefined> {
  const { values, paths } = readOptions(args, ["data", "workspace", ...contents]);
  const wanted = editOf(values);
  if (Object.values(wanted).every((one) => one === undefined)) {
    throw new KnownError("invalid_request", "nothing is to be changed", {
      hint: `give one of ${contents.map((one) => `--${one}`).join(", ")}`,
    });
  }
  const { state, workspace } = await named(values, paths);
  try {
    if (workspace.plan !== null && (wanted.currency !== undefined || wanted.timeZone !== undefined)) {
      throw new KnownError("conflict", `the plan of ${workspace.id} says its currency and time zone`, {
        hint: "change them in the plan, and bring it in with retorno plan FILE",
      });
    }
    await editWorkspace(state, workspace.id, wanted);
    await output(`workspace ${workspace.id} is changed\n`, undefined);
  } finally {
    await state.destroy();
  }
}

async function remove(args: readonly string[]): Promise<undefined> {
  const { values, paths, flags } = readOptions(args, ["data", "workspace"], ["yes"]);
  if (paths.length === 0 && values.workspace === undefined) onlyWord(paths, "the workspace's name", "name it");
  const { state, workspace } = await named(values, paths);
  try {
    if (!flags.has("yes")) {
      throw new KnownError("conflict", `workspace ${workspace.id} goes with its facts, sites, links and keys`, {
        hint: "say --yes to delete it for good",
      });
    }
    const folder = values.data ?? defaultDataFolder;
    await deleteWorkspace(state, workspace.id);
    const rows = await eraseFacts(folder, workspace.id, { isServed: await hasServer(folder) });
    await output(`workspace ${workspace.id} is deleted, with ${rows.toLocaleString("en")} rows of facts\n`, undefined);
  } finally {
    await state.destroy();
  }
}

const named = (values: { data?: string; workspace?: string }, paths: readonly string[]) => {
  const [id = values.workspace, ...more] = paths;
  refuseWords(more);
  return openRecords(values.data ?? defaultDataFolder, id);
};

function editOf(values: Partial<Record<(typeof contents)[number], string>>): WorkspaceEdit {
  const optOut = values["opt-out"];
  const days = values["keep-events"];
  return {
    name: values.name,
    currency: values.currency?.toUpperCase(),
    timeZone: values["time-zone"],
    honoursOptOut: optOut === undefined ? undefined : oneOf("opt-out", optOut, ["honour", "ignore"]) === "honour",
    eventDays:
      days === undefined ? undefined : wholeNumber("keep-events", days.replace(/d$/, ""), { least: 1, most: 36_500 }),
  };
}
