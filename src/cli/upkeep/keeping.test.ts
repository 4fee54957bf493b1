import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { heardCli, printed, said } from "../../../test/heard-cli.ts";
import { startJobs } from "../../jobs/runner.ts";
import { serverJobs } from "../../jobs/server-jobs.ts";
import { openParts } from "../../server/open-parts.ts";
import { createServer } from "../../server/server.ts";
import { jobRecords } from "../../state/jobs.ts";
import { auditOf } from "../../state/people/audit.ts";
import { keepLocalUrl } from "../../state/public-url.ts";

let folder: string;
let data: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "keeping-"));
  data = join(folder, "data");
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function retorno(...args: string[]): Promise<number> {
  return heardCli([...args, "--data", data]);
}

const jsonOf = async (...args: string[]) => {
  await retorno(...args, "--format", "json");
  return JSON.parse(printed);
};

/** A server on the folder, with its jobs, as `retorno serve` runs it. */
async function serving(): Promise<{ parts: Awaited<ReturnType<typeof openParts>>; stop: () => Promise<void> }> {
  const parts = await openParts(data);
  const app = await createServer(parts);
  await keepLocalUrl(parts.state, await app.listen({ host: "127.0.0.1", port: 0 }));
  const jobs = await startJobs({ ...parts, lastSeq: () => parts.collector.lastSeq }, serverJobs(), parts);
  const stop = async () => {
    await app.close();
    await jobs.stop();
    await parts.close();
  };
  return { parts, stop };
}

const arrivals = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    workspace: "shop",
    source: "tracker" as const,
    id: String(index),
    occurredMs: Date.now(),
    kind: "page_view",
    visitor: BigInt(index),
  }));

const until = async (holds: () => Promise<boolean>) => {
  for (let tries = 0; tries < 100; tries++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("it did not come about within five seconds");
};

const widest = () => Math.max(...printed.split("\n").map((line) => line.length));

describe("while the server runs", () => {
  it("a backup is made and comes back; jobs and doctor say how things stand", async () => {
    await retorno("workspace", "add", "shop", "--currency", "EUR", "--time-zone", "Europe/Madrid");
    const { parts, stop } = await serving();
    try {
      await parts.collector.add(arrivals(1200));
      const out = join(folder, "b.zip");
      expect(await retorno("backup", "--out", out)).toBe(0);
      expect(printed).toMatch(/b\.zip \(\d+ kB\): 1,200 events and all else in /);
      expect(said).toMatch(/keep it where only you can read it/);
      expect(await retorno("backup", "--out", out)).toBe(1);
      expect(said).toMatch(/is there already: name another file/);

      const backups = join(folder, "daily");
      expect(await retorno("backup", "--every-day", backups, "--keep", "1")).toBe(0);
      await until(async () => (await jobRecords(parts.state)).get("backup")?.result !== null);
      // Backups are named by the second.
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await retorno("jobs", "run", "backup");
      await until(async () => /1 old removed/.test((await jobRecords(parts.state)).get("backup")?.result ?? ""));
      expect(readdirSync(backups)).toHaveLength(1);
      await retorno("backup", "--every-day", backups, "--keep", "1");
      expect(await auditOf(parts.state, null, { most: 9, below: null })).toMatchObject([
        { actor: "operator", action: "job.run", subject: "backup" },
        { actor: "operator", action: "backup.schedule", was: null, became: { folder: backups, keep: 1 } },
      ]);

      expect(await retorno("doctor")).toBe(0);
      expect(printed).toMatch(/1,200 events/);
      expect(printed).toMatch(/the server takes events at http/);
      expect(printed).toMatch(/the newest backup is less than an hour old/);
      expect(widest()).toBeLessThanOrEqual(80);
      expect(await retorno("jobs")).toBe(0);
      expect(printed).toMatch(/^journeys +every 15 s/m);
      expect(widest()).toBeLessThanOrEqual(80);
      expect(await jsonOf("jobs")).toMatchObject([
        { name: "journeys", failures: 0 },
        { name: "retention" },
        { name: "clean-up" },
        { name: "erasures" },
        { name: "backup", error: null, waitsFor: null },
      ]);

      data = join(folder, "restored");
      expect(await retorno("restore", out)).toBe(0);
      expect(printed).toMatch(/1,200 events; sums and rows checked/);
      expect(await retorno("doctor")).toBe(0);
      expect(await retorno("restore", out)).toBe(1);
    } finally {
      await stop();
    }
  });
});

describe("doctor", () => {
  it("names what must be mended, and 1 is the exit code", async () => {
    await retorno("workspace", "add", "shop", "--currency", "EUR", "--time-zone", "Europe/Madrid");
    await (await serving()).stop();
    expect(await retorno("doctor")).toBe(0);
    if (process.platform !== "win32") {
      chmodSync(data, 0o755);
      expect(await retorno("doctor")).toBe(1);
      expect(printed).toMatch(/MEND {2}others on this machine can read .*chmod 700/s);
      chmodSync(data, 0o700);
    }
    writeFileSync(join(data, "facts.duckdb"), "no database");
    writeFileSync(join(data, "app.sqlite"), "no database either, but long enough to be looked at".repeat(40));
    const { healthy, findings } = await jsonOf("doctor");
    expect(healthy).toBe(false);
    const levels = findings.map(({ check, level }: { check: string; level: string }) => [check, level]);
    expect(levels).toContainEqual(["facts", "mend"]);
    expect(levels).toContainEqual(["records", "mend"]);
    rmSync(join(data, "person.key"));
    expect(await retorno("doctor")).toBe(1);
    expect(printed).toMatch(/person\.key is missing.*put it back from a backup/s);
    expect(readdirSync(data)).not.toContain("person.key");
  });

  it("tells of jobs that fail and of those that nobody keeps", async () => {
    await retorno("workspace", "add", "shop", "--currency", "EUR", "--time-zone", "Europe/Madrid");
    const { parts, stop } = await serving();
    try {
      const broken = join(folder, "no-folder");
      writeFileSync(broken, "");
      await retorno("backup", "--every-day", join(folder, "daily"));
      await until(async () => (await jobRecords(parts.state)).get("backup")?.result !== null);
      await parts.state.updateTable("backup_schedule").set({ folder: broken }).execute();
      await retorno("jobs", "run", "backup");
      await until(async () => (await jobRecords(parts.state)).get("backup")?.error !== null);
      expect(await retorno("doctor")).toBe(1);
      expect(printed).toMatch(/backup failed: no backup can be kept in/);
      expect(printed).toMatch(/MEND {2}there is no backup in/);
      await retorno("jobs");
      expect(printed).toMatch(/failed: /);
    } finally {
      await stop();
    }
  });
});

it.each([
  [["backup"], /nothing has been imported into .*data yet/],
  [["restore"], /the backup to restore is missing/],
  [["jobs"], /no server has run on .*data yet/],
  [["doctor"], /there is no folder .*data/],
  [["backup", "now"], /"now" is not expected here/],
])("%j is refused where there is nothing to do it with", async (args, reason) => {
  expect(await retorno(...args)).toBe(1);
  expect(said).toMatch(reason);
});

it("settings that make no sense are refused in a sentence", async () => {
  await retorno("workspace", "add", "shop", "--currency", "EUR", "--time-zone", "Europe/Madrid");
  await (await serving()).stop();
  const refusals: [string[], RegExp][] = [
    [["backup", "--keep", "3"], /--keep goes with --every-day/],
    [["backup", "--every-day", join(folder, "b"), "--keep", "0"], /--keep cannot be "0"/],
    [["backup", "--every-day", join(data, "b")], /would be lost with it/],
    [["backup", "--every-day", join(folder, "a/b/c")], /cannot be made \(ENOENT\)/],
    [["backup", "--every-day", join(folder, "b"), "--out", "x"], /--out does not go with --every-day/],
    [["jobs", "run"], /the job's name is missing/],
    [["jobs", "run", "backup"], /no folder for backups yet: name one with retorno backup --every-day/],
    [["jobs", "run", "backups"], /there is no job "backups": did you mean "backup"\?/],
    [["jobs", "stop"], /there is no "jobs stop"/],
    [["restore", join(folder, "none.zip")], /is not empty/],
  ];
  for (const [args, reason] of refusals) {
    expect(await retorno(...args)).toBe(1);
    expect(said).toMatch(reason);
  }
  expect(await retorno("backup", "--every-day", "off")).toBe(0);
});

describe("before anything is imported", () => {
  it("a backup is made, every day too, and comes back", async () => {
    await retorno("workspace", "add", "shop", "--currency", "EUR", "--time-zone", "Europe/Madrid");
    expect(await retorno("backup", "--every-day", join(folder, "daily"))).toBe(0);
    expect(await retorno("backup", "--out", join(folder, "b.zip"))).toBe(0);
    expect(printed).toContain("0 events");
    data = join(folder, "restored");
    expect(await retorno("restore", join(folder, "b.zip"))).toBe(0);
    expect(await retorno("workspace", "list")).toBe(0);
    expect(printed).toContain("shop");
  });

  it("a folder that is none is left alone", async () => {
    expect(await retorno("backup", "--every-day", join(folder, "daily"))).toBe(1);
    expect(said).toContain("nothing has been imported");
    expect(readdirSync(folder)).toEqual([]);
  });
});
