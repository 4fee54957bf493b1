import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openState } from "../state/database.ts";
import { daySalt } from "../state/day-salts.ts";
import { jobRecords, runSoon } from "../state/jobs.ts";
import { addWorkspace } from "../state/workspaces/workspaces.ts";
import { openDataFolder } from "../warehouse/data-folder.ts";
import { JobRunner } from "./runner.ts";
import { serverJobs } from "./server-jobs.ts";

it("all run on a real folder and say what they did", async () => {
  const folder = mkdtempSync(join(tmpdir(), "jobs-"));
  const [facts, state] = [await openDataFolder(folder), await openState(folder)];
  const now = Date.UTC(2026, 2, 10, 12);
  try {
    await addWorkspace(state, { id: "shop", name: "Shop", currency: "EUR", timeZone: "UTC" });
    for (const day of ["2026-03-07", "2026-03-08", "2026-03-09", "2026-03-10"]) await daySalt(state, "shop", day);
    const runner = new JobRunner({ facts, state, folder, clock: () => now, lastSeq: () => 0 }, serverJobs());
    await runner.lay();
    for (const { name } of serverJobs()) await runSoon(state, name);
    await runner.turn();
    const records = [...(await jobRecords(state)).values()];
    expect(
      Object.fromEntries(records.map(({ name, error, result }) => [name, error ?? result?.replace(left, "n left")])),
    ).toMatchInlineSnapshot(`
      {
        "backup": "no folder is set, so none was made",
        "clean-up": "2 day salts and 0 old records forgotten, n left and 0 receipts removed",
        "erasures": "0 rows of erased persons came again and went",
        "journeys": "0 events taken in, 0 visits laid",
        "retention": "0 events deleted, pages of 0 events forgotten",
      }
    `);
    const days = await state.selectFrom("day_salt").select("day").execute();
    expect(days.map(({ day }) => day)).toEqual(["2026-03-09", "2026-03-10"]);
  } finally {
    await state.destroy();
    facts.close();
    rmSync(folder, { recursive: true });
  }
});

/** What killed processes of others left on this machine. */
const left = /\d+ left folders?/;
