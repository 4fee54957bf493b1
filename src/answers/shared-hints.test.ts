import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/** Rooms whose sentences the command line and the API both say. */
const shared = ["answers", "attribution", "journeys", "model", "questions"];

it("hints that the API gives too name no option of the command line that chooses a period", () => {
  const files = shared.flatMap((room) =>
    readdirSync(join("src", room), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
      .map((name) => join("src", room, name)),
  );
  expect(files.length).toBeGreaterThan(100);
  const naming = files.filter((file) => /["'`].*--(from|to)\b/.test(readFileSync(file, "utf8")));
  expect(naming).toEqual([]);
});
