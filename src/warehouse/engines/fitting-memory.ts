import { totalmem } from "node:os";

const mostMb = 700;
const leastMb = 128;
/** The rest is the program's own, and the operating system's cache of the file. */
const share = 0.4;

/** How much memory DuckDB may hold: a share of what the container or the machine has, in DuckDB's words. */
export function fittingMemory({
  container = process.constrainedMemory(),
  machine = totalmem(),
}: {
  /** Bytes; 0, or more than there is, where nothing limits it. */
  container?: number;
  machine?: number;
} = {}): string {
  const bytes = container > 0 ? Math.min(container, machine) : machine;
  return `${Math.round(Math.min(mostMb, Math.max(leastMb, (share * bytes) / 2 ** 20)))}MB`;
}
