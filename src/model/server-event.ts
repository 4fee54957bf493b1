import { z } from "zod";

/*
 * What a business's own systems tell the server: `POST /api/v1/events`. Every field is checked here as to its shape;
 * moments, money and costs by `server-event-rules.ts`, which knows the workspace.
 */

const text = (most: number) => z.string().min(1).max(most);

/** An id as its own system writes it; many are numbers. */
const id = z.union([text(200), z.int().nonnegative().transform(String)]);

/** Money in the major unit, as a number or a decimal text. */
const amount = z.union([z.number(), text(24)]);

const moment = text(40);

const base = {
  event_id: text(200).optional().describe("Your own id of this event: sent again, it is not stored again."),
  at: moment.optional().describe("When it was, such as 2026-03-01T12:00:00Z; absent: updated_at, or now."),
};

const who = {
  email: text(320).optional().describe("Kept only as a keyed hash."),
  customer_id: id.optional().describe("The customer's number in your shop; kept only as a keyed hash."),
  visitor: text(64).optional().describe("The id in the tracker's first-party cookie."),
  ip: text(45)
    .optional()
    .describe("The visitor's address; with user_agent it finds a visit without a cookie. Not kept."),
  user_agent: text(1000).optional().describe("The visitor's browser, as it names itself. Not kept."),
};

const origin = {
  url: text(4000).optional().describe("The page they landed on, whole."),
  referrer: text(4000).optional().describe("The page that led there."),
  utm_source: text(200).optional().describe("Goes before what url says; so do the other four."),
  utm_medium: text(200).optional().describe("social, cpc, email …"),
  utm_campaign: text(200).optional().describe("The campaign."),
  utm_content: text(200).optional().describe("The ad, post or link."),
  utm_term: text(200).optional().describe("The keyword or audience."),
};

const currency = text(3).optional().describe("Such as EUR; absent: the workspace's.");
const told = moment.optional().describe("When this became so, where it may arrive late; absent: now.");

const scalar = z.union([text(500), z.number(), z.boolean()]);

const PageView = z.strictObject({
  type: z.literal("page_view"),
  ...base,
  ...who,
  ...origin,
  url: text(4000).describe("The page, whole."),
});

/** How an ad that was seen and not clicked stands among the events. */
export const adViewed = "ad_view";

const AdView = z.strictObject({
  type: z.literal(adViewed),
  ...base,
  ...who,
  utm_source: text(200).describe("The network whose ad was seen, such as instagram."),
  utm_medium: text(200).optional().describe("Absent: cpm, a paid medium."),
  utm_campaign: origin.utm_campaign,
  utm_content: origin.utm_content,
  utm_term: origin.utm_term,
});

const Action = z.strictObject({
  type: z.literal("action"),
  name: z
    .string()
    .regex(/^[a-zA-Z][a-zA-Z0-9_]{0,39}$/, "must be a name of letters, digits and _ such as add_to_cart")
    .describe("What they did; GA4's name where it has one: add_to_cart, sign_up, file_download …"),
  ...base,
  ...who,
  ...origin,
  value: amount.optional().describe("What it is worth, in currency."),
  currency,
  data: z
    .record(text(40), scalar)
    .refine((data) => Object.keys(data).length <= 30, "must have at most 30 fields")
    .optional()
    .describe("Up to 30 texts, numbers and truths beside it; nothing that names a person."),
});

const Lead = z.strictObject({
  type: z.literal("lead"),
  id: id
    .optional()
    .describe("The lead's or contact's id in your CRM. Told again, fields that are given replace what stood."),
  ...base,
  ...who,
  ...origin,
  stage: text(200).optional().describe("As your CRM calls it."),
  opportunity_at: moment.optional().describe("When it became an opportunity."),
  source: text(200).optional().describe("What the CRM or the lead itself says it came from."),
  source_detail: text(200).optional().describe("What the CRM adds to it, such as the network."),
  source_detail_2: text(200).optional().describe("What it adds further, such as the campaign."),
  company: text(200).optional().describe("The company's id or name."),
  deal_id: id.optional().describe("The deal that came of it."),
  value: amount.optional().describe("What it is worth to you."),
  currency,
  updated_at: told,
});

const outcome = z.enum(["open", "won", "lost"]);

const Deal = z.strictObject({
  type: z.literal("deal"),
  id: id.describe("The deal's id in your CRM. Told again, fields that are given replace what stood."),
  ...base,
  ...who,
  lead_id: id.optional().describe("The lead or contact it came of."),
  company: text(200).optional().describe("The company's id or name."),
  name: text(500).optional().describe("What the deal is called."),
  pipeline: text(200).optional().describe("As your CRM calls it."),
  stage: text(200).optional().describe("As your CRM calls it."),
  outcome: outcome.optional().describe("Absent: as the stage's name or the plan's stages say."),
  value: amount.optional().describe("What it is worth."),
  currency,
  closed_at: moment.optional().describe("When it was won or lost; absent with such an outcome: at."),
  updated_at: told,
});

const DealStage = z.strictObject({
  type: z.literal("deal_stage"),
  deal_id: id.describe("The deal that moved on."),
  stage: text(200).describe("As your CRM calls it."),
  outcome: outcome.optional().describe("Absent: as the stage's name or the plan's stages say."),
  value: amount.optional().describe("What the deal is worth now."),
  currency,
  ...base,
  updated_at: told,
});

const Order = z.strictObject({
  type: z.literal("order"),
  id: id.describe("The order's number as the shop shows it. Told again, it replaces what stood."),
  ...base,
  ...who,
  ...origin,
  also_id: id.optional().describe("Another number it goes by, where refunds or your thank-you page name that one."),
  value: amount.optional().describe("What was paid, with tax and shipping; total is the same."),
  total: amount.optional().describe("The same as value."),
  currency,
  tax: amount.optional().describe("The tax in it."),
  shipping: amount.optional().describe("The shipping in it."),
  refunded: amount.optional().describe("What went back so far; or send refunds by themselves."),
  code: text(200).optional().describe("The discount code that was used; several with commas."),
  status: z
    .enum(["paid", "unpaid", "cancelled"])
    .optional()
    .describe("Absent: paid. A cancelled order does not count."),
  updated_at: told,
});

const Refund = z.strictObject({
  type: z.literal("refund"),
  id: id.describe("The refund's own id."),
  order_id: id.describe("The order that it came back of."),
  value: amount.describe("What went back, above 0."),
  currency,
  ...base,
});

const Cost = z.strictObject({
  type: z.literal("cost"),
  id: id.optional().describe("Told again, it replaces what stood; absent: costs that agree in all are one."),
  event_id: base.event_id,
  what: text(500).describe("What was paid for, in your words."),
  category: text(40).describe(
    "labour, ad spend, tools, agency, content, training, research, events or service recovery.",
  ),
  amount: amount.optional().describe("Money, per `per` or once for the period."),
  hours: amount.optional().describe("Hours of work; goes with rate."),
  rate: amount.optional().describe("What one hour costs."),
  currency,
  per: text(20).optional().describe("day, week, month, quarter or year; absent: once."),
  from: text(10).describe("The first day."),
  to: text(10).optional().describe("The first day that no longer counts."),
  network: text(100).optional().describe("What it was for, one of four: a network …"),
  campaign: text(500).optional().describe("… a campaign …"),
  post: text(500).optional().describe("… a post, which may add its network …"),
  channel: text(100).optional().describe("… or a channel that is not social. None: all social."),
});

const Identify = z.strictObject({
  type: z.literal("identify"),
  ...base,
  ...who,
  lead_id: id.optional().describe("The contact's id in your CRM."),
});

const SurveyAnswer = z.strictObject({
  type: z.literal("survey_answer"),
  id: id.optional().describe("Told again, it replaces what stood."),
  ...base,
  ...who,
  order_id: id.optional().describe("The order it was asked at."),
  question: text(500).optional().describe("As it was asked."),
  answer: text(500).describe('What they said to "how did you hear about us?"'),
});

/** One event, told apart by its `type`. */
export const ServerEvent = z.discriminatedUnion("type", [
  PageView,
  AdView,
  Action,
  Lead,
  Deal,
  DealStage,
  Order,
  Refund,
  Cost,
  Identify,
  SurveyAnswer,
]);
export type ServerEvent = z.infer<typeof ServerEvent>;
export type ServerEventInput = z.input<typeof ServerEvent>;

/** The types there are, in the order in which they are told of. */
export const serverEventTypes = ServerEvent.options.map(({ shape }) => shape.type.value);

/** The fields of a type, whether each must be given, and what it means. */
export function fieldsOf(type: ServerEvent["type"]): { name: string; needed: boolean; says: string }[] {
  const option = ServerEvent.options.find(({ shape }) => shape.type.value === type);
  return Object.entries(option?.shape ?? {}).map(([name, field]) => ({
    name,
    needed: !field.safeParse(undefined).success,
    says: field.description ?? "",
  }));
}
