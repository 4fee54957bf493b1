import { backupJob } from "./backup/backup-job.ts";
import { cleanUpJob } from "./clean-up.ts";
import type { Job } from "./job.ts";
import { journeysJob } from "./journeys.ts";
import { erasuresJob } from "./privacy/erasures-job.ts";
import { retentionJob } from "./retention.ts";

/** What the server does by itself. */
export const serverJobs = (): readonly Job[] => [journeysJob(), retentionJob, cleanUpJob, erasuresJob(), backupJob];
