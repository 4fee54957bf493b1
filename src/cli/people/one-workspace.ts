import { Email } from "../../api/sign-in.ts";
import { KnownError } from "../../model/errors.ts";
import type { State } from "../../state/database.ts";
import type { Workspace } from "../../state/workspaces/workspaces.ts";
import { defaultDataFolder, openRecords } from "../setup/chosen-workspace.ts";

/** Does `work` with the app's records and the workspace that the options name. */
export async function inWorkspace(
  values: { data?: string; workspace?: string },
  work: (state: State, workspace: Workspace) => Promise<void>,
): Promise<void> {
  const { state, workspace } = await openRecords(values.data ?? defaultDataFolder, values.workspace);
  try {
    await work(state, workspace);
  } finally {
    await state.destroy();
  }
}

/** An e-mail address, as it is kept; a KnownError where it is none. */
export function addressOf(written: string): string {
  const read = Email.safeParse(written.trim());
  if (read.success) return read.data;
  throw new KnownError("invalid_request", `"${written}" is not an e-mail address`, {
    hint: "such as bea@shop.example",
  });
}
