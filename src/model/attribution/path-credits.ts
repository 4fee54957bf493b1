/** The middle 90 % of what a bootstrap over persons gives. */
export interface Between {
  readonly low: number;
  readonly high: number;
}

/** What a channel of a path table is credited with. */
export interface ChannelCredit {
  readonly channel: string;
  readonly conversions: number;
  readonly value: number;
  /** The share of the conversions that would be lost without the channel, 0 to 1; null under every model but Markov's. */
  readonly removalEffect: number | null;
  /** What the channel adds to the rate of conversion; null but in Shapley's rate-value form. */
  readonly worth: number | null;
  /** The standard error of `worth` by sampling, 0 where every set was asked. */
  readonly worthError: number | null;
  /** Null where they were not asked for, and where there are too few conversions. */
  readonly interval: { readonly conversions: Between; readonly value: Between } | null;
}

/** A step of the chain: windows of channels, the earliest first, or one of (start), (conversion) and (null). */
export interface Transition {
  readonly from: string;
  readonly to: string;
  /** The share of those who stood at `from`. */
  readonly share: number;
}

/** The answer of `retorno attribute`: plain numbers at full precision. */
export interface PathCredits {
  readonly model: string;
  readonly title: string;
  readonly assumes: string;
  /** Of Markov's chain; null under the other models. */
  readonly order: number | null;
  /** How well each order tells, on paths it was not fitted to, which of them convert; null where the order was given. */
  readonly orders: readonly { readonly order: number; readonly auc: number }[] | null;
  /** Whether any of them tells it better than a coin; where none does, order 1 was taken. */
  readonly ordersTell: boolean | null;
  /** The paths counted: all, or those that converted. */
  readonly paths: "all" | "converting";
  readonly form: "set-value" | "rate-value" | null;
  /** The chance of a path to convert; null but under Markov's model. */
  readonly chance: number | null;
  readonly conversions: number;
  readonly value: number;
  readonly nulls: number;
  /** Conversions of rows without a channel: nobody is credited with them. */
  readonly unattributed: { readonly conversions: number; readonly value: number };
  /** Sets of up to three channels that no path shows; null but in Shapley's rate-value form. */
  readonly emptySets: number | null;
  /** How often persons were drawn anew for the intervals; null where there are none. */
  readonly replicates: number | null;
  /** What the intervals hold and what they leave out; null where there are none. */
  readonly intervalsAre: string | null;
  /** Whether there are the ten conversions that an interval needs. */
  readonly enough: boolean;
  /** Largest first. */
  readonly rows: readonly ChannelCredit[];
  readonly transitions: readonly Transition[] | null;
}
