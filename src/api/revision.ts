import { z } from "zod";
import { endpoint } from "./endpoint.ts";

export const showRevision = endpoint({
  name: "showRevision",
  method: "GET",
  path: "/api/v1/workspaces/:workspace/revision",
  group: "Answers",
  title: "A mark that changes whenever an answer of the workspace could: facts, plan, costs or links changed.",
  needs: "answers:read",
  answer: z.object({ revision: z.string() }),
});
