import type { RuleModel } from "./journey.ts";

/** All to the first touch inside the lookback. */
export const first: RuleModel = {
  title: "First touch",
  assumes:
    "The first touch inside the lookback gets all of a conversion's value, the touches after it none. It favours what makes people aware and cannot see what brought them to buy.",
  weigh: ({ touches }) => touches.map((_, index) => (index === 0 ? 1 : 0)),
};
