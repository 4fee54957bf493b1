import { type Place, placeOf, placeOfWorkspace } from "../../answers/place.ts";
import { nearest } from "../../model/did-you-mean.ts";
import { KnownError } from "../../model/errors.ts";
import type { Plan } from "../../model/plan.ts";
import { ownDataFolder } from "../../state/data-option.ts";
import { hasState, openState, type State } from "../../state/database.ts";
import { type Workspace, workspacesOf } from "../../state/workspaces/workspaces.ts";
import { firstWorkspace } from "../../warehouse/person-key.ts";

/** Where facts are kept unless `--data` says otherwise. */
export const defaultDataFolder = ownDataFolder;

/**
 * The app's records of a data folder, and the workspace that `--workspace` names, else the only one. A KnownError where
 * there is none. Destroy the records when done.
 */
export async function openRecords(
  folder: string,
  asked: string | undefined,
): Promise<{ state: State; workspace: Workspace }>;
/** With `any`, for commands about all workspaces: null where none is named. */
export async function openRecords(
  folder: string,
  asked: string | undefined,
  options: { any: boolean },
): Promise<{ state: State; workspace: Workspace | null }>;
export async function openRecords(
  folder: string,
  asked: string | undefined,
  { any = false } = {},
): Promise<{ state: State; workspace: Workspace | null }> {
  if (!hasState(folder)) throw noWorkspaces(folder);
  const state = await openState(folder);
  try {
    const workspaces = await workspacesOf(state);
    if (workspaces.length === 0) throw noWorkspaces(folder);
    return { state, workspace: any && asked === undefined ? null : chosen(workspaces, asked) };
  } catch (cause) {
    await state.destroy();
    throw cause;
  }
}

/**
 * Where facts of a data folder belong, by `--workspace` or because there is only one; the plan given goes before the one
 * kept. A folder that no workspace was ever made in has its first one.
 */
export async function placeIn(folder: string, asked: string | undefined, plan: Plan | null): Promise<Place> {
  const workspaces = hasState(folder) ? await readWorkspaces(folder) : [];
  if (workspaces.length === 0 && (asked === undefined || asked === firstWorkspace)) {
    return placeOf(plan);
  }
  if (workspaces.length === 0) throw unknown(asked ?? "", []);
  return placeOfWorkspace(chosen(workspaces, asked), plan);
}

async function readWorkspaces(folder: string): Promise<Workspace[]> {
  const state = await openState(folder);
  try {
    return await workspacesOf(state);
  } finally {
    await state.destroy();
  }
}

function chosen(workspaces: readonly Workspace[], asked: string | undefined): Workspace {
  const ids = workspaces.map(({ id }) => id);
  if (asked !== undefined) {
    const found = workspaces.find(({ id }) => id === asked);
    if (found === undefined) throw unknown(asked, ids);
    return found;
  }
  const [only, ...others] = workspaces;
  if (only !== undefined && others.length === 0) return only;
  const imported = ids.includes(firstWorkspace) ? ` (${firstWorkspace} holds what came before one was made)` : "";
  throw new KnownError("invalid_request", `there are several workspaces: ${ids.join(", ")}${imported}`, {
    hint: `name the one you mean, such as --workspace ${ids.at(-1)}`,
  });
}

function unknown(asked: string, ids: readonly string[]): KnownError {
  const close = nearest(asked, ids);
  const known = ids.length === 0 ? "retorno workspace add makes one" : `there are ${ids.join(", ")}`;
  return new KnownError("not_found", `there is no workspace "${asked}"`, {
    hint: close === null ? known : `did you mean "${close}"?`,
  });
}

const noWorkspaces = (folder: string) =>
  new KnownError("not_found", `there is no workspace in ${folder}`, {
    hint: "make one with retorno workspace add, or name the folder with --data",
  });
