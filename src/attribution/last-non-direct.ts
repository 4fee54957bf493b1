import type { RuleModel } from "./journey.ts";

/** All to the last touch whose channel is not Direct; where all are, to the last. */
export const lastNonDirect: RuleModel = {
  title: "Last non-direct touch",
  assumes:
    "The last touch that was not a direct visit gets all of a conversion's value, because who types an address in already knew it. It favours what closes and cannot see what made people aware; a journey of direct visits alone stays Direct.",
  weigh: ({ touches }) => {
    const lastOther = touches.findLastIndex(({ direct }) => !direct);
    const chosen = lastOther === -1 ? touches.length - 1 : lastOther;
    return touches.map((_, index) => (index === chosen ? 1 : 0));
  },
};
