import { statSync } from "node:fs";
import { join } from "node:path";
import { errorSentence } from "../../../jobs/error-sentence.ts";
import { KnownError } from "../../../model/errors.ts";
import { count } from "../../../reports/figures.ts";
import { hasState, openState } from "../../../state/database.ts";
import { faultOfRecords } from "../../../state/records-health.ts";
import { hasServer, openDataFolder } from "../../../warehouse/data-folder.ts";
import { factsHealth } from "../../../warehouse/upkeep/data-health.ts";
import { backupFindings } from "./backups.ts";
import { type Finding, good, mend, note } from "./finding.ts";
import { diskFinding, folderFindings } from "./folder.ts";
import { jobFindings } from "./job-findings.ts";
import { serverFindings } from "./server-findings.ts";

/** Looks a data folder over, changing nothing in it but what opening it brings up to date. */
export async function examine(folder: string, clock = Date.now): Promise<Finding[]> {
  hasState(folder);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new KnownError("not_found", `there is no folder ${folder}`, { hint: "name the folder with --data" });
  }
  const standing = folderFindings(folder);
  // Opening a folder without its key would make a new one, which fits nothing that is there.
  if (standing.some(({ check, level }) => check === "key" && level === "mend")) return standing;
  return [
    ...standing,
    await diskFinding(folder),
    ...(await factsFindings(folder)),
    ...(await recordsFindings(folder, clock())),
  ];
}

async function factsFindings(folder: string): Promise<Finding[]> {
  if (statSync(join(folder, "facts.duckdb"), { throwIfNoEntry: false }) === undefined) {
    return [note("facts", "there are no facts yet", "bring files in with retorno import, or start retorno serve")];
  }
  try {
    const facts = await openDataFolder(folder);
    try {
      const { events, behind, quarantined } = await factsHealth(facts);
      return [
        good("facts", `facts.duckdb opens: ${count(events)} events, ${count(behind)} not in journeys yet`),
        ...quarantined.map(({ workspace, keys }) =>
          note(
            "quarantine",
            `${workspace}: ${count(keys)} keys joined more visitors than one person has and join nobody now`,
            "look for a shared tablet, or for a shop's own address in its orders",
          ),
        ),
      ];
    } finally {
      facts.close();
    }
  } catch (cause) {
    return [faulty("facts", "facts.duckdb", cause)];
  }
}

async function recordsFindings(folder: string, now: number): Promise<Finding[]> {
  if (!hasState(folder)) return [note("records", "there are no app records yet", "retorno serve makes them")];
  try {
    const state = await openState(folder);
    try {
      const fault = await faultOfRecords(state);
      if (fault !== null) return [mend("records", `app.sqlite is damaged (${fault})`, restoreIt)];
      const isRunning = await hasServer(folder);
      return [
        good("records", "app.sqlite opens and is sound"),
        ...(await serverFindings(state, isRunning)),
        ...(await jobFindings(state, { isRunning, now })),
        ...(await backupFindings(state, now)),
      ];
    } finally {
      await state.destroy();
    }
  } catch (cause) {
    return [faulty("records", "app.sqlite", cause)];
  }
}

const restoreIt = "restore a backup into a new folder with retorno restore";

function faulty(check: string, file: string, cause: unknown): Finding {
  if (cause instanceof KnownError && cause.code === "busy") {
    return note(check, errorSentence(cause));
  }
  // Nothing is damaged: somebody else may read it.
  if (cause instanceof KnownError && cause.code === "invalid_request")
    return mend(check, cause.message, cause.hint ?? "");
  const known = cause instanceof KnownError ? cause.message : `${file} cannot be read (${errorSentence(cause)})`;
  return mend(check, known, restoreIt);
}
