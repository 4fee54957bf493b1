// Loaded with --import into a measured process: on its way out it says on file descriptor 3 what it used itself.
import { writeSync } from "node:fs";
import type { Use } from "./whole-process.ts";

process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const use: Use = { peakMb: maxRSS / 1024, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 };
  writeSync(3, JSON.stringify(use));
});
