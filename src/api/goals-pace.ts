import { z } from "zod";
import { GoalsPace } from "../model/goal-pace.ts";
import { Model } from "./answers.ts";
import { endpoint } from "./endpoint.ts";

export const goalsPace = endpoint({
  name: "goalsPace",
  method: "GET",
  path: "/api/v1/workspaces/:workspace/goals/pace",
  group: "Goals",
  title:
    "Where each goal stands, where it is heading with its interval, and what the time before it says of its target.",
  needs: "answers:read",
  keeps: true,
  query: z.strictObject({ model: Model }),
  answer: GoalsPace,
  refusals: ["source_rejected", "missing_rate", "busy"],
});
