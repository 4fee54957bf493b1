import { z } from "zod";
import { ClaimGaps } from "../model/attribution/claim-gaps.ts";
import { ExplainedOrder } from "../model/attribution/explain-order.ts";
import { FirstTouchLags } from "../model/attribution/first-touch-lags.ts";
import { ModelsBeside } from "../model/attribution/models-beside.ts";
import { NetworkPairs } from "../model/attribution/network-pairs.ts";
import { NewAndReturning } from "../model/attribution/new-and-returning.ts";
import { PaidAndOrganic } from "../model/attribution/paid-and-organic.ts";
import { PathLengths } from "../model/attribution/path-lengths.ts";
import { RolesByMonth } from "../model/attribution/roles-by-month.ts";
import { TopPaths } from "../model/attribution/top-paths.ts";
import { groupings } from "../model/statement.ts";
import { askedOfJourneys, Model, only } from "./answers.ts";
import { endpoint } from "./endpoint.ts";

const group = "Journeys";
const refusals = ["source_rejected", "missing_rate", "busy"] as const;

/** What may be asked of journeys as a whole. */
const AllJourneysQuery = z.strictObject(askedOfJourneys);

/** What may be asked of questions about journeys: of all of them, or of those that hold a touch that matches. */
export const JourneysQuery = z.strictObject({ ...askedOfJourneys, ...only });

const By = z.enum(groupings).default("network").describe("What its lines are about.");

const question = { method: "GET", group, needs: "answers:read", keeps: true, refusals } as const;
const path = (name: string): `/api/v1/${string}` => `/api/v1/workspaces/:workspace/journeys/${name}`;

export const showModels = endpoint({
  ...question,
  name: "showModels",
  path: path("models"),
  title: "What every model credits each line with, side by side, and what of the differences the data can tell.",
  query: JourneysQuery.extend({
    by: By,
    model: z.string().max(40).optional().describe("Shows this model's credits alone; absent: every model's."),
  }),
  answer: ModelsBeside,
});

export const showTopPaths = endpoint({
  ...question,
  name: "showTopPaths",
  path: path("paths"),
  title: "The paths before most conversions.",
  query: JourneysQuery.extend({ by: By, most: z.coerce.number().int().min(1).max(1000).default(20) }),
  answer: TopPaths,
});

export const showPaidAndOrganic = endpoint({
  ...question,
  name: "showPaidAndOrganic",
  path: path("paid"),
  title: "Paid and organic of each network side by side.",
  query: JourneysQuery.extend({ model: Model }),
  answer: PaidAndOrganic,
});

export const showRoles = endpoint({
  ...question,
  name: "showRoles",
  path: path("roles"),
  title: "Who originated, assisted and converted, by month, and what of the growth is more than noise.",
  query: JourneysQuery.extend({ by: By }),
  answer: RolesByMonth,
});

export const showPathLengths = endpoint({
  ...question,
  name: "showPathLengths",
  path: path("lengths"),
  title: "How many touches journeys have, and how many days they take.",
  query: JourneysQuery,
  answer: PathLengths,
});

export const showLags = endpoint({
  ...question,
  name: "showLags",
  path: path("lags"),
  title: "How long it takes from the first touch to the conversion, by where the journey began.",
  query: JourneysQuery.extend({ by: By }),
  answer: FirstTouchLags,
});

export const showOrderExplained = endpoint({
  ...question,
  name: "showOrderExplained",
  path: path("explain"),
  title: "One order or deal: its touches, each model's credit, the rows it came from, and what was left out.",
  query: AllJourneysQuery.extend({
    by: By,
    order: z.string().min(1).max(200).describe("The order's or deal's own number, or a name that one deal alone has."),
  }),
  answer: ExplainedOrder,
  refusals: [...refusals, "not_found"],
});

export const showNewAndReturning = endpoint({
  ...question,
  name: "showNewAndReturning",
  path: path("customers"),
  title: "Conversions of new customers against those of returning ones.",
  query: JourneysQuery.extend({ by: By, model: Model }),
  answer: NewAndReturning,
});

export const showNetworkPairs = endpoint({
  ...question,
  name: "showNetworkPairs",
  path: path("pairs"),
  title: "Pairs of networks that work together, or stand in for each other.",
  query: JourneysQuery.extend({ by: By, most: z.coerce.number().int().min(1).max(1000).default(20) }),
  answer: NetworkPairs,
});

export const showClaimGaps = endpoint({
  ...question,
  name: "showClaimGaps",
  path: path("claims"),
  title:
    "What ad platforms claim beside what the orders show, by campaign and day, with the likely causes of the gaps.",
  query: AllJourneysQuery.extend({ model: Model }),
  answer: ClaimGaps,
});
