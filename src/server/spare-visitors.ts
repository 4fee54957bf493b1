import { readdirSync } from "node:fs";
import { setPriority } from "node:os";

/** How much a thread that works on a question yields to the one that answers visitors, as `nice` counts. */
const yields = 10;

/**
 * Lets the threads that DuckDB works with yield to the one that answers, so that a heavy question does not make visitors
 * wait. Only Linux knows a priority for each thread; elsewhere nothing is done.
 */
export function spareVisitors(): void {
  if (process.platform !== "linux") return;
  for (const thread of readdirSync("/proc/self/task").map(Number)) {
    if (thread !== process.pid) yieldTo(thread);
  }
}

function yieldTo(thread: number): void {
  try {
    setPriority(thread, yields);
  } catch {
    // It ended meanwhile, or the system does not let us: then it goes on as it was.
  }
}
