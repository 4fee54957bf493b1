import type { ConversionKind, JourneyRules } from "../model/journey-rules.ts";
import type { Plan } from "../model/plan.ts";

/** What a question is asked about: one workspace, a half-open stretch of time, and the rules by which journeys are put together. */
export interface JourneyScope {
  readonly workspace: string;
  /** Days of the workspace's zone, "2026-03-01"; `to` is the first day that no longer counts. */
  readonly from: string;
  readonly to: string;
  /** Their first instants, milliseconds of the epoch. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly timeZone: string;
  readonly currency: string;
  readonly lookbackDays: number;
  readonly rules: JourneyRules;
  /** What its journeys lead to. */
  readonly conversionsOf: ConversionKind;
  /** The goal of the plan whose conversions these are. */
  readonly goal?: string | null;
  readonly plan: Plan;
}
