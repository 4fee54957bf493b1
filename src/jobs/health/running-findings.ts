import type { JobParts } from "../job.ts";
import { droppedFindings } from "./dropped-finding.ts";
import { factsFindings } from "./facts-findings.ts";
import { type Finding, good, mend } from "./finding.ts";
import { diskFinding, folderFindings } from "./folder-findings.ts";
import { recordsFindings } from "./records-findings.ts";

/** What a running server is looked over with. */
export interface RunningParts extends Pick<JobParts, "facts" | "state" | "folder" | "clock"> {
  /** Whether the folder is where it was. */
  readonly stands: () => boolean;
  readonly metrics: { text(): string };
}

/** What `retorno doctor` says of a data folder, said by the server that runs on it; changes nothing. */
export async function runningFindings(parts: RunningParts): Promise<Finding[]> {
  const { facts, state, folder, clock, stands, metrics } = parts;
  if (!stands()) {
    return [
      mend("folder", "the data folder was moved or removed", "put it back where it was, then restart the server"),
    ];
  }
  const lane = await facts.lane();
  try {
    const server = async () => [good("server", "the server runs"), ...droppedFindings(metrics.text())];
    return [
      ...folderFindings(folder),
      await diskFinding(folder),
      ...(await factsFindings(lane)),
      ...(await recordsFindings(state, { isRunning: true, now: clock(), server })),
    ];
  } finally {
    lane.close();
  }
}
