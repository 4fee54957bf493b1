import type { State } from "../../state/database.ts";
import { type JobRecord, jobRecords } from "../../state/jobs.ts";
import { serverJobs } from "../server-jobs.ts";
import { type Finding, good, mend, note } from "./finding.ts";

const longMs = 3600_000;
const lateMs = 900_000;

/** How the server's jobs went: failures, leases nobody keeps, jobs that take too long or are not taken up. */
export async function jobFindings(
  state: State,
  { isRunning, now }: { isRunning: boolean; now: number },
): Promise<Finding[]> {
  const waiting = new Set(serverJobs().flatMap(({ name, waitsFor }) => (waitsFor === undefined ? [] : [name])));
  const records = [...(await jobRecords(state)).values()];
  if (records.length === 0) return [];
  const findings = records.flatMap(
    (record) => findingOf(record, { isRunning, now, mayWait: waiting.has(record.name) }) ?? [],
  );
  return findings.length === 0 ? [good("jobs", "every job went well when it last ran")] : findings;
}

function findingOf(
  { name, error, failures, leasedUntil, startedAt, nextRunAt }: JobRecord,
  { isRunning, now, mayWait }: { isRunning: boolean; now: number; mayWait: boolean },
): Finding | null {
  const again = `retorno jobs run ${name} has it tried again at once`;
  if (error !== null && failures > 1)
    return mend("jobs", `${name} failed ${failures} times in a row, at last: ${error}`, again);
  if (error !== null) return note("jobs", `${name} failed: ${error}`, "it is tried again by itself");
  if (leasedUntil !== null && !isRunning) {
    return note("jobs", `${name} was running when the server ended`, "it is taken up again when the server runs");
  }
  if (leasedUntil !== null && leasedUntil < now - lateMs) {
    return mend("jobs", `${name} is held by a process that keeps it no more`, "restart the server");
  }
  if (leasedUntil !== null && startedAt !== null && startedAt < now - longMs) {
    return note("jobs", `${name} has been running for more than an hour`);
  }
  if (isRunning && !mayWait && leasedUntil === null && nextRunAt < now - lateMs) {
    return mend("jobs", `${name} has been due for a quarter of an hour and does not run`, "restart the server");
  }
  return null;
}
