import { describe, expect, it } from "vitest";
import { commandNames } from "./cli.ts";
import { usage, usageOf, wholeUsage } from "./usage.ts";

describe("the help", () => {
  it("fits a terminal of 80 columns", () => {
    const lines = wholeUsage().split("\n");
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(usage().split("\n").length).toBeLessThanOrEqual(40);
  });

  it.each(commandNames)("names %s, and what it takes", (name) => {
    expect(usage()).toMatch(new RegExp(`^  (.*, )?${name}\\b`, "m"));
    if (name !== "version") expect(usageOf(name)).toContain(`retorno ${name}`);
  });
});
