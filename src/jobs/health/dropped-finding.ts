import { count } from "../../reports/figures.ts";
import { type Finding, note } from "./finding.ts";

/** What the metrics' text counts of events that were answered and not stored; none where there were none. */
export function droppedFindings(metrics: string): Finding[] {
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
