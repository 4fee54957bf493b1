import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { cookieDays, mostPageDays } from "../src/model/collected-fields.ts";
import { keptDays } from "../src/state/people/expired.ts";

const document = fileURLToPath(new URL("../docs/privacy.md", import.meta.url));
const text = readFileSync(document, "utf8");

describe("docs/privacy.md", () => {
  it("answers every article it must, each with a file that is there", () => {
    for (const article of [5, 6, 13, 15, 17, 20, 25, 28, 30, 32]) {
      const row = text.split("\n").find((line) => line.startsWith(`| ${article} `)) ?? "";
      const files = [...row.matchAll(/\]\(([^)]+)\)/g)].map(([, file]) => file ?? "");
      expect(files, `article ${article}`).not.toEqual([]);
      expect(files.filter((file) => !existsSync(join(dirname(document), file)))).toEqual([]);
    }
  });

  it("tells how long things are kept as the program has it", () => {
    const schema = readFileSync(new URL("../src/state/migrations/0001-app.sql", import.meta.url), "utf8");
    const migrations = `${schema}${readFileSync(new URL("../src/state/migrations/0002-jobs.sql", import.meta.url), "utf8")}`;
    const days = /event_days integer not null default (\d+)/.exec(migrations)?.[1];
    expect(text).toContain(`| ${days} days unless`);
    expect(text).toContain(`details ${mostPageDays} days at most`);
    expect(text).toContain(`| ${cookieDays} days in the browser`);
    expect(text).toContain(`${keptDays.audit} days; the id`);
    expect(text).toContain(`${keptDays.invitation} days after they were answered`);
    expect(text).toContain(`${keptDays.strangers} days after they belong`);
  });
});
