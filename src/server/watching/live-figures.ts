import { monitorEventLoopDelay } from "node:perf_hooks";
import type { DiskGuard } from "../limits/disk-guard.ts";
import type { ServerParts } from "../parts.ts";

/** The figures of the process, the disk and the collector, for `/metrics`. */
export function liveFigures(
  { metrics, collector }: ServerParts,
  { disk, connections }: { disk: DiskGuard; connections: { readonly open: number } },
): void {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  metrics.gauge("retorno_events_waiting", "Events that wait to be stored.", () => collector.waiting);
  metrics.total("retorno_events_stored_total", "Events stored.", () => collector.figures.stored);
  metrics.total(
    "retorno_events_repeated_total",
    "Events accepted and not stored again.",
    () => collector.figures.repeated,
  );
  metrics.total("retorno_commit_groups_total", "Groups of events committed.", () => collector.figures.groups);
  metrics.total("retorno_commit_seconds_total", "Seconds spent committing.", () => collector.figures.commitSeconds);
  metrics.gauge("retorno_events_last_seq", "The number of the event stored last.", () => collector.lastSeq);
  metrics.gauge("retorno_connections_open", "Open connections.", () => connections.open);
  metrics.gauge("retorno_disk_free_bytes", "Room on the disk of the data folder.", () => disk.freeBytes);
  metrics.gauge("retorno_disk_full", "1 while nothing more is stored, for the disk is nearly full.", () =>
    disk.reason === null ? 0 : 1,
  );
  metrics.gauge("process_resident_memory_bytes", "Memory of the process.", () => process.memoryUsage.rss());
  metrics.gauge("process_uptime_seconds", "Seconds since the process was started.", () => process.uptime());
  metrics.gauge("retorno_event_loop_delay_seconds", "99th percentile since it was last asked for.", () => {
    const seconds = Math.max(0, delay.percentile(99) - 20e6) / 1e9;
    delay.reset();
    return seconds;
  });
}
