import { z } from "zod";

/**
 * How we know a figure, best first: a tracked touch or a redeemed code; a CRM field or survey answer; an analytics
 * table without persons; a statistical model; a value somebody set on an action. What an ad platform claims is never
 * evidence: it is shown beside, see `Statement.claims`.
 */
export const evidences = ["measured", "declared", "aggregated", "modelled", "assigned"] as const;

export const Evidence = z.enum(evidences);
export type Evidence = z.infer<typeof Evidence>;

/** The evidence of a touch by its tier: 1 tracked visits, 2 redeemed codes, 3 sources declared in a CRM, 4 answers to a survey. */
export const evidenceOfTier = (tier: number): Evidence => (tier <= 2 ? "measured" : "declared");
