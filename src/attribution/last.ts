import type { RuleModel } from "./journey.ts";

/** All to the touch before the conversion. */
export const last: RuleModel = {
  title: "Last touch",
  assumes:
    "The touch right before a conversion gets all of its value, the touches before it none. It favours what closes (search, e-mail, retargeting) and cannot see what made people aware.",
  weigh: ({ touches }) => touches.map((_, index) => (index === touches.length - 1 ? 1 : 0)),
};
