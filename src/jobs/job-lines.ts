import type { Actor } from "../model/actor.ts";
import { nearest } from "../model/did-you-mean.ts";
import { KnownError } from "../model/errors.ts";
import { backupSchedule } from "../state/backup-schedule.ts";
import type { State } from "../state/database.ts";
import { type JobRecord, jobRecords, runSoon } from "../state/jobs.ts";
import { audited } from "../state/people/audit.ts";
import type { Job } from "./job.ts";
import { inWords } from "./schedule.ts";
import { serverJobs } from "./server-jobs.ts";

/** A job in the list: what it is, how its last run went, when the next one is. */
export interface JobLine {
  readonly name: string;
  readonly does: string;
  readonly schedule: string;
  readonly running: boolean;
  /** Moments in ISO 8601, UTC. */
  readonly lastRun: string | null;
  readonly durationMs: number | null;
  readonly result: string | null;
  readonly error: string | null;
  readonly failures: number;
  readonly nextRun: string | null;
  /** What has to happen before there is anything to do. */
  readonly waitsFor: string | null;
}

/** What the server does by itself, and how it went. */
export async function jobLines(state: State, now: number): Promise<JobLine[]> {
  const records = await jobRecords(state);
  return serverJobs().map((job) => lineOf(job, records.get(job.name), now));
}

/** Has a job run as soon as the server can; a KnownError where there is none of that name, or nothing it could do. */
export function askForRun(state: State, name: string, actor: Actor): Promise<void> {
  return audited(state, { actor, workspace: null }, async (within) => {
    await refuseUnlessUseful(within, name);
    await runSoon(within, name);
    return { change: { action: "job.run", subject: name, was: null, became: null }, answer: undefined };
  });
}

async function refuseUnlessUseful(state: State, name: string): Promise<void> {
  const names = serverJobs().map((job) => job.name);
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
