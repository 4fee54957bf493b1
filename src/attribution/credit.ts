import { share } from "../model/money.ts";

/** Conversions are shared out in millionths. */
export const MICRO = 1_000_000;

/**
 * The minor units each touch is credited with, by largest remainder: they sum to `valueMinor` exactly. A journey
 * without touches has nobody to credit: its value is unattributed, and to ask here is a bug.
 */
export function credit(valueMinor: number, weights: readonly number[]): number[] {
  return share(valueMinor, weights);
}

/** The millionths of one conversion each touch is credited with; they sum to `MICRO` exactly. */
export function creditMicros(weights: readonly number[]): number[] {
  return share(MICRO, weights);
}
