import { deleteMapping, keepMapping, listMappings } from "../../api/mappings.ts";
import { KnownError } from "../../model/errors.ts";
import { deleteMapping as forget, keepMapping as keep, mappingsOf } from "../../state/mappings.ts";
import { audited } from "../../state/people/audit.ts";
import { actorOf } from "../api/caller.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";

/** How a workspace's files are read that nothing recognises. */
export function mappingEndpoints(api: ApiServer): void {
  const { state, clock } = api.parts;

  serveEndpoint(api, listMappings, async ({ workspace }) => ({ items: await mappingsOf(state, workspace.id) }));

  serveEndpoint(api, keepMapping, async ({ workspace, params: { file }, body, caller }) => {
    const mapping = { ...body, file };
    // Refuses one that names columns we do not have, or leaves one out without which nothing can be read.
    (await import("../../intake/exports/mapping/mapped-format.ts")).mappedFormat(mapping);
    return audited(state, { actor: actorOf(caller), workspace: workspace.id, now: clock() }, async (within) => {
      const was = (await mappingsOf(within, workspace.id)).find((one) => one.file === file) ?? null;
      await keep(within, workspace.id, mapping);
      return { change: { action: "mapping.edit", subject: file, was, became: mapping }, answer: mapping };
    });
  });

  serveEndpoint(api, deleteMapping, async ({ workspace, params: { file }, caller }) =>
    audited(state, { actor: actorOf(caller), workspace: workspace.id, now: clock() }, async (within) => {
      const was = (await mappingsOf(within, workspace.id)).find((one) => one.file === file);
      if (was === undefined) {
        throw new KnownError("not_found", `there is no mapping for "${file}"`, {
          hint: "the list of mappings names those there are",
        });
      }
      await forget(within, workspace.id, file);
      return { change: { action: "mapping.delete", subject: file, was, became: null }, answer: undefined };
    }),
  );
}
