import { readFileSync } from "node:fs";
import { z } from "zod";
import { toMinor } from "../../src/model/money.ts";
import { type Side, sides } from "../../src/simulator/sides.ts";
import type { Simulation } from "../../src/simulator/simulate.ts";
import { simulatedWorld } from "./simulated-world.ts";

const Written = z.object({
  totals: z.object({ revenue: z.string(), conversions: z.number() }),
  sides: z.array(z.object({ network: z.string(), paid: z.boolean(), revenue: z.string(), touches: z.number() })),
  claims: z.array(z.object({ claimed: z.number() })),
});

/** What is true of a simulated world, in minor units. */
export interface Truth {
  readonly revenueMinor: number;
  readonly conversions: number;
  /**
   * What a world without one side lacks of the revenue: the networks' sides that anybody came by, in the simulator's
   * order. The newsletter is no network: a statement by network has it among what no network sent.
   */
  readonly sides: readonly (Side & { readonly minor: number })[];
  /** What a world without any social network lacks. */
  readonly socialMinor: number;
  /** Orders the ad platforms claim together, and those that a world without any ad lacks; null where they claim leads. */
  readonly ads: { readonly claimed: number; readonly brought: number } | null;
}

/** Sides that are not social: the search engine and the newsletter. */
const notSocial = ["google", "email"];

export const isSocial = ({ network }: Pick<Side, "network">): boolean => !notSocial.includes(network);

/** The truth of a world, beside the same world without any social network and without any ad. */
export async function truthOf(simulation: Omit<Simulation, "out">): Promise<Truth> {
  const whole = read((await simulatedWorld(simulation)).truth);
  const without = read((await simulatedWorld({ ...simulation, off: sides.filter(isSocial) })).truth);
  const withoutAds = read((await simulatedWorld({ ...simulation, off: sides.filter(({ paid }) => paid) })).truth);
  const revenueMinor = minor(whole.totals.revenue);
  const { conversions } = whole.totals;
  const claimed = whole.claims.reduce((sum, platform) => sum + platform.claimed, 0);
  return {
    revenueMinor,
    conversions,
    sides: whole.sides
      .filter(({ network, touches }) => network !== "email" && touches > 0)
      .map(({ network, paid, revenue }) => ({ network, paid, minor: minor(revenue) })),
    socialMinor: revenueMinor - minor(without.totals.revenue),
    ads: simulation.model === "b2b" ? null : { claimed, brought: conversions - withoutAds.totals.conversions },
  };
}

const read = (file: string) => Written.parse(JSON.parse(readFileSync(file, "utf8")));

const minor = (money: string) => toMinor(money, "EUR");
