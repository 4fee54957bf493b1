import { basename } from "node:path";
import { type Job, listBackups, listJobs, makeBackup, runJob } from "../../api/jobs.ts";
import { momentOf } from "../../api/shapes.ts";
import { backupsIn } from "../../jobs/backup/backup-files.ts";
import { askForRun, jobLines } from "../../jobs/job-lines.ts";
import type { Actor } from "../../model/actor.ts";
import { backupSchedule } from "../../state/backup-schedule.ts";
import { actorOf } from "../api/caller.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";

/** What the server does by itself, and the backups it makes. */
export function jobEndpoints(api: ApiServer): void {
  const { state, clock } = api.parts;

  serveEndpoint(api, listJobs, async () => ({ items: await jobLines(state, clock()) }));

  serveEndpoint(api, runJob, async ({ params, caller }) => asked(params.job ?? "", actorOf(caller)));

  serveEndpoint(api, makeBackup, async ({ caller }) => asked("backup", actorOf(caller)));

  serveEndpoint(api, listBackups, async () => {
    const schedule = await backupSchedule(state);
    const backups = schedule === null ? [] : await backupsIn(schedule.folder);
    const items = backups.map(({ path, bytes, writtenMs }) => ({
      name: basename(path),
      bytes,
      writtenAt: momentOf(Math.round(writtenMs)),
    }));
    return { schedule, items: items.reverse() };
  });

  async function asked(name: string, actor: Actor): Promise<Job> {
    await askForRun(state, name, actor);
    const job = (await jobLines(state, clock())).find((line) => line.name === name);
    if (job === undefined) throw new Error("a job that was asked for is not listed");
    return job;
  }
}
