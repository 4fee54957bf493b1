import type { JobLine } from "../../jobs/job-lines.ts";
import { plainText } from "../../reports/cell-text.ts";
import { wrap } from "../../reports/terminal/display-width.ts";

const width = 80;

/** The jobs for a terminal, two lines or more each, at most 80 columns. Moments are UTC. */
export function jobList(lines: readonly JobLine[]): string {
  return `${lines.map((line) => `${head(line)}\n${said(line)}`).join("")}Times are UTC.\n`;
}

const head = ({ name, schedule, lastRun, durationMs, running, nextRun, waitsFor }: JobLine): string => {
  const last = lastRun === null ? "not run yet" : `ran ${at(lastRun)}${took(durationMs)}`;
  const due = nextRun === null ? "" : `next ${at(nextRun)}`;
  const next = waitsFor === null ? due : "waits";
  return [name.padEnd(9), schedule.padEnd(16), (running ? "running now" : last).padEnd(27), next].join("  ").trimEnd();
};

function said({ does, result, error, failures, waitsFor }: JobLine): string {
  const told = [does, waitsFor === null ? null : `waits for ${waitsFor}`, result === null ? null : `last: ${result}`];
  const failed = failures === 1 ? "failed" : `failed ${failures} times in a row`;
  const all = [...told, error === null ? null : `${failed}: ${error}`].filter((one) => one !== null);
  return all.flatMap((one) => wrap(plainText(one), width - 4).map((line) => `    ${line}\n`)).join("");
}

/** "2026-03-01 02:00". */
const at = (moment: string): string => moment.slice(0, 16).replace("T", " ");

function took(ms: number | null): string {
  if (ms === null) return "";
  return ms < 100_000 ? `, ${(ms / 1000).toFixed(1)} s` : `, ${Math.round(ms / 60_000)} min`;
}
