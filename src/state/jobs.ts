import type { Selectable } from "kysely";
import { KnownError } from "../model/errors.ts";
import type { State } from "./database.ts";
import type { StateTables } from "./tables.ts";

/** A job as its last run left it. Moments are milliseconds of the epoch. */
export interface JobRecord {
  readonly name: string;
  /** 0: as soon as the server can. */
  readonly nextRunAt: number;
  readonly leasedBy: string | null;
  readonly leasedUntil: number | null;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** What the last run that went well said. */
  readonly result: string | null;
  /** Why the last run failed; null where it went well. */
  readonly error: string | null;
  /** In a row. */
  readonly failures: number;
}

/** A lease as it stood when it was looked at. */
type StandingLease = Pick<JobRecord, "leasedBy" | "leasedUntil">;

export async function jobRecords(state: State): Promise<Map<string, JobRecord>> {
  const rows = await state.selectFrom("job").selectAll().orderBy("name").execute();
  return new Map(rows.map((row) => [row.name, recordOf(row)]));
}

/** Lays the records of jobs that have none yet, and drops those of jobs that are no more. */
export async function keepJobs(state: State, jobs: readonly { name: string; nextRunAt: number }[]): Promise<void> {
  const names = jobs.map(({ name }) => name);
  await state.deleteFrom("job").where("name", "not in", names).execute();
  await state
    .insertInto("job")
    .values(jobs.map(({ name, nextRunAt }) => ({ name, next_run_at: nextRunAt })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Takes the lease of a job that is due and that nobody holds, or whose holder let it run out; `dead` is a lease that is known
 * to be held by nobody, whatever the clock says. False where somebody else was first.
 */
export async function takeLease(
  state: State,
  { name, by, now, until, dead }: { name: string; by: string; now: number; until: number; dead: StandingLease | null },
): Promise<boolean> {
  const { numUpdatedRows } = await state
    .updateTable("job")
    .set({ next_run_at: now, leased_by: by, leased_until: until, started_at: now, ended_at: null })
    .where("name", "=", name)
    .where("next_run_at", "<=", now)
    .where(({ eb, or, and }) =>
      or([
        eb("leased_until", "is", null),
        eb("leased_until", "<=", now),
        ...(dead === null
          ? []
          : [and([eb("leased_by", "=", dead.leasedBy), eb("leased_until", "=", dead.leasedUntil)])]),
      ]),
    )
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Keeps a lease for longer; false where it was lost. */
export async function keepLease(
  state: State,
  { name, by, until }: { name: string; by: string; until: number },
): Promise<boolean> {
  const { numUpdatedRows } = await state
    .updateTable("job")
    .set({ leased_until: until })
    .where("name", "=", name)
    .where("leased_by", "=", by)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What came of a run, whose lease ends with it. A run that lost its lease changes nothing. */
export async function endRun(
  state: State,
  {
    name,
    by,
    ...ended
  }: { name: string; by: string; endedAt: number; nextRunAt: number } & ({ result: string } | { error: string }),
): Promise<void> {
  await state
    .updateTable("job")
    .set(({ eb }) => ({
      leased_by: null,
      leased_until: null,
      ended_at: ended.endedAt,
      // What was asked for while it ran is not forgotten.
      next_run_at: eb.case().when("next_run_at", "=", 0).then(0).else(ended.nextRunAt).end(),
      ...("result" in ended
        ? { result: ended.result, error: null, failures: 0 }
        : { error: ended.error, failures: eb("failures", "+", 1) }),
    }))
    .where("name", "=", name)
    .where("leased_by", "=", by)
    .execute();
}

/** Puts a job's next run to another moment. */
export async function moveRun(state: State, name: string, nextRunAt: number): Promise<void> {
  await state.updateTable("job").set({ next_run_at: nextRunAt }).where("name", "=", name).execute();
}

/** Has a job run as soon as the server can. */
export async function runSoon(state: State, name: string): Promise<void> {
  const { numUpdatedRows } = await state
    .updateTable("job")
    .set({ next_run_at: 0 })
    .where("name", "=", name)
    .executeTakeFirst();
  if (numUpdatedRows === 1n) return;
  throw new KnownError("not_found", `the job ${name} has not been laid down here yet`, {
    hint: "start the server once with retorno serve",
  });
}

const recordOf = (row: Selectable<StateTables["job"]>): JobRecord => ({
  name: row.name,
  nextRunAt: row.next_run_at,
  leasedBy: row.leased_by,
  leasedUntil: row.leased_until,
  startedAt: row.started_at,
  endedAt: row.ended_at,
  result: row.result,
  error: row.error,
  failures: row.failures,
});
