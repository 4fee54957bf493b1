/** One marketing contact: its moment in epoch milliseconds, and whether its channel is Direct. */
export interface Touch {
  at: number;
  direct: boolean;
}

/** The touches before one conversion inside the lookback, sorted by time, then id; moments in epoch milliseconds. */
export interface Journey {
  touches: readonly Touch[];
  convertedAt: number;
  /** When the person became a lead; null where that is not known. */
  leadAt: number | null;
  /** When the deal was opened; null where that is not known. */
  opportunityAt: number | null;
}

/** The weight of each touch of a journey, in its order; they sum to 1, and are none where there are no touches. */
export type AttributionModel = (journey: Journey) => number[];

/** A model with what it takes for granted, in two sentences for the reader of an answer. */
export interface RuleModel {
  title: string;
  assumes: string;
  weigh: AttributionModel;
}
