import { KnownError } from "../../model/errors.ts";
import { plainText } from "../../reports/cell-text.ts";
import { openState, type State } from "../../state/database.ts";
import { eventDaysOf } from "../../state/retention.ts";
import { deleteWorkspace, editWorkspace, refuseUnlessReal, type WorkspaceEdit } from "../../state/workspace-changes.ts";
import { addWorkspace, sitesOf, type Workspace, workspacesOf } from "../../state/workspaces.ts";
import { hasServer, personKeyIn } from "../../warehouse/data-folder.ts";
import { firstWorkspace } from "../../warehouse/person-key.ts";
import { actionOf, onlyWord, refuseWords } from "../action.ts";
import { oneOf, readOptions, wholeNumber } from "../options.ts";
import { alignedLines, output } from "../output.ts";
import { defaultDataFolder, openRecords } from "./chosen-workspace.ts";
import { eraseFacts, holdsMoney, keepOldFacts } from "./workspace-facts.ts";

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
  const id = onlyWord(
    paths,
    "the workspace's name",
    "such as retorno workspace add my-shop --currency EUR --time-zone Europe/Madrid",
  );
  const wanted = editOf(values);
  const { currency, timeZone } = wanted;
  if (currency === undefined || timeZone === undefined) {
    throw new KnownError("invalid_request", "a workspace needs its currency and its time zone", {
      hint: `such as retorno workspace add ${id} --currency ${currency ?? "EUR"} --time-zone ${timeZone ?? "Europe/Madrid"}`,
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
    const ids = (await workspacesOf(state)).map((one) => one.id);
    if (ids.length === 2 && ids.includes(firstWorkspace)) process.stderr.write(besideImports(id));
  } finally {
    await state.destroy();
  }
  await output(`workspace ${id} is made; next: retorno site add shop.example --workspace ${id}\n`, undefined);
}

/** Whoever imported first and names the business then has two, and probably meant one. */
const besideImports = (id: string): string =>
  `retorno: note: what you imported before stays in the workspace ${firstWorkspace}, so there are two now, and commands need --workspace. ` +
  `To have only that one: retorno workspace delete ${id} --yes, then retorno workspace edit ${firstWorkspace} --name "My shop"\n`;

async function list(args: readonly string[]): Promise<undefined> {
  const { values, paths } = readOptions(args, ["data", "format"]);
  refuseWords(paths);
  const format = oneOf("format", values.format ?? "table", ["table", "json"]);
  const { state } = await openRecords(values.data ?? defaultDataFolder, undefined, { any: true });
  try {
    const shown = await workspacesShown(state);
    const cells = shown.map(({ id, name, currency, timeZone, sites, plan }) => [
      id,
      plainText(name),
      currency,
      timeZone,
      `${sites} ${sites === 1 ? "site" : "sites"}`,
      plan ? "with a plan" : "",
    ]);
    await output(format === "json" ? `${JSON.stringify(shown, null, 1)}\n` : alignedLines(cells), undefined);
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
  const { values, paths, flags } = readOptions(args, ["data", "workspace", ...contents], ["yes"]);
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
    refuseUnlessReal(wanted);
    const costs = flags.has("yes")
      ? null
      : await whatItCosts(values.data ?? defaultDataFolder, state, workspace, wanted);
    if (costs !== null) throw new KnownError("conflict", costs, { hint: "say --yes if that is meant" });
    await editWorkspace(state, workspace.id, wanted);
    await output(`workspace ${workspace.id} is changed\n`, undefined);
  } finally {
    await state.destroy();
  }
}

/** Analysts ask of months; fewer days than this are a slip of the finger more often than not. */
const fewDays = 30;

/** What would be lost or read anew by an edit that cannot simply be taken back; null for others. */
async function whatItCosts(folder: string, state: State, { id, currency: was }: Workspace, wanted: WorkspaceEdit) {
  const { eventDays, currency } = wanted;
  const kept = (await eventDaysOf(state)).find(({ workspace }) => workspace === id)?.days ?? 0;
  if (eventDays !== undefined && eventDays < fewDays && eventDays < kept) {
    const days = eventDays === 1 ? "a day" : `${eventDays} days`;
    return `single events of ${id} older than ${days} would be deleted for good, by the server's next clean-up`;
  }
  if (currency === undefined || currency === was || !(await holdsMoney(folder, id))) return null;
  return `${id} holds amounts already: they stay in the currency they came in (${was} where none was named), and statements in ${currency} need exchange rates for them`;
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
