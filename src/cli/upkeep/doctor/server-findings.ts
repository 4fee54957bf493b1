import { count } from "../../../reports/figures.ts";
import type { State } from "../../../state/database.ts";
import { localUrl } from "../../../state/public-url.ts";
import { type Finding, good, mend, note } from "./finding.ts";

const patienceMs = 3000;

/** Whether the server takes events, and what it dropped since it started. */
export async function serverFindings(state: State, isRunning: boolean): Promise<Finding[]> {
  if (!isRunning) return [note("server", "no server is running here", "start it with retorno serve to see events")];
  const url = await localUrl(state);
  const ready = await answerOf(`${url}/readyz`);
  if (ready === null) return [note("server", `the server does not answer at ${url}`, "look at its log")];
  if (ready.status !== 200) return [mend("server", "the server takes no events at the moment", `see ${url}/readyz`)];
  const metrics = await answerOf(`${url}/metrics`);
  return [good("server", `the server takes events at ${url}`), ...droppedIn(metrics?.text ?? "")];
}

async function answerOf(url: string): Promise<{ status: number; text: string } | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
    return { status: answer.status, text: await answer.text() };
  } catch {
    return null;
  }
}

/** Of the metrics' text, the lines that count events which were answered and not stored. */
function droppedIn(metrics: string): Finding[] {
  const lines = metrics.matchAll(/^retorno_events_dropped_total\{[^}]*reason="([^"]*)"[^}]*\} (\d+)$/gm);
  const dropped = Array.from(lines, ([, reason = "", times = "0"]) => ({ reason, times: Number(times) }));
  if (dropped.length === 0) return [];
  const said = dropped
    .sort((one, other) => other.times - one.times)
    .map(({ reason, times }) => `${count(times)} (${reason.replaceAll("_", " ")})`);
  const isMisnamed = dropped.some(({ reason }) => reason === "unknown_site");
  return [
    note(
      "dropped",
      `events not stored since the server started: ${said.join(", ")}`,
      isMisnamed ? "compare data-site on the pages with retorno site list" : undefined,
    ),
  ];
}
