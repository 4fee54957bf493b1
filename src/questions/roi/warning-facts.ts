import type { Leaf } from "../../journeys/origins.ts";
import { calendarDay } from "../../model/period.ts";
import type { SourceSummary, Warning } from "../../model/statement.ts";
import type { AdSpend } from "./ad-spend.ts";
import type { Unplaced } from "./unplaced-refunds.ts";

/** What the statement knows when its warnings are drawn up. */
export interface WarningFacts {
  readonly period: { readonly from: string; readonly to: string };
  readonly currency: string;
  readonly hasPlan: boolean;
  readonly hasLabour: boolean;
  readonly hasReturns: boolean;
  readonly conversions: number;
  readonly socialMicro: number;
  readonly unpaid: number;
  readonly unattributedShare: number;
  readonly analytics: { readonly standsIn: boolean; readonly cut: boolean };
  readonly spends: readonly AdSpend[];
  readonly touched: readonly { leaf: Leaf; touches: number }[];
  /** Stages of deals that are taken to be open because no one says what they mean. */
  readonly unknownStages: readonly string[];
  readonly unplacedRefunds: readonly Unplaced[];
  /** Purchases that only browsers told of, in currencies without a rate. */
  readonly unrated: readonly { readonly currency: string; readonly purchases: number }[];
  /** Keys that would join more visitors than one person has. */
  readonly quarantined: number;
  /** Whether the plan's costs would come to more in a period that somebody chose. */
  readonly cutsCosts: boolean;
  readonly undatedFiles: readonly string[];
  readonly chosenPeriod: boolean;
  readonly sources: readonly SourceSummary[];
}

/** One warning, in a list of its own, so that there may be none. */
export const warning = (code: string, message: string, hint: string): Warning[] => [{ code, message, hint }];

/** The last day of a half-open period, as people say it. */
export const lastDay = (to: string): string => calendarDay(to).subtract({ days: 1 }).toString();

/** Names in a row, each once; of many the first five. */
export function names(some: readonly (string | null)[]): string {
  const unique = [...new Set(some.map((name) => name ?? "(no name)"))];
  return unique.length > 5 ? `${unique.slice(0, 5).join(", ")} and ${unique.length - 5} more` : unique.join(", ");
}
