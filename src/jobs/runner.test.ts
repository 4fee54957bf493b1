import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { KnownError } from "../model/errors.ts";
import { openState, type State } from "../state/database.ts";
import { jobRecords, runSoon } from "../state/jobs.ts";
import { addWorkspace } from "../state/workspaces/workspaces.ts";
import { openDuckDb } from "../warehouse/engines/duckdb.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import type { Job, JobParts } from "./job.ts";
import { journeysJob } from "./journeys.ts";
import { JobRunner, startJobs } from "./runner.ts";

const start = Date.UTC(2026, 2, 10, 12);
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

let state: State;
let facts: Warehouse;
let wall: number;
let steady: number;
let lastSeq: number;

beforeEach(async () => {
  state = await openState(":memory:");
  facts = await openDuckDb();
  [wall, steady, lastSeq] = [start, 0, 0];
});
afterEach(async () => {
  await state.destroy();
  facts.close();
});

const partsOf = (): JobParts => ({
  facts,
  state,
  folder: "",
  clock: () => wall,
  lastSeq: () => lastSeq,
});

const pass = (ms: number) => {
  wall += ms;
  steady += ms;
};

async function runnerOf(jobs: readonly Job[], chance = () => 0): Promise<JobRunner> {
  const runner = new JobRunner(partsOf(), jobs, {}, { chance, steadyMs: () => steady });
  await runner.lay();
  return runner;
}

/** A job that counts its runs, at the moments of the wall clock. */
function counted(
  schedule: Job["schedule"],
  run: () => Promise<string> = async () => "done",
): { job: Job; at: number[] } {
  const at: number[] = [];
  const job: Job = {
    name: "counted",
    does: "counts",
    schedule,
    run: () => {
      at.push(wall);
      return run();
    },
  };
  return { job, at };
}

const record = async (name = "counted") => {
  const found = (await jobRecords(state)).get(name);
  if (found === undefined) throw new Error(`no record of ${name}`);
  return found;
};

/** So long, looking at the table every second, as a server does. */
async function follow(runner: JobRunner, ms: number, step = second): Promise<void> {
  for (let passed = 0; passed < ms; passed += step) {
    pass(step);
    await runner.turn();
  }
}

describe("runner", () => {
  it("runs a job every so often and keeps what it said", async () => {
    const { job, at } = counted({ everySeconds: 15 });
    await follow(await runnerOf([job]), minute);
    expect(at.map((ms) => (ms - start) / second)).toEqual([1, 16, 31, 46]);
    expect(await record()).toMatchObject({ result: "done", error: null, failures: 0, leasedBy: null });
    expect((await record()).nextRunAt).toBe(start + 61 * second);
  });

  it("runs a daily job at its hour, once a day, however it is spread", async () => {
    const { job, at } = counted({ dailyAtHour: 3 });
    let spin = 0;
    const runner = await runnerOf([job], () => (spin = (spin + 0.37) % 1));
    await follow(runner, 72 * hour, minute);
    expect(at.map((ms) => new Date(ms).toISOString().slice(0, 13))).toEqual([
      "2026-03-11T03",
      "2026-03-12T03",
      "2026-03-13T03",
    ]);
  });

  it("makes up once for what was due while the server was off", async () => {
    const { job, at } = counted({ dailyAtHour: 3 });
    await runnerOf([job]);
    pass(96 * hour);
    await follow(await runnerOf([job]), hour, minute);
    expect(at).toHaveLength(1);
  });

  it("tries again after 1 minute, 2, 4 … and says why it failed", async () => {
    const { job, at } = counted({ everySeconds: 15 }, async () => {
      throw new KnownError("busy", "the disk is full", { hint: "make room" });
    });
    await follow(await runnerOf([job]), 5 * hour, 5 * second);
    const gaps = at.slice(1).map((ms, index) => (ms - (at[index] ?? 0)) / minute);
    expect(gaps.slice(0, 9)).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(await record()).toMatchObject({ error: "the disk is full: make room", failures: at.length, result: null });
  });

  it("forgets failures when it goes well again", async () => {
    let fails = true;
    const { job } = counted({ everySeconds: 15 }, async () => {
      if (fails) throw new Error(`Constraint Error: duplicate "anna@example.org" in 'x'`);
      return "well";
    });
    const runner = await runnerOf([job]);
    await follow(runner, 2 * second);
    expect((await record()).error).toBe("Constraint Error: duplicate … in …");
    fails = false;
    await follow(runner, 2 * minute);
    expect(await record()).toMatchObject({ error: null, failures: 0, result: "well" });
  });

  it("runs at once what somebody asks for, also while it is running", async () => {
    const { job, at } = counted({ dailyAtHour: 3 }, async () => {
      if (at.length === 1) await runSoon(state, "counted");
      return "done";
    });
    const runner = await runnerOf([job]);
    await follow(runner, minute);
    expect(at).toHaveLength(0);
    await runSoon(state, "counted");
    await follow(runner, minute);
    expect(at).toHaveLength(2);
  });

  it("waits for events before it works journeys out", async () => {
    let runs = 0;
    await addWorkspace(state, { id: "shop", name: "Shop", currency: "EUR", timeZone: "UTC" });
    const job = journeysJob(async () => ({ events: ++runs, visits: 1, aliases: 0, ms: 0 }));
    const runner = await runnerOf([job]);
    await follow(runner, 10 * minute);
    expect(runs).toBe(1);
    lastSeq = 7;
    await follow(runner, 2 * second);
    expect((await record("journeys")).result).toBe("2 events taken in, 1 visit laid");
  });
});

describe("a clock that is put back by an hour", () => {
  it("neither starves a job nor has it run again and again", async () => {
    const often = counted({ everySeconds: 15 });
    const daily = counted({ dailyAtHour: 12 });
    const runner = await runnerOf([
      { ...often.job, name: "often" },
      { ...daily.job, name: "daily" },
    ]);
    await follow(runner, 24 * hour + 10 * minute, 5 * second);
    expect(daily.at).toHaveLength(1);
    const before = often.at.length;
    wall -= hour;
    await follow(runner, 10 * minute, 5 * second);
    expect(often.at.length - before).toBeGreaterThanOrEqual(38);
    expect(often.at.length - before).toBeLessThanOrEqual(40);
    await follow(runner, 22 * hour, minute);
    expect(daily.at).toHaveLength(1);
    await follow(runner, 3 * hour, minute);
    expect(daily.at).toHaveLength(2);
  });

  it("put back by a month or forward by one, a daily job goes on from there", async () => {
    const { job, at } = counted({ dailyAtHour: 3 });
    const runner = await runnerOf([job]);
    await follow(runner, 24 * hour, minute);
    wall -= 30 * 24 * hour;
    await follow(runner, 48 * hour, minute);
    expect(at).toHaveLength(3);
    wall += 60 * 24 * hour;
    await follow(runner, 24 * hour, minute);
    expect(at.length).toBeLessThanOrEqual(5);
  });

  it("a lease from before it, of a process that is gone, is taken over when nobody has kept it for a minute", async () => {
    const { job, at } = counted({ everySeconds: 15 });
    const runner = await runnerOf([job]);
    await state
      .updateTable("job")
      .set({ next_run_at: 0, leased_by: "gone", leased_until: start + 61 * minute })
      .execute();
    await follow(runner, 50 * second);
    expect(at).toHaveLength(0);
    await follow(runner, 20 * second);
    expect(at).toHaveLength(1);
  });

  it("a lease from before it that is kept is not taken over", async () => {
    const { job, at } = counted({ everySeconds: 15 });
    const runner = await runnerOf([job]);
    for (let kept = 0; kept < 20; kept++) {
      await state
        .updateTable("job")
        .set({ leased_by: "other", leased_until: start + hour + kept * 1000 })
        .execute();
      await follow(runner, 15 * second);
    }
    expect(at).toHaveLength(0);
  });
});

describe("leases", () => {
  it("keep two runners from ever running the same job at once", async () => {
    let running = 0;
    let most = 0;
    let runs = 0;
    const { job } = counted({ everySeconds: 1 }, async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 3));
      running--;
      return `run ${++runs}`;
    });
    const runners = await Promise.all([runnerOf([job]), runnerOf([job]), runnerOf([job])]);
    for (let round = 0; round < 20; round++) {
      pass(2 * second);
      await Promise.all(runners.map((runner) => runner.turn()));
    }
    expect(most).toBe(1);
    expect(runs).toBe(20);
  });

  it("of a killed process run out, and are not taken before", async () => {
    const { job, at } = counted({ everySeconds: 15 });
    const runner = await runnerOf([job]);
    await state
      .updateTable("job")
      .set({ leased_by: "killed", leased_until: start + minute })
      .execute();
    await follow(runner, 59 * second);
    expect(at).toHaveLength(0);
    await follow(runner, 2 * second);
    expect(at).toEqual([start + minute]);
  });

  it("are kept by stopping only after the run: stop waits for it", async () => {
    let ended = false;
    const { job } = counted({ everySeconds: 1 }, async () => {
      await new Promise((resolve) => setTimeout(resolve, 80));
      ended = true;
      return "done";
    });
    const jobs = await startJobs(partsOf(), [job]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await jobs.stop();
    expect(ended).toBe(true);
    expect(await record()).toMatchObject({ result: "done", leasedBy: null });
  });
});
