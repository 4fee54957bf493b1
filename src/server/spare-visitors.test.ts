import { readdirSync } from "node:fs";
import { getPriority } from "node:os";
import { expect, it } from "vitest";
import { openDuckDb } from "../warehouse/engines/duckdb.ts";
import { spareVisitors } from "./spare-visitors.ts";

it.skipIf(process.platform !== "linux")("lets every thread yield but the one that answers", async () => {
  const facts = await openDuckDb({ threads: 2 });
  const own = getPriority(process.pid);
  spareVisitors();
  const others = readdirSync("/proc/self/task").filter((thread) => Number(thread) !== process.pid);
  expect(others.length).toBeGreaterThan(1);
  expect(new Set(others.map((thread) => getPriority(Number(thread))))).toEqual(new Set([10]));
  expect(getPriority(process.pid)).toBe(own);
  facts.close();
});
