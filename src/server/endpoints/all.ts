import type { FastifyInstance } from "fastify";
import { openApi } from "../api/serve-endpoint.ts";
import type { ServerParts } from "../parts.ts";
import { answerEndpoints } from "./answers.ts";
import { meEndpoints } from "./me.ts";
import { signInEndpoints } from "./sign-in.ts";
import { workspaceEndpoints } from "./workspaces.ts";

/** Serves the API. */
export function apiRoutes(
  app: FastifyInstance,
  parts: ServerParts,
  { checksAnswers }: { checksAnswers: boolean },
): void {
  const api = openApi(app, parts, checksAnswers);
  signInEndpoints(api);
  meEndpoints(api);
  workspaceEndpoints(api);
  answerEndpoints(api);
}
