import { creditMicros, credit as creditMinors, MICRO } from "../../../attribution/credit.ts";
import type { Model } from "../../../attribution/models.ts";
import type { Explained } from "../../../model/attribution/explain-order.ts";
import { toDecimal } from "../../../model/money.ts";

/** A conversion and its touches; moments in microseconds of the epoch. */
interface CreditedOrder {
  readonly touches: readonly { readonly at: number; readonly direct: boolean }[];
  readonly at: number;
  readonly leadAt: number | null;
  readonly opportunityAt: number | null;
  readonly valueMinor: number;
}

/** Every rule model's credit of one journey, by the pure forms: values sum to the order's to the minor unit. */
export function creditsOfOrder(
  { touches, at, leadAt, opportunityAt, valueMinor }: CreditedOrder,
  models: readonly Model[],
  currency: string,
): Explained["credits"] {
  if (touches.length === 0) return [];
  const ms = (micros: number | null) => (micros === null ? null : Math.floor(micros / 1000));
  const journey = {
    touches: touches.map((touch) => ({ at: Math.floor(touch.at / 1000), direct: touch.direct })),
    convertedAt: Math.floor(at / 1000),
    leadAt: ms(leadAt),
    opportunityAt: ms(opportunityAt),
  };
  return models.flatMap((model) => {
    if (model.kind !== "rule") return [];
    const weights = model.weigh(journey);
    const [minors, micros] = [creditMinors(valueMinor, weights), creditMicros(weights)];
    const credits = minors.map((minor, touch) => ({
      share: (micros[touch] ?? 0) / MICRO,
      value: toDecimal(minor, currency),
    }));
    return [{ model: model.name, title: model.title, assumes: model.assumes, credits }];
  });
}
