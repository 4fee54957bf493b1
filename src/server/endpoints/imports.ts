import type { Readable } from "node:stream";
import {
  addImport,
  cancelImport,
  getImport,
  getImportRejects,
  type Import,
  listImports,
  lookAtImport,
  undoImport,
  watchImport,
} from "../../api/imports.ts";
import { undoImports } from "../../intake/exports/import-log.ts";
import { KnownError } from "../../model/errors.ts";
import { FileLook } from "../../model/file-look.ts";
import { erasuresOf } from "../../state/erasures.ts";
import { audited } from "../../state/people/audit.ts";
import { uploadOf } from "../../state/uploads.ts";
import type { Workspace } from "../../state/workspaces/workspaces.ts";
import { actorOf } from "../api/caller.ts";
import { pass } from "../api/gate.ts";
import { knownCaller } from "../api/known-caller.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";
import { withSlowBody } from "../limits/slow-bodies.ts";
import { ImportEvents } from "../uploads/import-events.ts";
import { type Place, shownImport, shownPage, shownUpload } from "../uploads/shown-imports.ts";
import type { Uploads } from "../uploads/uploads.ts";
import { onLane } from "../workspace-lane.ts";

/** Files that are brought in, how far they are, and taking them back. */
export function importEndpoints(api: ApiServer, uploads: Uploads): void {
  const { parts, app } = api;
  const shown = { ...parts, uploads };

  serveEndpoint(api, addImport, async ({ request, query, caller, workspace }) => {
    const claimed = Number(request.headers["content-length"] ?? Number.NaN);
    const mapping = query.mapping ?? null;
    // Refuses one that names columns we do not have, or leaves one out without which nothing can be read.
    if (mapping !== null) (await import("../../intake/exports/mapping/mapped-format.ts")).mappedFormat(mapping);
    const upload = await withSlowBody(request.raw, () =>
      uploads.receive({
        workspace: workspace.id,
        name: query.name,
        keeps: query.keep,
        mapping,
        actor: actorOf(caller),
        body: request.body as Readable,
        claimedBytes: Number.isFinite(claimed) ? claimed : null,
      }),
    );
    return shownUpload(shown, upload);
  });

  serveEndpoint(api, listImports, async ({ workspace, query: { limit, cursor } }) => {
    const before = cursor === undefined ? null : placeIn(cursor);
    const { items, next } = await shownPage(shown, workspace.id, { limit, before });
    return { items, next: next === null ? null : `${next.ms}.${next.id}` };
  });

  serveEndpoint(api, getImport, async ({ workspace, params }) => known(workspace, params.import));

  const open = new Set<ImportEvents>();
  app.addHook("preClose", async () => {
    for (const events of open) events.end();
  });
  serveEndpoint(api, watchImport, async ({ workspace, params, request, reply }) => {
    const found = await known(workspace, params.import);
    const { id } = found;
    const events = new ImportEvents(reply, {
      read: () => shownImport(shown, workspace, id),
      watch: (changed) => uploads.watch(id, changed),
      stillMay: () =>
        knownCaller(api, watchImport, request)
          .then((caller) => pass(watchImport, caller, workspace.id, parts))
          .then(
            () => true,
            () => false,
          ),
      failed: (cause) => request.log.warn({ err: cause }, "an import cannot be watched any more"),
    });
    open.add(events);
    void events.ended.then(() => open.delete(events));
    return found;
  });

  serveEndpoint(api, getImportRejects, async ({ workspace, params, reply }) => {
    const { id, rejected } = await known(workspace, params.import);
    await forgetErased(workspace);
    const csv = uploads.rejects.of(id, parts.clock());
    if (csv === null && rejected > 0) {
      throw new KnownError("gone", "the list of these rows is not kept any more", {
        hint: "send the file again with keep=false to have it",
      });
    }
    reply.type("text/csv; charset=utf-8").header("content-disposition", 'attachment; filename="rejects.csv"');
    await reply.send(csv ?? "file,line,column,value,reason\r\n");
    return undefined;
  });

  serveEndpoint(api, lookAtImport, async ({ workspace, params }) => {
    const { id } = await known(workspace, params.import);
    await forgetErased(workspace);
    const look = uploads.looks.of(id, parts.clock());
    if (look !== null) return FileLook.parse(JSON.parse(look.toString("utf8")));
    throw new KnownError("gone", "what stood in this file is not kept any more", {
      hint: "send the file again with keep=false to see it",
    });
  });

  serveEndpoint(api, cancelImport, async ({ workspace, params }) => {
    const upload = await uploadOf(parts.state, workspace.id, params.import);
    const { state } = upload ?? (await known(workspace, params.import));
    if (upload === null || state === "done" || state === "failed") {
      throw new KnownError("conflict", "the import has ended already", { hint: "take it back instead, with DELETE" });
    }
    await uploads.cancel(upload);
    return known(workspace, params.import);
  });

  serveEndpoint(api, undoImport, async ({ workspace, params, caller }) => {
    const { id, state, undoneAt, files } = await known(workspace, params.import);
    if (state === "queued" || state === "reading") {
      throw new KnownError("conflict", "the import is still under way", { hint: "cancel it instead" });
    }
    const standing = files.flatMap((file) => (file.import === null || file.undoneAt !== null ? [] : [file.import]));
    if (standing.length === 0) throw nothingStands(undoneAt);
    await onLane(parts, workspace.id, (lane) => undoImports(lane, workspace.id, standing));
    parts.collector.forgetKnown();
    await audited(parts.state, { actor: actorOf(caller), workspace: workspace.id, now: parts.clock() }, async () => ({
      change: { action: "import.undo", subject: id, was: { imports: standing }, became: null },
      answer: undefined,
    }));
    return known(workspace, id);
  });

  /** Whoever was erased at the command line too. */
  async function forgetErased(workspace: Workspace): Promise<void> {
    const erased = (await erasuresOf(parts.state, workspace.id)).at(-1);
    if (erased !== undefined) uploads.forgetShown(workspace.id, erased.erasedMs);
  }

  async function known(workspace: Workspace, id: string): Promise<Import> {
    const found = await shownImport(shown, workspace, id);
    if (found !== null) return found;
    throw new KnownError("not_found", `there is no import "${id}"`, {
      hint: "the list of imports names those there are",
    });
  }
}

const nothingStands = (undoneAt: string | null): KnownError =>
  undoneAt === null
    ? new KnownError("conflict", "nothing of the import is kept", { hint: "nothing is to be done" })
    : new KnownError("conflict", `the import was taken back already, on ${undoneAt}`, {
        hint: "nothing is to be done; send the file again to have it back",
      });

function placeIn(cursor: string): Place {
  const [, ms, id] = /^(\d{1,15})\.(\w{1,40})$/.exec(cursor) ?? [];
  if (ms !== undefined && id !== undefined) return { ms: Number(ms), id };
  throw new KnownError("invalid_request", "cursor cannot be read", { hint: "give the `next` of a page" });
}
