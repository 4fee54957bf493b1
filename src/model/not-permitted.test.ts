import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { notPermitted } from "./not-permitted.ts";

it.each([
  [Object.assign(new Error("x"), { code: "EACCES" }), true],
  [new Error('IO Error: Cannot open file "facts.duckdb": Permission denied'), true],
  [Object.assign(new Error("x"), { code: "ENOENT" }), false],
  [new Error("IO Error: Could not set lock on file"), false],
  ["permission denied", false],
])("%s: %s", (cause, isRefused) => {
  expect(notPermitted("/data/app.sqlite", cause)?.message ?? null).toBe(
    isRefused ? "this user may not read and write /data/app.sqlite" : null,
  );
});

it.skipIf(process.getuid?.() === 0 || !existsSync("/etc/shadow"))("knows what the system says", () => {
  const read = () => readFileSync("/etc/shadow");
  expect(read).toThrow();
  try {
    read();
  } catch (cause) {
    expect(notPermitted("/etc/shadow", cause)).not.toBeNull();
  }
});
