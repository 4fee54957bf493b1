import type { FastifyInstance } from "fastify";
import { openApi } from "../api/serve-endpoint.ts";
import type { CallerLimits } from "../limits/caller-limit.ts";
import type { ServerParts } from "../parts.ts";
import { answerEndpoints } from "./answers.ts";
import { auditEndpoints } from "./audit.ts";
import { invitationEndpoints } from "./invitations.ts";
import { keyEndpoints } from "./keys.ts";
import { costEndpoints } from "./costs.ts";
import { goalEndpoints } from "./goals.ts";
import { meEndpoints } from "./me.ts";
import { memberEndpoints } from "./members.ts";
import { passkeyEndpoints } from "./passkeys.ts";
import { planEndpoints } from "./plan.ts";
import { signInEndpoints } from "./sign-in.ts";
import { workspaceEndpoints } from "./workspaces.ts";

/** Serves the API. */
export function apiRoutes(
  app: FastifyInstance,
  parts: ServerParts,
  options: { checksAnswers: boolean; limits?: CallerLimits | undefined },
): void {
  const api = openApi(app, parts, options);
  signInEndpoints(api);
  meEndpoints(api);
  passkeyEndpoints(api);
  workspaceEndpoints(api);
  memberEndpoints(api);
  keyEndpoints(api);
  invitationEndpoints(api);
  auditEndpoints(api);
  answerEndpoints(api);
  planEndpoints(api);
  costEndpoints(api);
  goalEndpoints(api);
}
