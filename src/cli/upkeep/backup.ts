import { mkdirSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { backupName } from "../../jobs/backup/backup-files.ts";
import { makeBackup } from "../../jobs/backup/make-backup.ts";
import { sizeText } from "../../jobs/backup/size-text.ts";
import { operator } from "../../model/actor.ts";
import { KnownError } from "../../model/errors.ts";
import { count } from "../../reports/figures.ts";
import { type BackupSchedule, backupSchedule, keepBackupSchedule } from "../../state/backup-schedule.ts";
import { hasState, openState, type State } from "../../state/database.ts";
import { runSoon } from "../../state/jobs.ts";
import { audited } from "../../state/people/audit.ts";
import { hasServer, openDataFolder, refuseIfNoData } from "../../warehouse/data-folder.ts";
import { refuseWords } from "../action.ts";
import { oneOf, readOptions, wholeNumber } from "../options.ts";
import { output } from "../output.ts";
import { defaultDataFolder } from "../setup/chosen-workspace.ts";

const defaultKeep = "7";

/** `retorno backup`: all of a data folder in one file, also while the server runs; `--every-day DIR` has the server do it. */
export async function backup(args: readonly string[]): Promise<number> {
  const { values, paths } = readOptions(args, ["data", "out", "every-day", "keep", "format"]);
  refuseWords(paths);
  const format = oneOf("format", values.format ?? "table", ["table", "json"]);
  const folder = values.data ?? defaultDataFolder;
  // What was set up is worth a backup before the first fact is there.
  if (!hasState(folder)) refuseIfNoData(folder);
  if (values["every-day"] !== undefined) return everyDay(folder, values["every-day"], values);
  if (values.keep !== undefined) {
    throw new KnownError("invalid_request", "--keep goes with --every-day", {
      hint: "such as retorno backup --every-day /mnt/backups --keep 7",
    });
  }
  const out = values.out ?? backupName(Date.now());
  refuseToReplace(out);
  const facts = await openDataFolder(folder);
  try {
    await (await openState(folder)).destroy();
    const { manifest, bytes } = await makeBackup({ facts, folder }, out);
    const text =
      format === "json"
        ? `${JSON.stringify({ file: out, bytes, ...manifest }, null, 1)}\n`
        : `${out} (${sizeText(bytes)}): ${count(manifest.facts.lastSeq)} events and all else in ${folder}\n`;
    await output(text, undefined);
  } finally {
    facts.close();
  }
  process.stderr.write(
    `retorno: it holds the keys that personal data is hashed with: keep it where only you can read it\n`,
  );
  return 0;
}

function refuseToReplace(out: string): void {
  if (statSync(out, { throwIfNoEntry: false }) === undefined) return;
  throw new KnownError("conflict", `${out} is there already`, { hint: "name another file with --out" });
}

async function everyDay(
  folder: string,
  written: string,
  { keep: most = defaultKeep, out }: { keep?: string; out?: string },
): Promise<number> {
  if (out !== undefined) {
    throw new KnownError("invalid_request", "--out does not go with --every-day", {
      hint: "name the folder after --every-day; the files in it are named by their day",
    });
  }
  const keep = wholeNumber("keep", most, { least: 1, most: 1000 });
  const state = await openState(folder);
  try {
    if (written === "off") {
      await keepSchedule(state, null);
      await output("no backup is made every day any more; those that were made stay\n", undefined);
      return 0;
    }
    const into = resolve(written);
    refuseInside(into, resolve(folder));
    makeFolder(into);
    const changes = (await backupSchedule(state))?.folder !== into;
    await keepSchedule(state, { folder: into, keep });
    const isRunning = await hasServer(folder);
    // The first one shows at once whether it can be done.
    if (changes) await runSoon(state, "backup").catch(() => undefined);
    const first = isRunning ? "the first one is made now" : "the first one when the server runs";
    await output(
      `a backup is made in ${into} every day; the newest ${keep} stay\n${changes ? `${first}\n` : ""}`,
      undefined,
    );
  } finally {
    await state.destroy();
  }
  process.stderr.write(
    "retorno: they hold the keys that personal data is hashed with; a disk that is not this machine's keeps them safest\n",
  );
  return 0;
}

/** Keeps the schedule, with its line in the audit where it is another one. */
function keepSchedule(state: State, became: BackupSchedule | null): Promise<void> {
  return audited(state, { actor: operator, workspace: null }, async (within) => {
    const was = await backupSchedule(within);
    await keepBackupSchedule(within, became);
    const change = { action: "backup.schedule", subject: "backup", was, became } as const;
    return { change: JSON.stringify(was) === JSON.stringify(became) ? null : change, answer: undefined };
  });
}

function refuseInside(into: string, folder: string): void {
  if (!`${into}/`.startsWith(`${folder}/`)) return;
  throw new KnownError("invalid_request", `backups in ${folder} would be lost with it`, {
    hint: "name a folder elsewhere, best on another disk",
  });
}

function makeFolder(folder: string): void {
  try {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
    mkdirSync(folder, { mode: 0o700 });
  } catch (cause) {
    throw new KnownError("invalid_request", `${folder} cannot be made (${(cause as NodeJS.ErrnoException).code})`, {
      hint: "name a folder that you may write to, in one that exists",
      cause,
    });
  }
}
