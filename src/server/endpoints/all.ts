import type { FastifyInstance } from "fastify";
import { openApi } from "../api/serve-endpoint.ts";
import type { CallerLimits } from "../limits/caller-limit.ts";
import type { DiskGuard } from "../limits/disk-guard.ts";
import type { ServerParts } from "../parts.ts";
import type { Uploads } from "../uploads/uploads.ts";
import { accountEndpoints } from "./account.ts";
import { answerEndpoints } from "./answers.ts";
import { auditEndpoints } from "./audit.ts";
import { contentEndpoints } from "./content.ts";
import { costEndpoints } from "./costs.ts";
import { dataQualityEndpoints } from "./data-quality.ts";
import { demoEndpoints } from "./demo.ts";
import { firstOwnerEndpoints } from "./first-owner.ts";
import { goalEndpoints } from "./goals.ts";
import { healthEndpoints } from "./health.ts";
import { importEndpoints } from "./imports.ts";
import { invitationEndpoints } from "./invitations.ts";
import { jobEndpoints } from "./jobs.ts";
import { journeyEndpoints } from "./journeys.ts";
import { keyEndpoints } from "./keys.ts";
import { linkReturnEndpoints } from "./link-returns.ts";
import { linkToolEndpoints } from "./link-tools.ts";
import { linkEndpoints } from "./links.ts";
import { mappingEndpoints } from "./mappings.ts";
import { meEndpoints } from "./me.ts";
import { memberEndpoints } from "./members.ts";
import { overviewEndpoints } from "./overview.ts";
import { passkeyEndpoints } from "./passkeys.ts";
import { passwordEndpoints } from "./password.ts";
import { personEndpoints } from "./persons.ts";
import { planEndpoints } from "./plan.ts";
import { receiptEndpoints } from "./receipts.ts";
import { revisionEndpoints } from "./revision.ts";
import { secondFactorEndpoints } from "./second-factor.ts";
import { signInEndpoints } from "./sign-in.ts";
import { siteEndpoints } from "./sites.ts";
import { timesheetEndpoints } from "./timesheet.ts";
import { webhookEndpoints } from "./webhooks.ts";
import { workspaceEndpoints } from "./workspaces.ts";

/** Serves the API. */
export function apiRoutes(
  app: FastifyInstance,
  parts: ServerParts,
  options: {
    checksAnswers: boolean;
    limits?: CallerLimits | undefined;
    uploads: Uploads;
    disk: Pick<DiskGuard, "reason">;
  },
): void {
  const api = openApi(app, parts, options);
  signInEndpoints(api);
  firstOwnerEndpoints(api);
  passwordEndpoints(api);
  accountEndpoints(api);
  secondFactorEndpoints(api);
  meEndpoints(api);
  passkeyEndpoints(api);
  workspaceEndpoints(api);
  demoEndpoints(api);
  memberEndpoints(api);
  keyEndpoints(api);
  invitationEndpoints(api);
  auditEndpoints(api);
  answerEndpoints(api);
  overviewEndpoints(api);
  revisionEndpoints(api);
  journeyEndpoints(api);
  contentEndpoints(api);
  linkEndpoints(api);
  linkReturnEndpoints(api);
  linkToolEndpoints(api);
  siteEndpoints(api);
  webhookEndpoints(api);
  planEndpoints(api);
  costEndpoints(api);
  receiptEndpoints(api, options.disk);
  timesheetEndpoints(api);
  goalEndpoints(api);
  healthEndpoints(api);
  dataQualityEndpoints(api);
  jobEndpoints(api);
  importEndpoints(api, options.uploads);
  mappingEndpoints(api);
  personEndpoints(api, options.uploads);
}
