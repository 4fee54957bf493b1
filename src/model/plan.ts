import { z } from "zod";
import { businessModels } from "./business-model.ts";
import { CostEntry } from "./cost.ts";
import { decimalsOf, Goal } from "./goal.ts";
import { JourneyRules } from "./journey-rules.ts";
import { modelNames } from "./model-names.ts";
import { minorDigits } from "./money.ts";
import { Naming } from "./naming-rules.ts";
import { OwnModel } from "./own-model.ts";
import { ChannelName, Currency, LookbackDays, Network, Text, TimeZone } from "./plan-fields.ts";

/** How a cost for all social is shared over networks: evenly, or by their ad spend, posts or touches in the period. */
export const spreadRules = ["even", "spend", "posts", "touches"] as const;
export type SpreadRule = (typeof spreadRules)[number];

const marginRate = "must be a share of revenue above 0 and up to 1, such as 0.42";

const Return = z
  .strictObject({
    basis: z.enum(["revenue", "margin"]).describe("What counts as return: revenue, or the margin in it."),
    rate: z
      .number(marginRate)
      .refine((rate) => rate > 0 && rate <= 1, marginRate)
      .meta({ exclusiveMinimum: 0, maximum: 1 })
      .optional()
      .describe("The margin as a share of revenue; goes with basis: margin."),
    include: z
      .array(z.enum(["tax", "shipping"]))
      .default([])
      .describe("What to count although return is net without it."),
  })
  .superRefine(({ basis, rate }, { addIssue }) => {
    if (basis === "margin" && rate === undefined) {
      addIssue({ code: "custom", message: "has basis margin and needs a rate, such as rate: 0.42" });
    }
    if (basis === "revenue" && rate !== undefined) {
      addIssue({ code: "custom", message: "has a rate, which goes with basis: margin only" });
    }
  });

/** What a redeemed discount code proves: the order came by this network. */
const Code = z.strictObject({
  network: Network.describe("Where the code was shown."),
  campaign: Text.optional(),
  paid: z.boolean("must be true or false").default(false).describe("Whether the code was shown in an ad."),
  channel: ChannelName.optional().describe("GA4's channel; absent: the network's own."),
});
export type Code = z.infer<typeof Code>;

/** The measurement plan of a workspace, as `plan.yaml` states it. Codes are in capitals; fields left out have their defaults. */
export const Plan = z
  .strictObject({
    business: Text.nullable().default(null).describe("The name that stands on the statement."),
    model: z.enum(businessModels).nullable().default(null).describe("The kind of business."),
    currency: Currency.describe("The currency of the statement, ISO 4217."),
    timeZone: TimeZone.describe("Where a day begins and ends, an IANA time zone."),
    return: Return.default({ basis: "revenue", include: [] }).describe("What counts as return."),
    lookbackDays: LookbackDays.default(90).describe("How long before a conversion a touch still counts."),
    journeys: JourneyRules.default(JourneyRules.parse({})).describe("How touches are put together into journeys."),
    models: z
      .array(OwnModel, "must be a list of models")
      .default([])
      .describe("Models of attribution of your own, of the milestone family."),
    spread: z.enum(spreadRules).default("even").describe("How a cost for all social is shared over networks."),
    goals: z.array(Goal, "must be a list of goals").default([]),
    costs: z.array(CostEntry, "must be a list of costs").default([]),
    codes: z
      .record(z.string(), Code, "must be a group of codes, each with its network")
      .default({})
      .describe("Discount codes and the network that showed them."),
    stages: z
      .strictObject({
        won: z.array(Text, "must be a list of stage names").default([]).describe("Stages that mean a deal is won."),
        lost: z.array(Text, "must be a list of stage names").default([]).describe("Stages that mean a deal is lost."),
      })
      .default({ won: [], lost: [] })
      .describe("The names of your CRM's own deal stages."),
    notSocial: z
      .array(Text, "must be a list of networks")
      .default([])
      .describe("Networks that are not to count as social."),
    naming: Naming.optional().describe("What the fields of tracked links may say."),
  })
  .superRefine((plan, { addIssue }) => {
    const fault = (message: string, ...path: PropertyKey[]) => addIssue({ code: "custom", path, message });
    for (const [at, cost] of plan.costs.entries()) {
      for (const { field, says } of decimalFaultsOfCost(cost, plan.currency)) fault(says, "costs", at, field);
    }
    for (const [at, goal] of plan.goals.entries()) {
      for (const { field, says } of decimalFaultsOfGoal(goal, plan.currency)) fault(says, "goals", at, field);
    }
    for (const [at, { name }] of plan.models.entries()) {
      if (modelNames.some((builtIn) => builtIn === name))
        fault(`is ${name}, which is a model of Retorno's own: give yours another name`, "models", at, "name");
      const twin = plan.models.findIndex((other) => other.name === name);
      if (twin < at) fault(`is ${name}, as that of model ${twin + 1} of the list is`, "models", at, "name");
    }
    for (const code of Object.keys(plan.codes)) {
      const twin = Object.keys(plan.codes).find((other) => other !== code && foldCode(other) === foldCode(code));
      if (twin !== undefined) fault(`is the same code as ${twin}`, "codes", code);
    }
  })
  .transform((plan) => ({
    ...plan,
    codes: Object.fromEntries(Object.entries(plan.codes).map(([code, meaning]) => [foldCode(code), meaning])),
  }));
export type Plan = z.infer<typeof Plan>;

/** A field that has more decimals than what it counts has. */
export interface DecimalFault {
  readonly field: string;
  readonly says: string;
}

/** What is wrong with the amount of a cost in its currency, or the plan's. */
export function decimalFaultsOfCost(
  { amount, currency }: Pick<CostEntry, "amount" | "currency">,
  planCurrency: string,
): DecimalFault[] {
  const counted = currency ?? planCurrency;
  return amount === undefined ? [] : faultsOf("amount", amount, counted, minorDigits(counted));
}

/** What is wrong with a goal's baseline and target in the unit of its measure. */
export function decimalFaultsOfGoal(
  { measure, baseline, target }: Pick<Goal, "measure" | "baseline" | "target">,
  planCurrency: string,
): DecimalFault[] {
  const own = decimalsOf(measure);
  const [counted, allowed] = own === null ? [planCurrency, minorDigits(planCurrency)] : [measure, own];
  return [...faultsOf("baseline", baseline, counted, allowed), ...faultsOf("target", target, counted, allowed)];
}

function faultsOf(field: string, value: string, counted: string, allowed: number): DecimalFault[] {
  const decimals = value.split(".")[1]?.replace(/0+$/, "").length ?? 0;
  if (decimals <= allowed) return [];
  return [{ field, says: `is ${value}, with ${decimals} decimals; ${counted} has ${allowed}` }];
}

/** Whether a visit counts as social: its network or channel is, and the plan does not say otherwise of the network. */
export function countsAsSocial(
  { notSocial }: Pick<Plan, "notSocial">,
  { social, network }: { social: boolean; network: string },
): boolean {
  return social && !notSocial.includes(network);
}

/** What the plan says about a discount code, however it was typed; null where it says nothing. */
export function codeInPlan(plan: Pick<Plan, "codes">, code: string): Code | null {
  const folded = foldCode(code);
  return Object.hasOwn(plan.codes, folded) ? (plan.codes[folded] ?? null) : null;
}

const foldCode = (code: string) => code.normalize("NFKC").trim().toUpperCase();
