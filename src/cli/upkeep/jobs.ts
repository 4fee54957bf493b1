import type { Job } from "../../jobs/job.ts";
import { inWords } from "../../jobs/schedule.ts";
import { serverJobs } from "../../jobs/server-jobs.ts";
import { nearest } from "../../model/did-you-mean.ts";
import { KnownError } from "../../model/errors.ts";
import { backupSchedule } from "../../state/backup-schedule.ts";
import { hasState, openState, type State } from "../../state/database.ts";
import { type JobRecord, jobRecords, runSoon } from "../../state/jobs.ts";
import { hasServer } from "../../warehouse/data-folder.ts";
import { onlyWord } from "../action.ts";
import { oneOf, readOptions } from "../options.ts";
import { output } from "../output.ts";
import { defaultDataFolder } from "../setup/chosen-workspace.ts";
import { type JobLine, jobList } from "./job-list.ts";

/** `retorno jobs`: what the server does by itself, and how it went; `retorno jobs run NAME` has it done now. */
export async function jobs(args: readonly string[]): Promise<number> {
  const { values, paths } = readOptions(args, ["data", "format"]);
  const format = oneOf("format", values.format ?? "table", ["table", "json"]);
  const folder = values.data ?? defaultDataFolder;
  if (!hasState(folder)) {
    throw new KnownError("not_found", `no server has run on ${folder} yet`, {
      hint: "start one with retorno serve, or name the folder with --data",
    });
  }
  const state = await openState(folder);
  try {
    const [action, ...words] = paths;
    if (action !== undefined) return await run(state, folder, action, words);
    const records = await jobRecords(state);
    const lines = serverJobs().map((job) => lineOf(job, records.get(job.name), Date.now()));
    await output(format === "json" ? `${JSON.stringify(lines, null, 1)}\n` : jobList(lines), undefined);
    return 0;
  } finally {
    await state.destroy();
  }
}

async function run(state: State, folder: string, action: string, words: readonly string[]): Promise<number> {
  if (action !== "run") {
    throw new KnownError("invalid_request", `there is no "jobs ${action}"`, {
      hint: "say retorno jobs, or retorno jobs run NAME",
    });
  }
  const names = serverJobs().map(({ name }) => name);
  const name = onlyWord(words, "the job's name", `it is one of ${names.join(", ")}`);
  if (!names.includes(name)) {
    const close = nearest(name, names);
    throw new KnownError("not_found", `there is no job "${name}"`, {
      hint: close === null ? `the jobs are ${names.join(", ")}` : `did you mean "${close}"?`,
    });
  }
  if (name === "backup" && (await backupSchedule(state)) === null) {
    throw new KnownError("conflict", "the server knows no folder for backups yet", {
      hint: "name one with retorno backup --every-day DIR; retorno backup alone makes one here and now",
    });
  }
  await runSoon(state, name);
  const when = (await hasServer(folder)) ? "runs now; retorno jobs shows how it went" : "runs when the server does";
  await output(`${name} ${when}\n`, undefined);
  return 0;
}

const moment = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

function lineOf({ name, does, schedule, waitsFor }: Job, record: JobRecord | undefined, now: number): JobLine {
  const waits = waitsFor !== undefined && record !== undefined && record.nextRunAt > 0 && record.nextRunAt <= now;
  const isRunning = record?.leasedUntil !== null && record !== undefined && record.leasedUntil > now;
  const { startedAt = null, endedAt = null } = record ?? {};
  return {
    name,
    does,
    schedule: inWords(schedule),
    running: isRunning,
    lastRun: moment(startedAt),
    durationMs: startedAt === null || endedAt === null ? null : Math.max(0, endedAt - startedAt),
    result: record?.result ?? null,
    error: record?.error ?? null,
    failures: record?.failures ?? 0,
    nextRun: record === undefined || waits ? null : moment(Math.max(record.nextRunAt, now)),
    waitsFor: waits && !isRunning ? (waitsFor ?? null) : null,
  };
}
