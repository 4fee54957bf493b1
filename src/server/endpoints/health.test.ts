import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { heardCli, printed } from "../../../test/heard-cli.ts";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { type Browser, signedIn } from "../../../test/signed-in.ts";
import { importExports } from "../../answers/kept-exports.ts";
import type { DataHealth } from "../../api/health.ts";
import type { Job } from "../../api/jobs.ts";
import { startJobs } from "../../jobs/runner.ts";
import { serverJobs } from "../../jobs/server-jobs.ts";
import { keepBackupSchedule } from "../../state/backup-schedule.ts";
import { keepJobs } from "../../state/jobs.ts";
import { auditOf } from "../../state/people/audit.ts";
import { addSite, addWorkspace } from "../../state/workspaces/workspaces.ts";

let server: OpenServer;
let ana: Browser;
let ops: Browser;
let backups: string;
beforeAll(async () => {
  server = await openServer();
  backups = mkdtempSync(join(tmpdir(), "retorno-backups-"));
  ana = await signedIn(server, "ana@faro.example", { "faro-azul": "viewer" });
  ops = await signedIn(server, "ops@faro.example", {}, { operator: true });
});
afterAll(async () => {
  await server.close();
  rmSync(backups, { recursive: true, force: true });
});

const dataHealth = async () => (await ana.ask("GET", "/api/v1/workspaces/faro-azul/health")).body as DataHealth;
const visit = () =>
  server.app.inject({
    method: "POST",
    url: "/e",
    headers: { "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" },
    payload: { site: server.site, url: "https://shop.example/" },
  });

describe("the health of a workspace's data", () => {
  it("is empty before anything came", async () => {
    expect(await dataHealth()).toEqual({
      events: 0,
      behind: 0,
      quarantinedKeys: 0,
      sites: [{ key: server.site, name: "Shop", events: 0, lastEventAt: null }],
      sources: [],
      imports: { files: 0, rows: 0, rejectedRows: 0, withRejects: [] },
    });
  });

  it("says what came of each site and source, what waits, and which files had bad rows", async () => {
    const { facts, keys, state, directory } = server.parts;
    await addWorkspace(state, { id: "other", name: "Other", currency: "EUR", timeZone: "UTC" });
    await addSite(state, { workspace: "other", name: "Theirs", hosts: ["other.example"] });
    await directory.reload();
    const before = Date.now();
    expect((await visit()).statusCode).toBe(202);
    const lane = await facts.lane(keys.of("faro-azul").key);
    const bad = "src/intake/exports/formats/etsy-orders/fixtures/bad-rows.csv";
    await importExports(lane, [bad], { workspace: "faro-azul", zone: "Europe/Madrid", currency: "EUR" });
    lane.close();

    const waiting = await dataHealth();
    expect(waiting).toMatchObject({ events: 1, behind: 1, sites: [{ key: server.site, events: 1 }], sources: [] });
    expect(Date.parse(waiting.sites[0]?.lastEventAt ?? "")).toBeGreaterThanOrEqual(before - 1);
    const [file] = waiting.imports.withRejects;
    expect(file).toMatchObject({ file: "bad-rows.csv", rejected: expect.any(Number) });
    expect(file?.rejected).toBe(waiting.imports.rejectedRows);
    expect(waiting.imports.rejectedRows).toBeGreaterThan(0);

    const { updateJourneys } = await import("../../journeys/update-journeys.ts");
    const own = await facts.lane(keys.of("faro-azul").key);
    await updateJourneys(own, { workspace: "faro-azul" });
    own.close();
    expect(await dataHealth()).toMatchObject({ behind: 0, sources: [{ source: "tracker", events: 1, bots: 0 }] });
  });
});

describe("the installation", () => {
  it("is looked over as retorno doctor does, for operators alone", async () => {
    expect((await ana.ask("GET", "/api/v1/health")).status).toBe(403);
    const { status, body } = await ops.ask("GET", "/api/v1/health");
    expect(status).toBe(200);
    const found = (body as { findings: { check: string; said: string }[] }).findings;
    expect(await heardCli(["doctor", "--data", server.folder, "--format", "json"])).toBe(0);
    const doctor = (JSON.parse(printed) as { findings: { check: string; said: string }[] }).findings;
    const shared = ({ check }: { check: string }) => check !== "server";
    expect(found.filter(shared)).toEqual(doctor.filter(shared));
    expect(found.map(({ check }) => check)).toEqual(expect.arrayContaining(["folder", "disk", "facts", "records"]));
  });

  it("says that the folder was moved", async () => {
    const { runningFindings } = await import("../../jobs/health/running-findings.ts");
    expect(await runningFindings({ ...server.parts, stands: () => false })).toMatchObject([
      { check: "folder", level: "mend" },
    ]);
  });

  it("has jobs that can be asked for, and backups made into the schedule's folder", async () => {
    expect((await ana.ask("GET", "/api/v1/jobs")).status).toBe(403);
    const { state } = server.parts;
    await keepJobs(
      state,
      serverJobs().map(({ name }) => ({ name, nextRunAt: Date.now() + 3_600_000 })),
    );
    expect(await ops.ask("POST", "/api/v1/jobs/backups/run")).toMatchObject({
      status: 404,
      body: { hint: 'did you mean "backup"?' },
    });
    expect(await ops.ask("POST", "/api/v1/backups")).toMatchObject({ status: 409, body: { code: "conflict" } });
    expect((await ops.ask("GET", "/api/v1/backups")).body).toEqual({ schedule: null, items: [] });
    expect(await auditOf(state, null, { most: 9, below: null })).toEqual([]);

    await keepBackupSchedule(state, { folder: backups, keep: 2 });
    const asked = await ops.ask("POST", "/api/v1/backups");
    expect(asked).toMatchObject({ status: 202, body: { name: "backup", failures: 0 } });
    const runner = await startJobs({ ...server.parts, lastSeq: () => server.parts.collector.lastSeq }, serverJobs());
    await expect
      .poll(() => readdirSync(backups).filter((name) => name.endsWith(".zip")), { timeout: 20_000 })
      .toHaveLength(1);
    await runner.stop();
    const { items } = (await ops.ask("GET", "/api/v1/backups")).body as { items: { name: string; bytes: number }[] };
    expect(items).toMatchObject([{ name: readdirSync(backups)[0] }]);
    expect(items[0]?.bytes).toBeGreaterThan(1000);
    const { items: jobs } = (await ops.ask("GET", "/api/v1/jobs")).body as { items: Job[] };
    expect(jobs.find(({ name }) => name === "backup")).toMatchObject({
      failures: 0,
      result: expect.stringContaining("written"),
    });
    expect(await auditOf(state, null, { most: 9, below: null })).toMatchObject([
      { action: "job.run", subject: "backup", actor: `user:${ops.user}` },
    ]);
  });
});
