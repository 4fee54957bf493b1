import { KnownError } from "../../model/errors.ts";
import { localeOf } from "../../model/locale.ts";
import { plainText } from "../../reports/cell-text.ts";
import { openState, type State } from "../../state/database.ts";
import {
  deleteWorkspace,
  editWorkspace,
  erased,
  makeWorkspace,
  refuseUnlessMeant,
  refuseUnlessReal,
  type WorkspaceEdit,
} from "../../state/workspaces/workspace-changes.ts";
import { sitesOf, workspacesOf } from "../../state/workspaces/workspaces.ts";
import { hasServer, personKeyIn } from "../../warehouse/data-folder.ts";
import { firstWorkspace } from "../../warehouse/person-key.ts";
import { actionOf, onlyWord, refuseWords } from "../action.ts";
import { oneOf, readOptions, wholeNumber } from "../options.ts";
import { alignedLines, output } from "../output.ts";
import { defaultDataFolder, openRecords } from "./chosen-workspace.ts";
import { eraseFacts, finishErasing, holdsMoney, keepOldFacts } from "./workspace-facts.ts";

const actions = ["add", "list", "edit", "delete"] as const;
const contents = ["name", "currency", "time-zone", "opt-out", "keep-events", "second-factor", "locale"] as const;

const actor = { kind: "operator" } as const;

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
    await finishErasing(folder, state);
    await makeWorkspace(state, { ...wanted, id, name: wanted.name ?? id, currency, timeZone, actor });
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
    const cells = shown.map(({ id, name, currency, timeZone, sites, plan, isDemo }) => [
      id,
      plainText(name),
      currency,
      timeZone,
      `${sites} ${sites === 1 ? "site" : "sites"}`,
      plan ? "with a plan" : "",
      isDemo ? "made up" : "",
    ]);
    await output(format === "json" ? `${JSON.stringify(shown, null, 1)}\n` : alignedLines(cells), undefined);
  } finally {
    await state.destroy();
  }
}

async function workspacesShown(state: State) {
  const [workspaces, sites] = await Promise.all([workspacesOf(state), sitesOf(state)]);
  return workspaces.map(({ plan, honoursOptOut, eventDays, needsSecondFactor, demo, ...rest }) => ({
    id: rest.id,
    name: rest.name,
    currency: rest.currency,
    timeZone: rest.timeZone,
    locale: rest.locale,
    optOut: honoursOptOut ? "honour" : "ignore",
    keepEventsDays: eventDays,
    secondFactor: needsSecondFactor ? "needed" : "optional",
    sites: sites.filter(({ workspace }) => workspace === rest.id).length,
    plan: plan !== null,
    isDemo: demo !== null,
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
    await refuseUnlessMeant(workspace, wanted, {
      isConfirmed: flags.has("yes"),
      confirm: "say --yes if that is meant",
      holdsMoney: () => holdsMoney(values.data ?? defaultDataFolder, workspace.id),
    });
    await editWorkspace(state, workspace, wanted, { actor });
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
      throw new KnownError(
        "conflict",
        `workspace ${workspace.id} goes with its facts, sites, links, keys and members`,
        {
          hint: "say --yes to delete it for good",
        },
      );
    }
    const folder = values.data ?? defaultDataFolder;
    await deleteWorkspace(state, workspace, { actor });
    const isServed = await hasServer(folder);
    const rows = await eraseFacts(folder, workspace.id, { isServed });
    // A server erases once more what came meanwhile.
    if (!isServed) await erased(state, workspace.id);
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
  const factor = values["second-factor"];
  return {
    name: values.name,
    currency: values.currency?.toUpperCase(),
    timeZone: values["time-zone"],
    honoursOptOut: optOut === undefined ? undefined : oneOf("opt-out", optOut, ["honour", "ignore"]) === "honour",
    eventDays:
      days === undefined ? undefined : wholeNumber("keep-events", days.replace(/d$/, ""), { least: 1, most: 36_500 }),
    needsSecondFactor:
      factor === undefined ? undefined : oneOf("second-factor", factor, ["needed", "optional"]) === "needed",
    locale: values.locale === undefined ? undefined : localeNamed(values.locale),
  };
}

/** "reader" takes it back; what is none is refused with the rest. */
const localeNamed = (written: string): string | null => (written === "reader" ? null : (localeOf(written) ?? written));
