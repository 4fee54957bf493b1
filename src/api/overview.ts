import { z } from "zod";
import { comparisons, Overview } from "../model/overview.ts";
import { askedOfAnswers, goal, Model, only } from "./answers.ts";
import { endpoint } from "./endpoint.ts";

export const OverviewQuery = z.strictObject({
  ...askedOfAnswers,
  ...only,
  ...goal,
  model: Model,
  compare: z
    .enum(comparisons)
    .default("previous")
    .describe("What it is laid beside: as many days right before, the same days a year ago, or nothing."),
});

export const showOverview = endpoint({
  name: "showOverview",
  method: "GET",
  keeps: true,
  path: "/api/v1/workspaces/:workspace/overview",
  group: "Answers",
  title: "The statement with what came before, what did best and worst, the ladder, and up to three things to do next.",
  needs: "answers:read",
  query: OverviewQuery,
  answer: Overview,
  refusals: ["source_rejected", "missing_rate", "busy"],
});
