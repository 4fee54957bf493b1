import { broughtFileOf } from "../../answers/inspection-of.ts";
import { keptFile } from "../../answers/kept-exports.ts";
import type { Import, ImportLine } from "../../api/imports.ts";
import { momentOf, momentOrNull } from "../../api/shapes.ts";
import { importLines, importsOf, type ImportLine as LoggedLine } from "../../intake/exports/import-log.ts";
import { actorNames } from "../../state/people/actor-name.ts";
import { type Upload, uploadedImports, uploadOf, uploadsOf, uploadThatLaid } from "../../state/uploads.ts";
import type { Workspace } from "../../state/workspaces/workspaces.ts";
import type { ServerParts } from "../parts.ts";
import { onLane } from "../workspace-lane.ts";
import type { Uploads } from "./uploads.ts";

type Shown = Pick<ServerParts, "state" | "facts" | "keys"> & { readonly uploads: Uploads };

/** An import as the API shows it: an upload by its own id, one file by its number; null where there is neither. */
export async function shownImport(parts: Shown, workspace: Workspace, id: string): Promise<Import | null> {
  if (/^\d{1,9}$/.test(id)) return shownRecord(parts, workspace, Number(id));
  const upload = await uploadOf(parts.state, workspace.id, id);
  return upload === null ? null : shownUpload(parts, upload);
}

/** An upload as the API shows it. */
export async function shownUpload(parts: Shown, upload: Upload): Promise<Import> {
  const lines =
    upload.imports.length === 0
      ? []
      : await onLane(parts, upload.workspace, (lane) => importLines(lane, upload.workspace));
  const undone = new Map(lines.map(({ id, undoneAt }) => [id, momentIn(undoneAt)]));
  const files = (upload.told?.files ?? []).map((file) => ({ ...file, undoneAt: undone.get(file.import ?? 0) ?? null }));
  const { warnings = [] } = upload.told ?? {};
  const names = await actorNames(parts.state, [upload.broughtBy]);
  return { ...lineOf(parts, upload, lines, names), files, warnings };
}

/** A page of what was brought into a workspace, latest first: uploads, and what the command line brought in. */
export async function shownPage(
  parts: Shown,
  workspace: string,
  { limit, before }: { limit: number; before: Place | null },
): Promise<{ items: ImportLine[]; next: Place | null }> {
  const lines = await onLane(parts, workspace, (lane) => importLines(lane, workspace));
  const ofUploads = await uploadedImports(parts.state, workspace);
  const uploads = await uploadsOf(parts.state, workspace, { most: limit + 1, before });
  const names = await actorNames(parts.state, [operator, ...uploads.map(({ broughtBy }) => broughtBy)]);
  const loose = lines.filter(({ id }) => !ofUploads.has(id)).map((line) => lineOfRecord(line, operator, names));
  const all = [...uploads.map((upload) => lineOf(parts, upload, lines, names)), ...loose]
    .map((line) => ({ line, place: { ms: Date.parse(line.createdAt), id: line.id } }))
    .filter(({ place }) => before === null || isBelow(place, before))
    .toSorted((a, b) => (isBelow(a.place, b.place) ? 1 : -1));
  const shown = all.slice(0, limit);
  return { items: shown.map(({ line }) => line), next: all.length > limit ? (shown.at(-1)?.place ?? null) : null };
}

/** Where a page ends: the moment and the id of its last line. */
export interface Place {
  readonly ms: number;
  readonly id: string;
}

const isBelow = (a: Place, b: Place): boolean => a.ms < b.ms || (a.ms === b.ms && a.id < b.id);

const operator = "operator";

function lineOf({ uploads }: Shown, upload: Upload, lines: readonly LoggedLine[], names: Names): ImportLine {
  const own = lines.filter(({ id }) => upload.imports.includes(id));
  const isUndone = upload.state === "done" && own.length > 0 && own.every(({ undoneAt }) => undoneAt !== null);
  const files = upload.told?.files ?? [];
  const tables = files.flatMap((file) => file.tables);
  return {
    id: upload.id,
    file: upload.file,
    bytes: upload.bytes,
    keep: upload.keeps,
    state: upload.state,
    progress: uploads.progressOf(upload.id),
    broughtBy: broughtBy(upload.broughtBy, names),
    createdAt: momentOf(upload.createdMs),
    startedAt: momentOrNull(upload.startedMs),
    endedAt: momentOrNull(upload.endedMs),
    undoneAt: isUndone
      ? (own
          .map(({ undoneAt }) => momentIn(undoneAt))
          .toSorted()
          .at(-1) ?? null)
      : null,
    formats: formatsOf(files.map(({ format }) => format)),
    period: wholePeriod(files.map(({ period }) => period)),
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    rejected: tables.reduce((sum, { rejected }) => sum + rejected, 0),
    problem:
      upload.fault === null ? null : { code: upload.fault.code, detail: upload.fault.message, hint: upload.fault.hint },
  };
}

async function shownRecord(parts: Shown, workspace: Workspace, id: number): Promise<Import | null> {
  return onLane(parts, workspace.id, async (lane) => {
    const record = (await importsOf(lane, workspace.id)).find((one) => one.id === id);
    if (record === undefined) return null;
    const upload = await uploadThatLaid(parts.state, workspace.id, id);
    const who = upload?.broughtBy ?? operator;
    const place = { workspace: workspace.id, zone: workspace.timeZone };
    const file = broughtFileOf(await keptFile(lane, place, record), { keeps: true });
    const line = lineOfRecord(record, who, await actorNames(parts.state, [who]));
    return { ...line, files: [{ ...file, undoneAt: line.undoneAt }], warnings: [] };
  });
}

const formatsOf = (formats: readonly (string | null)[]): string[] => [
  ...new Set(formats.flatMap((format) => (format === null || format === "" ? [] : [format]))),
];

/** From the first day of any of them to the last. */
function wholePeriod(periods: readonly ImportLine["period"][]): ImportLine["period"] {
  const told = periods.filter((period) => period !== null);
  const [from] = told.map((period) => period.from).toSorted();
  const to = told
    .map((period) => period.to)
    .toSorted()
    .at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}

/** What stands in the facts' own log was read to its end. */
function lineOfRecord(line: LoggedLine, who: string, names: Names): ImportLine {
  const at = momentIn(line.importedAt) ?? momentOf(0);
  return {
    id: String(line.id),
    file: line.file,
    bytes: null,
    keep: true,
    state: "done",
    progress: null,
    broughtBy: broughtBy(who, names),
    createdAt: at,
    startedAt: null,
    endedAt: at,
    undoneAt: momentIn(line.undoneAt),
    formats: formatsOf([line.format]),
    period: null,
    rows: line.rows,
    rejected: line.rejected,
    problem: null,
  };
}

type Names = ReadonlyMap<string, string>;

function broughtBy(who: string, names: Names): ImportLine["broughtBy"] {
  const [kind = operator, id = null] = who.split(":");
  return { kind: kind as ImportLine["broughtBy"]["kind"], id, name: names.get(who) ?? "" };
}

const momentIn = (text: string | null): string | null => (text === null ? null : momentOf(Date.parse(text)));
