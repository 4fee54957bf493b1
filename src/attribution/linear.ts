import type { RuleModel } from "./journey.ts";

/** The same to every touch. */
export const linear: RuleModel = {
  title: "Linear",
  assumes:
    "Every touch inside the lookback counts the same, so a conversion's value is divided evenly. It favours channels that touch people often, whether or not each touch mattered.",
  weigh: ({ touches }) => touches.map(() => 1 / touches.length),
};
