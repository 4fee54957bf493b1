import type { RuleModel } from "./journey.ts";

const dayMs = 86_400_000;

/** Weighs a touch by 2^(−age/half-life), age counted back from the conversion. GA's default half-life is 7 days. */
export function timeDecay({ halfLifeDays = 7 } = {}): RuleModel {
  return {
    title: "Time decay",
    assumes: `A touch counts half as much for every ${halfLifeDays} days it lies before the conversion. It favours what happens close to the sale, and the half-life is a choice rather than a finding.`,
    weigh: ({ touches }) => {
      // Ages from the newest touch give the same shares as ages from the conversion, and never all underflow to 0.
      const newest = touches.at(-1)?.at ?? 0;
      const weights = touches.map(({ at }) => 2 ** (-(newest - at) / dayMs / halfLifeDays));
      const sum = weights.reduce((a, b) => a + b, 0);
      return weights.map((weight) => weight / sum);
    },
  };
}
