import { stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { InputFile } from "./open/unpack-files.ts";

/** Up to this size a file takes longer to plan than to read, and planning runs on one core. */
const smallBytes = 4 * 1024 * 1024;

/** So many files are worth a connection more. */
const filesALane = 4;

/**
 * Does `work` for each file and answers in their order. Small files go side by side, each lane a connection of its own;
 * the large ones follow one by one and have the machine for themselves. The first fault ends it, once all lanes stand.
 */
export async function inLanes<T>(
  inputs: readonly InputFile[],
  warehouse: Warehouse,
  work: (input: InputFile, index: number, warehouse: Warehouse) => Promise<T>,
): Promise<T[]> {
  const jobs = await Promise.all(inputs.map(async (input, index) => ({ input, index, size: await sizeOf(input) })));
  const small = jobs.filter(({ size }) => size <= smallBytes);
  const results: T[] = [];
  const lanes = Math.max(1, Math.min(availableParallelism(), 4, Math.floor(small.length / filesALane)));
  const others = await Promise.all(Array.from({ length: lanes - 1 }, () => warehouse.lane()));
  try {
    const queue = small.values();
    const drain = async (lane: Warehouse) => {
      for (const { input, index } of queue) results[index] = await work(input, index, lane);
    };
    const ended = await Promise.allSettled([warehouse, ...others].map(drain));
    for (const end of ended) if (end.status === "rejected") throw end.reason;
  } finally {
    for (const lane of others) lane.close();
  }
  for (const { input, index, size } of jobs) {
    if (size > smallBytes) results[index] = await work(input, index, warehouse);
  }
  return results;
}

const sizeOf = async ({ path, refusal }: InputFile): Promise<number> =>
  refusal === null ? (await stat(path)).size : 0;
