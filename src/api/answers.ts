import { z } from "zod";
import { Evidence } from "../model/evidence.ts";
import { mostTouches, pathForms } from "../model/journey-rules.ts";
import { modelNames } from "../model/model-names.ts";
import { isCurrency } from "../model/money.ts";
import { networkIds } from "../model/network.ts";
import { groupings, Statement } from "../model/statement.ts";
import { endpoint } from "./endpoint.ts";
import { Moment, PageQuery, pageOf } from "./shapes.ts";

const group = "Answers";

const flag = z.enum(["true", "false"]).transform((said) => said === "true");

/** The model an answer is by. */
export const Model = z
  .string()
  .max(40)
  .default("last")
  .describe(`The model of attribution: ${modelNames.join(", ")}, or one of the plan's own.`);

/** What may be asked of every answer: which days, how far back, in which currency. */
export const askedOfAnswers = {
  from: z.iso.date().optional().describe("The first day; absent: the first that facts tell of."),
  to: z.iso.date().optional().describe("The first day that no longer counts."),
  lookbackDays: z.coerce
    .number()
    .int()
    .min(1)
    .max(3650)
    .optional()
    .describe("How long a touch counts; absent: the plan's."),
  currency: z
    .string()
    .transform((code) => code.toUpperCase())
    .refine(isCurrency, "must be a currency code such as EUR")
    .optional()
    .describe("The currency of the answer; absent: the workspace's."),
};

/**
 * What an answer may be restricted to. Of a statement: the lines of what matches, after every cost was spread over all that
 * was active. Of journeys: those that hold a touch that matches.
 */
export const only = {
  network: z
    .string()
    .transform((name) => name.toLowerCase())
    .pipe(z.enum([...networkIds, "none"]))
    .optional()
    .describe("Of this network alone."),
  paid: flag.optional().describe("Of what was paid for alone, or of what was not."),
  campaign: z.string().min(1).max(300).optional().describe("Of this campaign alone, by its name."),
};

/** The goal an answer is about. */
export const goal = {
  goal: z
    .string()
    .max(200)
    .optional()
    .describe("A goal of the plan, by name: its conversions, lookback, period and segment."),
};

/** What may be asked beside that where journeys are looked at: how they are put together, and of which goal. */
export const askedOfJourneys = {
  ...askedOfAnswers,
  ...goal,
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
};

/** What may be asked of the statement. */
export const RoiQuery = z.strictObject({
  ...askedOfAnswers,
  ...only,
  ...goal,
  model: Model,
  by: z.enum(groupings).default("network").describe("What its lines are about."),
});

const refusals = ["source_rejected", "missing_rate", "busy"] as const;

export const roi = endpoint({
  name: "roi",
  method: "GET",
  keeps: true,
  path: "/api/v1/workspaces/:workspace/roi",
  group,
  title: "The ROI statement: what came back, what it cost, how sure we are.",
  needs: "answers:read",
  query: RoiQuery,
  answer: Statement,
  refusals,
});

export const reportFormats = ["html", "csv", "xlsx"] as const;

export const roiReport = endpoint({
  name: "roiReport",
  method: "GET",
  path: "/api/v1/workspaces/:workspace/roi/report",
  group,
  title: "The ROI statement as a file: a page, a table or a workbook.",
  needs: "answers:read",
  query: RoiQuery.extend({ format: z.enum(reportFormats).default("html") }),
  sends: "file",
  types: ["text/html", "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  status: 200,
  refusals,
});

const Money = z.string().regex(/^-?\d+(\.\d+)?$/);

const Place = z.object({
  network: z.string(),
  channel: z.string(),
  paid: z.boolean(),
  social: z.boolean(),
  campaign: z.string().nullable(),
  post: z.string().nullable(),
});

/** One conversion with the touches before it, first to last. */
export const Journey = z.object({
  kind: z.enum(["order", "deal", "lead"]),
  id: z.string().nullable().describe("The order's or deal's own number; null for a lead."),
  at: Moment,
  value: Money,
  touches: z.array(
    Place.extend({ at: Moment, evidence: Evidence, role: z.enum(["origin", "assist", "converter", "only"]) }),
  ),
  credits: z
    .array(Place.extend({ conversions: z.number(), value: Money }))
    .describe("What each place was credited with under the model; empty: nothing explains it."),
});

export const journeys = endpoint({
  name: "journeys",
  method: "GET",
  keeps: true,
  path: "/api/v1/workspaces/:workspace/journeys",
  group,
  title: "Conversions with the touches before them and their credit, the latest first.",
  needs: "answers:read",
  query: z.strictObject({ ...askedOfJourneys, ...only, model: Model, ...PageQuery.shape }),
  answer: pageOf(Journey).extend({ currency: z.string(), model: z.string(), lookbackDays: z.number() }),
  refusals,
});
