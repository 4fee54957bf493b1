import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { listOf, Moment } from "./shapes.ts";

const group = "Installation";

/** What the server does by itself, and how it went. */
export const Job = z.object({
  name: z.string(),
  does: z.string(),
  schedule: z.string().describe("How often, in words."),
  running: z.boolean(),
  lastRun: Moment.nullable(),
  durationMs: z.int().nullable(),
  result: z.string().nullable().describe("What the last run that went well said."),
  error: z.string().nullable().describe("Why the last run failed; null where it went well."),
  failures: z.int().describe("In a row."),
  nextRun: Moment.nullable(),
  waitsFor: z.string().nullable().describe("What has to happen before there is anything to do."),
});
export type Job = z.infer<typeof Job>;

export const listJobs = endpoint({
  name: "listJobs",
  method: "GET",
  path: "/api/v1/jobs",
  group,
  title: "What the server does by itself, and how it went.",
  needs: "operator",
  answer: listOf(Job),
});

export const runJob = endpoint({
  name: "runJob",
  method: "POST",
  path: "/api/v1/jobs/:job/run",
  group,
  title: "Have a job run as soon as the server can.",
  needs: "operator",
  answer: Job,
  status: 202,
  refusals: ["not_found", "conflict"],
});

/** A backup in the folder of the schedule. */
export const Backup = z.object({ name: z.string(), bytes: z.int(), writtenAt: Moment });

/** Where backups are made every day, and those there are. */
export const Backups = z.object({
  schedule: z
    .object({ folder: z.string(), keep: z.int().describe("So many of the newest stay.") })
    .nullable()
    .describe("Null where none is made by itself."),
  items: z.array(Backup).describe("The newest first."),
});

export const listBackups = endpoint({
  name: "listBackups",
  method: "GET",
  path: "/api/v1/backups",
  group,
  title: "The backups in the folder that retorno backup --every-day names.",
  needs: "operator",
  answer: Backups,
});

export const makeBackup = endpoint({
  name: "makeBackup",
  method: "POST",
  path: "/api/v1/backups",
  group,
  title: "Have a backup made into that folder now; the job tells how it went.",
  needs: "operator",
  answer: Job,
  status: 202,
  refusals: ["not_found", "conflict"],
});
