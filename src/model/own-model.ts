import { z } from "zod";
import { Text } from "./plan-fields.ts";

const shareFault = "must be a share from 0 to 1, such as 0.3";
const Share = z.number(shareFault).min(0, shareFault).max(1, shareFault);

/** The stages that a milestone model can hold on to, in the order in which a journey reaches them. */
export const stages = ["first", "lead", "opportunity", "won"] as const;
export type Stage = (typeof stages)[number];

const anchors = z
  .strictObject({
    first: Share.optional(),
    lead: Share.optional(),
    opportunity: Share.optional(),
    won: Share.optional(),
  })
  .describe("The share of the first touch, and of the touches before the lead, the deal's opening and the win.");

/** A model of the milestone family that a workspace makes its own: shares of the anchors and of the rest sum to 1. */
export const OwnModel = z
  .strictObject({
    name: z
      .string("must be a short name such as our-w")
      .regex(/^[a-z][a-z0-9-]{0,39}$/, "must be small letters, digits and hyphens, such as our-w")
      .describe("What it is asked for by."),
    title: Text.optional().describe("What people call it; absent: its name."),
    anchors,
    rest: Share.default(0).describe("The share of all other touches together."),
    until: z
      .enum(stages, `must be one of ${stages.join(", ")}`)
      .optional()
      .describe("Touches after this stage get nothing."),
  })
  .superRefine(({ anchors, rest }, { addIssue }) => {
    const sum = Object.values(anchors).reduce<number>((all, share) => all + (share ?? 0), rest);
    if (Math.abs(sum - 1) > 1e-6)
      addIssue({ code: "custom", message: `has shares that sum to ${Math.round(sum * 1e6) / 1e6}, not to 1` });
    if (Object.values(anchors).every((share) => (share ?? 0) === 0))
      addIssue({ code: "custom", path: ["anchors"], message: "name no stage with a share" });
  });
export type OwnModel = z.infer<typeof OwnModel>;
