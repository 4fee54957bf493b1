import type { RuleModel } from "./journey.ts";

/** Two fifths each to the first and the last touch, the rest evenly to those between; a half each where there are two. */
export const position: RuleModel = {
  title: "Position-based",
  assumes:
    "The first and the last touch get 40 % of a conversion's value each, and those between them share 20 % evenly. It takes meeting and closing for the moments that matter, which is a convention rather than a finding.",
  weigh: ({ touches }) => {
    const count = touches.length;
    if (count <= 2) return touches.map(() => 1 / count);
    return touches.map((_, index) => (index === 0 || index === count - 1 ? 0.4 : 0.2 / (count - 2)));
  },
};
