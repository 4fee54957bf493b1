// How soon the server answers, and what it holds in memory: empty, and with a million events.
import { readFileSync } from "node:fs";
import { openDataFolder } from "../src/warehouse/data-folder.ts";
import { type BenchFolder, benchFolder } from "./measuring/data-folder.ts";
import { laySiteEvents } from "./measuring/lay-site-events.ts";
import { median } from "./measuring/median.ts";
import { printFigure } from "./measuring/print-figure.ts";
import { startRetorno } from "./measuring/running-server.ts";
import { pageView, request, sendLoad } from "./measuring/send-load.ts";

const rounds = 5;
const events = Number(process.argv[2] ?? 1_000_000);
const mostSeconds = 2;
const mostIdleMb = 180;
const mostMb = 512;

const empty = await benchFolder();
const full = await benchFolder();
try {
  const facts = await openDataFolder(full.path);
  await laySiteEvents(facts, events, { workspace: "shop", site: full.site });
  facts.close();
  await report(empty, "an empty folder", mostIdleMb);
  await report(full, `${(events / 1e6).toFixed(1)} M events`, mostMb);
} finally {
  empty.remove();
  full.remove();
}

async function report(folder: BenchFolder, what: string, most: number): Promise<void> {
  const starts: number[] = [];
  const idleMb: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const server = await startRetorno(folder.path);
    const { ok } = await fetch(`http://127.0.0.1:${server.port}/readyz`);
    if (!ok) throw new Error("the server is not ready");
    starts.push(server.startSeconds);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    idleMb.push(residentMb(server.pid, "VmRSS"));
    await server.stop();
  }
  printFigure({
    figure: `server over ${what}, from its start to where it answers`,
    measured: `${median(starts).toFixed(2)} s (longest of ${rounds}: ${Math.max(...starts).toFixed(2)} s)`,
    promised: `< ${mostSeconds} s`,
    holds: median(starts) < mostSeconds,
  });
  printFigure({
    figure: `server over ${what}, memory at rest`,
    measured: `${Math.round(median(idleMb))} MB`,
    promised: `< ${most} MB`,
    holds: median(idleMb) < most,
  });
  if (most === mostMb) await reportPeak(folder, what);
}

/** Taking 2,000 events a second. */
async function reportPeak(folder: BenchFolder, what: string): Promise<void> {
  const server = await startRetorno(folder.path);
  const single = request("POST", "/e", { body: JSON.stringify(pageView(folder.site)) });
  const load = { connections: 64, seconds: 8, warmUpSeconds: 1, perSecond: 2000, request: single };
  const { statuses } = await sendLoad({ ...load, port: server.port });
  const peakMb = residentMb(server.pid, "VmHWM");
  await server.stop();
  printFigure({
    figure: `server over ${what}, taking 2,000 events a second, peak memory`,
    measured: `${Math.round(peakMb)} MB (${JSON.stringify(statuses)})`,
    promised: `< ${mostMb} MB`,
    holds: peakMb < mostMb,
  });
}

/** As Linux counts it; other systems have no such file. */
function residentMb(pid: number, line: "VmRSS" | "VmHWM"): number {
  const kilobytes = new RegExp(`${line}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) / 1024;
}
