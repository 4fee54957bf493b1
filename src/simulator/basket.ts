import type { Dice } from "./chance.ts";
import type { Conversion } from "./life.ts";
import { sideOf } from "./sides.ts";

export interface Line {
  readonly name: string;
  readonly sku: string;
  readonly quantity: number;
  readonly priceCents: number;
}

/** What a shop's order holds, in cents. The same in every world for a person's nth order with the same code. */
export interface Basket {
  readonly lines: readonly Line[];
  readonly code: string;
  readonly discountCents: number;
  readonly subtotalCents: number;
  readonly shippingCents: number;
  /** Included in the prices; of subtotal and shipping. */
  readonly taxCents: number;
  readonly totalCents: number;
  readonly refundedCents: number;
  readonly status: "paid" | "pending" | "voided" | "refunded" | "partially_refunded";
  /** What stays: total without shipping, tax and refunds, never less than 0; 0 where the order is voided. */
  readonly netCents: number;
}

const catalogue: readonly Omit<Line, "quantity">[] = [
  { name: "Table lamp Ola", sku: "OLA-1", priceCents: 7900 },
  { name: "Floor lamp Faro, oak", sku: "FARO-3", priceCents: 14900 },
  { name: "Bulb E27, warm white", sku: "E27-W", priceCents: 1250 },
  { name: 'Shade "Luna", 30 cm', sku: "LUNA-30", priceCents: 3900 },
  { name: "Wall lamp Costa", sku: "COSTA-2", priceCents: 6400 },
  { name: "String lights Verbena", sku: "VERB-10", priceCents: 3400 },
  { name: "Reading lamp Pez", sku: "PEZ-1", priceCents: 5600 },
  { name: "Gift card", sku: "GIFT-60", priceCents: 6000 },
];

/** The codes influencers give out, by the side they are seen on. */
export const influencerCodes: ReadonlyMap<number, string> = new Map([
  [sideOf("instagram", false), "MARA10"],
  [sideOf("tiktok", false), "TICO10"],
  [sideOf("youtube", false), "FAROTUBE"],
]);

/** The newsletter's own code, which no plan explains. */
const welcomeCode = "WELCOME5";

const taxRate = 0.21;

/** What a person (whose dice these are) orders. */
export function basketOf({ ordinal, codeSide }: Conversion, dice: Dice): Basket {
  const lines = linesOf(dice, ordinal);
  const goods = lines.reduce((sum, { quantity, priceCents }) => sum + quantity * priceCents, 0);
  const code = codeOf(dice, ordinal, codeSide);
  const rate = code === welcomeCode ? 0.05 : 0.1;
  const discountCents = code === "" ? 0 : Math.round(goods * rate);
  const subtotalCents = goods - discountCents;
  const shippingCents = subtotalCents >= 7500 ? 0 : 490;
  const totalCents = subtotalCents + shippingCents;
  const taxCents = Math.round((totalCents * taxRate) / (1 + taxRate));
  const status = statusOf(dice.draw("fate", ordinal));
  const kept = totalCents - shippingCents - taxCents;
  const refundedCents = refundOf(status, kept, totalCents, dice.draw("refund", ordinal));
  const netCents = status === "voided" ? 0 : Math.max(0, kept - refundedCents);
  return {
    lines,
    code,
    discountCents,
    subtotalCents,
    shippingCents,
    taxCents,
    totalCents,
    refundedCents,
    status,
    netCents,
  };
}

function linesOf(dice: Dice, ordinal: number): Line[] {
  const many = dice.draw("quantity", ordinal);
  const first = dice.pick("basket", ordinal * 4, catalogue.length);
  const step = 1 + dice.pick("basket", ordinal * 4 + 1, 3);
  const lines = [{ ...(catalogue[first] as Line), quantity: 1 }];
  for (let nth = 1; nth <= 2 && many > (nth === 1 ? 0.62 : 0.9); nth++) {
    const further = catalogue[(first + nth * step) % catalogue.length] as Line;
    lines.push({ ...further, quantity: further.priceCents < 3500 ? 2 : 1 });
  }
  return lines;
}

function codeOf(dice: Dice, ordinal: number, codeSide: number): string {
  if (codeSide >= 0 && dice.draw("code", ordinal) < 0.45) return influencerCodes.get(codeSide) ?? "";
  return dice.draw("code", ordinal + 4096) < 0.04 ? welcomeCode : "";
}

function statusOf(fate: number): Basket["status"] {
  if (fate < 0.02) return "voided";
  if (fate < 0.05) return "pending";
  if (fate < 0.065) return "refunded";
  return fate < 0.095 ? "partially_refunded" : "paid";
}

/** The whole total goes back, tax and shipping included, or a part of the goods. */
function refundOf(status: Basket["status"], kept: number, totalCents: number, uniform: number): number {
  if (status === "refunded") return totalCents;
  return status === "partially_refunded" ? Math.round(kept * (0.2 + 0.5 * uniform)) : 0;
}
