// `retorno backup` of 2 M events while more of them are being stored, beside copying the database's file, which nobody could do
// while a server runs; and restoring it. Other sizes: node bench/backup.ts 20000000
import { closeSync, copyFileSync, fsyncSync, openSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { Collector } from "../src/intake/collect/collector.ts";
import { makeBackup } from "../src/jobs/backup/make-backup.ts";
import { restoreBackup } from "../src/jobs/backup/restore-backup.ts";
import { openDataFolder } from "../src/warehouse/data-folder.ts";
import { sql } from "../src/warehouse/sql.ts";
import { benchFolder } from "./measuring/data-folder.ts";
import { median } from "./measuring/median.ts";
import { printFigure } from "./measuring/print-figure.ts";

const events = Number(process.argv[2] ?? 2_000_000);
const rounds = 3;
const mostCpuAMillion = 3;
const mostPauseMs = 1000;

let sent = 0;
const folder = await benchFolder();
const out = join(folder.path, "..", "retorno-bench-backup.zip");
const restored = `${folder.path}-restored`;
const facts = await openDataFolder(folder.path);
try {
  await facts.run(sql`
    insert into site_event
    select 'shop', -1, i, hash(i), moment, moment, case when i % 9 = 0 then 'purchase' else 'page_view' end, 'site',
      hash(i // 9), case when i % 9 = 1 then hash(i % 800) end, null, 'shop.example/products/' || (hash(i) % 3000),
      null, null, null, null, null, null, null
    from (select i, timestamptz '2025-01-01' + i * interval 10 second as moment from range(1, ${events} + 1) as r (i))`);
  await facts.run(sql`checkpoint`);
  const file = join(folder.path, "facts.duckdb");
  const fileMb = statSync(file).size / 1e6;
  const collector = await Collector.open(await facts.lane());
  const runs: Awaited<ReturnType<typeof measured>>[] = [];
  for (let round = 0; round < rounds; round++) runs.push(await measured(collector, file));
  const of = (what: (run: (typeof runs)[number]) => number) => median(runs.map(what));
  const [backup, copy] = [of(({ backupSeconds }) => backupSeconds), of(({ copySeconds }) => copySeconds)];
  const cpu = of(({ cpuSeconds }) => cpuSeconds);
  printFigure({
    figure: `backup of ${events.toLocaleString("en")} events (${Math.round(fileMb)} MB) while more are stored`,
    measured: `${cpu.toFixed(1)} s of CPU, ${backup.toFixed(1)} s, ${(backup / copy).toFixed(0)} times copying the file to disk (${copy.toFixed(2)} s); ${Math.round(of(({ mb }) => mb))} MB`,
    promised: `≤ ${mostCpuAMillion} s of CPU a million events`,
    holds: cpu <= (events / 1e6) * mostCpuAMillion,
  });
  printFigure({
    figure: "longest wait of an event for its answer while the backup is made",
    measured: `${Math.round(of(({ longestMs }) => longestMs))} ms (${Math.round(of(({ longestBeforeMs }) => longestBeforeMs))} ms without one)`,
    promised: `< ${mostPauseMs} ms`,
    holds: of(({ longestMs }) => longestMs) < mostPauseMs,
  });
  printFigure({
    figure: "restore of that backup, checked",
    measured: `${of(({ restoreSeconds }) => restoreSeconds).toFixed(2)} s`,
  });
  await collector.close();
} finally {
  facts.close();
  for (const path of [out, restored]) rmSync(path, { recursive: true, force: true });
  folder.remove();
}

async function measured(collector: Collector, file: string) {
  const before = await whileStoring(collector, () => new Promise((resolve) => setTimeout(resolve, 1000)));
  const backup = await whileStoring(collector, () => makeBackup({ facts, folder: folder.path }, out));
  const copySeconds = await secondsOf(async () => copyToDisk(file, `${out}.copy`));
  rmSync(`${out}.copy`);
  const mb = statSync(out).size / 1e6;
  const restoreSeconds = await secondsOf(() => restoreBackup(out, restored));
  for (const path of [out, restored]) rmSync(path, { recursive: true });
  const { seconds: backupSeconds, cpuSeconds, longestMs } = backup;
  return { backupSeconds, cpuSeconds, longestMs, longestBeforeMs: before.longestMs, copySeconds, restoreSeconds, mb };
}

/** Stores a hundred events a time, one group after the other, as long as the work lasts. */
async function whileStoring(collector: Collector, work: () => Promise<unknown>) {
  const cpuBefore = process.cpuUsage();
  let [working, longestMs] = [true, 0];
  const storing = (async () => {
    while (working) {
      const arrivals = Array.from({ length: 100 }, () => ({
        workspace: "shop",
        source: "tracker" as const,
        id: `live ${sent++}`,
        occurredMs: Date.now(),
        kind: "page_view",
        visitor: BigInt(sent % 997),
      }));
      const started = performance.now();
      await collector.add(arrivals);
      longestMs = Math.max(longestMs, performance.now() - started);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  const seconds = await secondsOf(work);
  working = false;
  await storing;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { seconds, longestMs, cpuSeconds: (user + system) / 1e6 };
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

async function copyToDisk(from: string, to: string): Promise<void> {
  copyFileSync(from, to);
  const handle = openSync(to, "r+");
  fsyncSync(handle);
  closeSync(handle);
}
