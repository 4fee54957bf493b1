import type { Calendar } from "./calendar.ts";
import { type Campaign, campaignsOf, type Platform, platformId } from "./campaigns.ts";
import type { Dice } from "./chance.ts";
import type { SimulatedModel } from "./market.ts";

/** One ad on one network: the finest thing a platform reports on. */
export interface Ad {
  readonly number: number;
  readonly side: number;
  readonly campaign: Campaign;
  readonly adSet: string;
  readonly adSetId: string;
  readonly name: string;
  readonly id: string;
}

const figures = ["spendCents", "impressions", "clicks", "claims", "claimedCents"] as const;
export type Figure = (typeof figures)[number];
export type AdFigures = Record<Figure, number>;

/** What the ad platforms count, per ad and day. */
export class AdBook {
  readonly ads: readonly Ad[];
  readonly #days: number;
  readonly #counts: Record<Figure, Float64Array>;
  readonly #choices = new Map<number, readonly Ad[]>();

  constructor(model: SimulatedModel, people: number, { days }: Calendar) {
    this.ads = adsOf(campaignsOf(model), 2 + Math.min(10, Math.floor(people / 100_000)));
    this.#days = days;
    const count = () => new Float64Array(this.ads.length * days);
    this.#counts = {
      spendCents: count(),
      impressions: count(),
      clicks: count(),
      claims: count(),
      claimedCents: count(),
    };
  }

  add(ad: Ad, day: number, figure: Figure, value: number): void {
    const at = ad.number * this.#days + day;
    this.#counts[figure][at] = (this.#counts[figure][at] ?? 0) + value;
  }

  /** The ad shown on a side at a day: of a running campaign, a retargeting one only to those it follows. */
  choose(side: number, day: number, retargeted: boolean, uniform: number): Ad | undefined {
    const twentieth = Math.floor((day / this.#days) * 20);
    const fitting = this.#running(side, twentieth, retargeted);
    return fitting[Math.floor(uniform * fitting.length)];
  }

  #running(side: number, twentieth: number, retargeted: boolean): readonly Ad[] {
    const key = (side * 32 + twentieth) * 2 + (retargeted ? 1 : 0);
    let running = this.#choices.get(key);
    if (running === undefined) {
      running = this.ads.filter(
        ({ side: of, campaign: { retargets, runs } }) =>
          of === side && retargets === retargeted && runs[0] * 20 <= twentieth && twentieth < runs[1] * 20,
      );
      this.#choices.set(key, running);
    }
    return running;
  }

  /** The sums of some ads on one day. */
  figuresOf(ads: readonly Ad[], day: number): AdFigures {
    const sums: AdFigures = { spendCents: 0, impressions: 0, clicks: 0, claims: 0, claimedCents: 0 };
    for (const { number } of ads) {
      for (const figure of figures) sums[figure] += this.#counts[figure][number * this.#days + day] ?? 0;
    }
    return sums;
  }

  /** The sum of one figure over the whole period, of the ads that fit. */
  total(figure: Figure, fits: (ad: Ad) => boolean): number {
    let sum = 0;
    for (const ad of this.ads.filter(fits)) {
      for (let day = 0; day < this.#days; day++) sum += this.#counts[figure][ad.number * this.#days + day] ?? 0;
    }
    return sum;
  }

  /** The ads of one platform by campaign, in the campaigns' order. */
  byCampaign(platform: Platform): Map<Campaign, Ad[]> {
    return Map.groupBy(this.#adsOf(platform), ({ campaign }) => campaign);
  }

  /** The ads of one platform by the id of their ad set, in the ad sets' order. */
  byAdSet(platform: Platform): Map<string, Ad[]> {
    return Map.groupBy(this.#adsOf(platform), ({ adSetId }) => adSetId);
  }

  #adsOf = (platform: Platform) => this.ads.filter(({ campaign }) => campaign.platform === platform);
}

/** Cents and impressions vary around their mean by half of it; whole numbers. */
export function around(mean: number, dice: Dice, purpose: "cost" | "impressions", id: number): number {
  return Math.round(mean * (0.5 + dice.draw(purpose, id)));
}

function adsOf(campaigns: readonly Campaign[], creatives: number): Ad[] {
  const ads: Ad[] = [];
  let serial = 0;
  for (const campaign of campaigns) {
    for (const [set, adSet] of campaign.adSets.entries()) {
      const adSetId = platformId(campaign.platform, 1, campaigns.indexOf(campaign) * 10 + set);
      for (let creative = 1; creative <= creatives; creative++) {
        const name = `${creative % 2 === 1 ? "video" : "photo"} ${creative}`;
        const id = platformId(campaign.platform, 2, serial++);
        for (const side of campaign.sides) ads.push({ number: ads.length, side, campaign, adSet, adSetId, name, id });
      }
    }
  }
  return ads;
}
