import { writeSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { createInterface } from "node:readline";
import { fileLook } from "../../answers/file-look.ts";
import { fileWarnings } from "../../answers/file-notes.ts";
import { broughtFileOf, rejectsOf } from "../../answers/inspection-of.ts";
import { importExports } from "../../answers/kept-exports.ts";
import { type LoadedFile, loadExports, refuseIfNothingKnown, type WatchFiles } from "../../answers/load-exports.ts";
import { mappingProposal } from "../../answers/mapping-proposal.ts";
import { KnownError } from "../../model/errors.ts";
import type { FileLook } from "../../model/file-look.ts";
import { faultOf, nothingTold, type ReaderLine, ReaderTask } from "../../server/uploads/reader-lines.ts";
import type { UploadFault } from "../../state/uploads.ts";
import { openServedFolder } from "../../warehouse/data-folder.ts";
import { openDuckDb } from "../../warehouse/engines/duckdb.ts";

/**
 * Reads one upload for the server that started it: what is to be done comes as a line of JSON on standard input, what
 * happens goes out as lines. It ends with the server, whatever becomes of that.
 */
export async function readUpload(): Promise<number> {
  try {
    say(await ending(ReaderTask.parse(JSON.parse(await firstLine()))));
    return 0;
  } catch (cause) {
    say({ broke: placeOf(cause) });
    return 2;
  } finally {
    // While it is open, this process does not end.
    process.stdin.destroy();
  }
}

/** Where a bug shows, for a log: what its message says may be somebody's data. */
function placeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return "something that is no error was thrown";
  const { code = "" } = cause as NodeJS.ErrnoException;
  const frames = (cause.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  return [cause.name, code, ...frames.slice(0, 5).map((frame) => frame.trim())].filter((part) => part !== "").join(" ");
}

function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  return new Promise((resolve) => {
    lines.once("line", resolve);
    process.stdin.once("end", () => process.exit(serverGone));
  });
}

const serverGone = 1;

/** Written at once, so that what was said is heard even where the process is killed after it. */
function say(line: ReaderLine): void {
  for (let text = Buffer.from(`${JSON.stringify(line)}\n`); text.length > 0; ) text = text.subarray(written(text));
}

function written(text: Buffer): number {
  try {
    return writeSync(process.stdout.fd, text);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "EAGAIN") return 0;
    throw cause;
  }
}

async function ending(task: ReaderTask): Promise<ReaderLine> {
  try {
    // Files are shown by their names alone.
    process.chdir(dirname(task.path));
    const { files, proposal } = task.keeps ? { files: await laid(task), proposal: null } : await lookedAt(task);
    await writeFile(task.rejects, rejectsOf(files), { mode: 0o600 });
    if (task.keeps && isUnknown(files)) await layLook(task, await lookAlone(task));
    const brought = files.map((file) => ({ ...broughtFileOf(file, task), proposal }));
    const told = { files: brought, warnings: fileWarnings(files) };
    return { told, fault: task.keeps ? nothingIn(files) : null };
  } catch (cause) {
    if (!(cause instanceof KnownError)) throw cause;
    return { told: nothingTold, fault: faultOf(cause) };
  }
}

async function laid({ folder, path, workspace, zone, currency }: ReaderTask): Promise<LoadedFile[]> {
  const facts = await openServedFolder(folder, workspace);
  try {
    const place = { workspace, zone, currency };
    return await importExports(facts, [basename(path)], { ...place, watch, keeping: (laying) => say({ laying }) });
  } finally {
    facts.close();
  }
}

const isUnknown = (files: readonly LoadedFile[]): boolean => files.length === 1 && files[0]?.format === null;

const layLook = ({ look }: ReaderTask, seen: FileLook): Promise<void> =>
  writeFile(look, JSON.stringify(seen), { mode: 0o600 });

/** What is to be seen of a file that nothing recognised, where its facts would have been kept. */
async function lookAlone({ path, zone, databaseMb }: ReaderTask): Promise<FileLook> {
  const facts = await openDuckDb({ memoryLimit: `${databaseMb}MB` });
  try {
    return await fileLook(facts, basename(path), { read: null, zone });
  } finally {
    facts.close();
  }
}

async function lookedAt(task: ReaderTask) {
  const { path, workspace, zone, currency, databaseMb } = task;
  const facts = await openDuckDb({ memoryLimit: `${databaseMb}MB` });
  try {
    const files = await loadExports(facts, [basename(path)], { workspace, zone, currency, watch });
    const [only] = files;
    if (only !== undefined && files.length === 1) {
      await layLook(task, await fileLook(facts, basename(path), { read: only, zone }));
    }
    return { files, proposal: isUnknown(files) ? await mappingProposal(facts, basename(path)) : null };
  } finally {
    facts.close();
  }
}

/** What was laid before changes nothing, and is no fault. */
function nothingIn(files: readonly LoadedFile[]): UploadFault | null {
  try {
    if (files.every(({ duplicateOf }) => duplicateOf === null)) refuseIfNothingKnown(files);
    return null;
  } catch (cause) {
    if (!(cause instanceof KnownError)) throw cause;
    return faultOf(cause);
  }
}

const everyMs = 250;

/** Says how far the reading is, several times a second. */
const watch: WatchFiles = (_files, shareOfFile) => {
  let [count, ended, rows, share] = [1, 0, 0, 0];
  let now = "";
  const timer = setInterval(() => {
    share = Math.min(1, Math.max(share, (ended + (shareOfFile() ?? 0)) / count));
    say({ progress: { share, file: now, rows } });
  }, everyMs);
  return {
    found: (files) => {
      count = Math.max(1, files);
    },
    begin: (file) => {
      now = basename(file);
    },
    end: (_file, more) => {
      ended++;
      rows += more;
    },
    stop: () => clearInterval(timer),
  };
};
