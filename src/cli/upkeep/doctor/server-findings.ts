import { droppedFindings } from "../../../jobs/health/dropped-finding.ts";
import { type Finding, good, mend, note } from "../../../jobs/health/finding.ts";
import type { State } from "../../../state/database.ts";
import { localUrl } from "../../../state/public-url.ts";

const patienceMs = 3000;

/** Whether the server takes events, and what it dropped since it started. */
export async function serverFindings(state: State, isRunning: boolean): Promise<Finding[]> {
  if (!isRunning) return [note("server", "no server is running here", "start it with retorno serve to see events")];
  const url = await localUrl(state);
  const ready = await answerOf(`${url}/readyz`);
  if (ready === null) return [note("server", `the server does not answer at ${url}`, "look at its log")];
  if (ready.status !== 200) return [mend("server", "the server takes no events at the moment", `see ${url}/readyz`)];
  const metrics = await answerOf(`${url}/metrics`);
  return [good("server", `the server takes events at ${url}`), ...droppedFindings(metrics?.text ?? "")];
}

async function answerOf(url: string): Promise<{ status: number; text: string } | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
    return { status: answer.status, text: await answer.text() };
  } catch {
    return null;
  }
}
