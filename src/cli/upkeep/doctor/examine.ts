import { statSync } from "node:fs";
import { join } from "node:path";
import { errorSentence } from "../../../jobs/error-sentence.ts";
import { factsFindings } from "../../../jobs/health/facts-findings.ts";
import { type Finding, mend, note } from "../../../jobs/health/finding.ts";
import { diskFinding, folderFindings } from "../../../jobs/health/folder-findings.ts";
import { recordsFindings, restoreIt } from "../../../jobs/health/records-findings.ts";
import { KnownError } from "../../../model/errors.ts";
import { hasState, openState } from "../../../state/database.ts";
import { hasServer, openDataFolder } from "../../../warehouse/data-folder.ts";
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
  return [...standing, await diskFinding(folder), ...(await factsIn(folder)), ...(await recordsIn(folder, clock()))];
}

async function factsIn(folder: string): Promise<Finding[]> {
  if (statSync(join(folder, "facts.duckdb"), { throwIfNoEntry: false }) === undefined) {
    return [note("facts", "there are no facts yet", "bring files in with retorno import, or start retorno serve")];
  }
  try {
    const facts = await openDataFolder(folder);
    try {
      return await factsFindings(facts);
    } finally {
      facts.close();
    }
  } catch (cause) {
    return [faulty("facts", "facts.duckdb", cause)];
  }
}

async function recordsIn(folder: string, now: number): Promise<Finding[]> {
  if (!hasState(folder)) return [note("records", "there are no app records yet", "retorno serve makes them")];
  try {
    const state = await openState(folder);
    try {
      const isRunning = await hasServer(folder);
      return await recordsFindings(state, { isRunning, now, server: () => serverFindings(state, isRunning) });
    } finally {
      await state.destroy();
    }
  } catch (cause) {
    return [faulty("records", "app.sqlite", cause)];
  }
}

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
