import type { PersonPlace } from "../../jobs/privacy/erase-person.ts";
import { openDataFolder, personKeyIn, refuseIfNoData } from "../../warehouse/data-folder.ts";
import { workspaceKey } from "../../warehouse/person-key.ts";
import { defaultDataFolder, openRecords } from "../setup/chosen-workspace.ts";

/** Where a command about a person works: the facts and records of a workspace, open while `work` is under way. */
export async function inPersonPlace<Answer>(
  asked: { data?: string; workspace?: string },
  work: (place: PersonPlace & { key: Buffer }) => Promise<Answer>,
): Promise<Answer> {
  const folder = asked.data ?? defaultDataFolder;
  refuseIfNoData(folder);
  const { state, workspace } = await openRecords(folder, asked.workspace);
  try {
    const facts = await openDataFolder(folder, workspace.id);
    try {
      const { id, timeZone } = workspace;
      return await work({
        lane: facts,
        state,
        folder,
        workspace: id,
        timeZone,
        key: workspaceKey(personKeyIn(folder), id),
      });
    } finally {
      facts.close();
    }
  } finally {
    await state.destroy();
  }
}
