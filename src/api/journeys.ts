import { z } from "zod";
import { TopPaths } from "../model/attribution/top-paths.ts";
import { mostTouches, pathForms } from "../model/journey-rules.ts";
import { groupings } from "../model/statement.ts";
import { askedOfAnswers } from "./answers.ts";
import { endpoint } from "./endpoint.ts";

const group = "Journeys";
const refusals = ["source_rejected", "missing_rate", "busy"] as const;

const flag = z.enum(["true", "false"]).transform((said) => said === "true");

/** What may be asked of every question about journeys. */
export const JourneysQuery = z.strictObject({
  ...askedOfAnswers,
  touches: z.coerce
    .number()
    .int()
    .min(1)
    .max(mostTouches)
    .optional()
    .describe("The latest touches a journey keeps; absent: the plan's."),
  path: z.enum(pathForms).optional().describe("What of a path is looked at; absent: the plan's."),
  viewThroughs: flag.optional().describe("Whether an ad seen and not clicked is a touch; absent: the plan's."),
  startAnew: flag.optional().describe("Whether each conversion starts the journey anew; absent: the plan's."),
  goal: z.string().max(200).optional().describe("A goal of the plan, by name: its conversions, lookback and period."),
});

const By = z.enum(groupings).default("network").describe("What its lines are about.");

const question = { method: "GET", group, needs: "answers:read", refusals } as const;
const path = (name: string): `/api/v1/${string}` => `/api/v1/workspaces/:workspace/journeys/${name}`;

export const showTopPaths = endpoint({
  ...question,
  name: "showTopPaths",
  path: path("paths"),
  title: "The paths that led to most conversions.",
  query: JourneysQuery.extend({ by: By, most: z.coerce.number().int().min(1).max(1000).default(20) }),
  answer: TopPaths,
});
