import { randomBytes } from "node:crypto";
import { endRun, type JobRecord, jobRecords, keepJobs, keepLease, moveRun, takeLease } from "../state/jobs.ts";
import { errorSentence } from "./error-sentence.ts";
import type { Job, JobParts } from "./job.ts";
import { latestRun, nextRun, nextTry } from "./schedule.ts";

/** What a runner tells of its runs. */
export interface JobReports {
  /** As the server's metrics count. */
  readonly metrics?: { count(name: string, labels?: Readonly<Record<string, string>>, by?: number): void };
  /** Told of a run that failed, in a sentence. */
  readonly failed?: (job: string, said: string) => void;
}

/** How often the table is looked at, and for how long a lease holds unless it is kept. */
const lookMs = 1000;
const leaseMs = 60_000;

/** The runner at work, until it is stopped: what runs then is waited for. */
export async function startJobs(
  parts: JobParts,
  jobs: readonly Job[],
  reports: JobReports = {},
): Promise<{ stop(): Promise<void> }> {
  const runner = new JobRunner(parts, jobs, reports);
  await runner.lay();
  return runner.start();
}

/** Runs the jobs that are due, one after the other, each under a lease that no other process can have meanwhile. */
export class JobRunner {
  readonly #parts: JobParts;
  readonly #jobs: readonly Job[];
  readonly #reports: JobReports;
  readonly #chance: () => number;
  /** Moves on by itself whatever is done to the clock. */
  readonly #steadyMs: () => number;
  readonly #by = `${process.pid}-${randomBytes(6).toString("hex")}`;
  /** Leases that end later than any can, and since when they have been seen so. */
  readonly #impossible = new Map<string, { lease: string; sinceMs: number }>();
  #stopping = false;

  constructor(
    parts: JobParts,
    jobs: readonly Job[],
    reports: JobReports = {},
    { chance = Math.random, steadyMs = () => performance.now() } = {},
  ) {
    this.#parts = parts;
    this.#jobs = jobs;
    this.#reports = reports;
    this.#chance = chance;
    this.#steadyMs = steadyMs;
  }

  /** Lays the jobs down that are not in the table yet. */
  async lay(): Promise<void> {
    const now = this.#parts.clock();
    const first = ({ name, schedule, wanted }: Job) => ({
      name,
      nextRunAt: "dailyAtHour" in schedule && wanted === undefined ? nextRun(schedule, now, this.#chance()) : now,
    });
    await keepJobs(this.#parts.state, this.#jobs.map(first));
  }

  start(): { stop(): Promise<void> } {
    let wake: () => void = () => {};
    const work = async () => {
      while (!this.#stopping) {
        await this.turn().catch((cause: unknown) => this.#reports.failed?.("jobs", errorSentence(cause)));
        if (this.#stopping) return;
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, lookMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    };
    const working = work();
    return {
      stop: async () => {
        this.#stopping = true;
        wake();
        await working;
      },
    };
  }

  /** Runs what is due now, the longest overdue first; each job once. */
  async turn(): Promise<void> {
    const records = await jobRecords(this.#parts.state);
    const known = this.#jobs.flatMap((job) => {
      const record = records.get(job.name);
      return record === undefined ? [] : [{ job, record }];
    });
    for (const { job, record } of known.sort((one, other) => one.record.nextRunAt - other.record.nextRunAt)) {
      if (this.#stopping) return;
      await this.#runIfDue(job, record);
    }
  }

  async #runIfDue(job: Job, record: JobRecord): Promise<void> {
    const now = this.#parts.clock();
    const { state } = this.#parts;
    if (record.nextRunAt > latestRun(job.schedule, record.failures, now)) {
      // The clock was put back; as it stands, the job would wait for as long as that.
      return moveRun(state, job.name, nextRun(job.schedule, now, this.#chance()));
    }
    if (record.nextRunAt > now) return;
    if (record.nextRunAt > 0 && job.wanted !== undefined && !(await job.wanted(this.#parts))) return;
    const dead = this.#isDead(record, now) ? record : null;
    const lease = { name: job.name, by: this.#by, now, until: now + leaseMs, dead };
    if (await takeLease(state, lease)) await this.#run(job, record.failures);
  }

  /**
   * Whether a lease ends later than any can, because the clock was put back, and nobody has kept it for as long as a
   * lease holds: whoever took it is gone.
   */
  #isDead({ name, leasedBy, leasedUntil }: JobRecord, now: number): boolean {
    if (leasedUntil === null || leasedUntil <= now + leaseMs) {
      this.#impossible.delete(name);
      return false;
    }
    const lease = `${leasedBy} ${leasedUntil}`;
    const known = this.#impossible.get(name);
    if (known?.lease === lease) return this.#steadyMs() - known.sinceMs >= leaseMs;
    this.#impossible.set(name, { lease, sinceMs: this.#steadyMs() });
    return false;
  }

  async #run(job: Job, failures: number): Promise<void> {
    const { state, clock } = this.#parts;
    const { metrics, failed } = this.#reports;
    const lease = { name: job.name, by: this.#by };
    const kept = setInterval(() => {
      // A database that is busy for a moment is asked again long before the lease ends.
      void keepLease(state, { ...lease, until: clock() + leaseMs }).catch(() => false);
    }, leaseMs / 4);
    const startedMs = this.#steadyMs();
    const ended = await job.run(this.#parts).then(
      (result) => ({ result }),
      (cause: unknown) => ({ error: errorSentence(cause) }),
    );
    clearInterval(kept);
    const now = clock();
    const nextRunAt =
      "result" in ended ? nextRun(job.schedule, now, this.#chance()) : nextTry(failures + 1, now, this.#chance());
    await endRun(state, { ...lease, ...ended, endedAt: now, nextRunAt });
    metrics?.count("retorno_job_runs_total", { job: job.name, result: "result" in ended ? "good" : "failed" });
    metrics?.count("retorno_job_seconds_total", { job: job.name }, (this.#steadyMs() - startedMs) / 1000);
    if ("error" in ended) failed?.(job.name, ended.error);
  }
}
