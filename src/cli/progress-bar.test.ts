import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { progressBar, progressLine } from "./progress-bar.ts";

describe("a progress line", () => {
  it("tells the share, the rows, the rows a second and the file", () => {
    expect(progressLine({ share: 0.45, file: "/a/orders.csv", rows: 1_200_000, seconds: 2.4 }, 80)).toBe(
      "█████████░░░░░░░░░░░  45 %  1,200,000 rows  500,000/s  orders.csv",
    );
  });

  it("never says more than everything and never outgrows the terminal", () => {
    const line = progressLine({ share: 1.7, file: "x".repeat(200), rows: 1, seconds: 0 }, 60);
    expect(line).toContain("100 %");
    expect(line.length).toBe(60);
  });
});

describe("a bar", () => {
  const written: string[] = [];
  const stream = { columns: 80, write: (text: string | Uint8Array) => written.push(String(text)) > 0 };
  beforeEach(() => {
    written.length = 0;
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] });
  });
  afterEach(() => void vi.useRealTimers());

  it("shows itself after two seconds, and is gone at the end", () => {
    const bar = progressBar([import.meta.filename], () => 0.5, { ...stream, isTTY: true });
    bar.begin(import.meta.filename);
    vi.advanceTimersByTime(1800);
    expect(written).toEqual([]);
    vi.advanceTimersByTime(400);
    expect(written.join("")).toContain("50 %");
    bar.end(import.meta.filename, 10);
    bar.stop();
    expect(written.at(-1)).toBe("\r\x1b[2K");
    const lines = written.length;
    vi.advanceTimersByTime(5000);
    expect(written.length).toBe(lines);
  });

  it("writes nothing where stderr is no terminal", () => {
    const bar = progressBar(["a"], () => 0.5, { ...stream, isTTY: false });
    bar.begin("a");
    vi.advanceTimersByTime(9000);
    bar.stop();
    expect(written).toEqual([]);
  });
});
