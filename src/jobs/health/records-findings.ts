import type { State } from "../../state/database.ts";
import { faultOfRecords } from "../../state/records-health.ts";
import { backupFindings } from "./backup-findings.ts";
import { type Finding, good, mend } from "./finding.ts";
import { jobFindings } from "./job-findings.ts";

/** What to do where a file of a data folder is damaged. */
export const restoreIt = "restore a backup into a new folder with retorno restore";

/** Whether the app's records are sound, and what they say of jobs and backups; `server` is found in between. */
export async function recordsFindings(
  state: State,
  { isRunning, now, server }: { isRunning: boolean; now: number; server: () => Promise<readonly Finding[]> },
): Promise<Finding[]> {
  const fault = await faultOfRecords(state);
  if (fault !== null) return [mend("records", `app.sqlite is damaged (${fault})`, restoreIt)];
  return [
    good("records", "app.sqlite opens and is sound"),
    ...(await server()),
    ...(await jobFindings(state, { isRunning, now })),
    ...(await backupFindings(state, now)),
  ];
}
