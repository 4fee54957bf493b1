import type { FileLook, Import } from "../../../../client/api.ts";
import { ApiError } from "../../../../client/call.ts";
import { client } from "../../../app/client.ts";
import { sendableName } from "../uploads/send-file.ts";
import type { mappingOf } from "./chosen.ts";

/** What a file comes to when it is read in a way nobody has kept yet. */
export interface Tried {
  readonly import: Import;
  readonly look: FileLook | null;
}

/** Sends a file to be looked at by a mapping; nothing of it is kept. An ApiError where it could not be read. */
export async function lookBy(workspace: string, file: File, mapping: ReturnType<typeof mappingOf>): Promise<Tried> {
  const query = { name: sendableName(file.name), keep: "false" as const, mapping: JSON.stringify(mapping) };
  const { id } = await client.addImport({ params: { workspace }, query, body: file });
  const params = { workspace, import: id };
  for await (const now of client.watchImport({ params })) if (now.state === "done" || now.state === "failed") break;
  const ended = await client.getImport({ params });
  if (ended.problem !== null) throw new ApiError(422, ended.problem);
  return { import: ended, look: await client.lookAtImport({ params }).catch(() => null) };
}
