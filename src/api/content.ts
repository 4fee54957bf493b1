import { z } from "zod";
import { Audience } from "../model/content/audience.ts";
import { BestTimes, timeMeasures } from "../model/content/best-times.ts";
import { Posts, postOrders } from "../model/content/posts.ts";
import { askedOfAnswers, goal, Model, only } from "./answers.ts";
import { endpoint } from "./endpoint.ts";

const group = "Content";
const refusals = ["source_rejected", "missing_rate", "busy"] as const;
const question = { method: "GET", group, needs: "answers:read", keeps: true, refusals } as const;
const path = (name: string): `/api/v1/${string}` => `/api/v1/workspaces/:workspace/content/${name}`;
const { network, paid, campaign } = only;

export const showPosts = endpoint({
  ...question,
  name: "showPosts",
  path: path("posts"),
  title: "Posts with what they reached, what they were credited with, and paid beside organic.",
  query: z.strictObject({
    ...askedOfAnswers,
    model: Model,
    ...goal,
    network,
    paid: paid.describe("Posts that were shown for money or credited with paid touches, or those that were not."),
    campaign: campaign.describe("Posts that touches or ads of this campaign name."),
    search: z.string().trim().max(200).optional().describe("Words of the title, the id or the address."),
    sort: z.enum(postOrders).default("published").describe("What they are ordered by."),
    order: z.enum(["asc", "desc"]).default("desc").describe("What is unknown comes last either way."),
    limit: z.coerce.number().int().min(1).max(10_000).default(50).describe("At most so many items."),
    cursor: z.string().max(20).optional().describe("The `next` of the page before."),
  }),
  answer: Posts,
});

export const showBestTimes = endpoint({
  ...question,
  name: "showBestTimes",
  path: path("best-times"),
  title: "Which weekdays, hours and kinds of post did better than usual, and where there is no evidence.",
  query: z.strictObject({
    ...askedOfAnswers,
    model: Model,
    ...goal,
    network,
    measure: z.enum(timeMeasures).default("engagement").describe("What is compared, over whom the post reached."),
  }),
  answer: BestTimes,
});

export const showAudience = endpoint({
  ...question,
  name: "showAudience",
  path: path("audience"),
  title: "Followers and reach of each network side by side, and of whom the audience is.",
  query: z.strictObject(askedOfAnswers),
  answer: Audience,
});
