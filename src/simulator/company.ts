import { dayOf, wakingMoment } from "./calendar.ts";
import type { Dice } from "./chance.ts";

/** Money being negotiated with a company. */
export interface Deal {
  readonly openedAt: number;
  readonly closesAt: number;
  readonly won: boolean;
  readonly amountCents: number;
}

/**
 * The deal that a company's leads make: the first lead who qualifies opens it, weeks pass, and each further lead in
 * the company makes it likelier to be won. `leads`: the moment each member left an address, undefined for never.
 * `dice` are the company's. Null: no deal.
 */
export function dealOf(leads: readonly (number | undefined)[], dice: Dice): Deal | null {
  let opener: number | undefined;
  for (const [member, at] of leads.entries()) {
    if (at === undefined || dice.draw("dealOpens", member) >= 0.5) continue;
    if (opener === undefined || at < opener) opener = at;
  }
  if (opener === undefined) return null;
  const cycle = dice.bits("dealCycle", 0);
  const openedAt = wakingMoment(dayOf(opener) + 1 + (cycle % 7), 0.3);
  const closesAt = wakingMoment(dayOf(openedAt) + 12 + (cycle % 36), dice.draw("dealCycle", 1) * 0.6);
  const present = leads.filter((at) => at !== undefined && at < closesAt).length;
  const won = dice.draw("dealWon", 0) < 0.3 + 0.12 * (present - 1);
  const size = dice.draw("dealSize", 0);
  return { openedAt, closesAt, won, amountCents: 80_000 + Math.round(size * size * 5_500) * 100 };
}

/** The dice of a company: people have ids from 0 up, companies below −1. */
export const companyDice = (dice: Dice, company: number): Dice => dice.of(-2 - company);

const stages = [
  "Appointment Scheduled",
  "Qualified To Buy",
  "Presentation Scheduled",
  "Decision Maker Bought-In",
  "Contract Sent",
] as const;

export type Stage = (typeof stages)[number] | "Closed Won" | "Closed Lost";

/** Where a deal stands at a moment after it was opened. */
export function stageAt({ openedAt, closesAt, won }: Deal, moment: number): Stage {
  if (moment > closesAt) return won ? "Closed Won" : "Closed Lost";
  const share = (moment - openedAt) / (closesAt - openedAt);
  return stages[Math.min(stages.length - 1, Math.floor(share * stages.length))] ?? stages[0];
}
