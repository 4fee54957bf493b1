import type { AdBook } from "./ad-book.ts";
import type { Platform } from "./campaigns.ts";
import { euros } from "./sheet.ts";
import { sides } from "./sides.ts";

/** Some conversions and the money that stays of them. */
export interface Worth {
  readonly conversions: number;
  readonly netCents: number;
}

/** Sums up the world that is written down, and what each world that lacks a side would have had less. */
export class Truth {
  conversions = 0;
  netCents = 0;
  refundedCents = 0;
  readonly #touches = new Float64Array(sides.length + 1);
  readonly #lostConversions = new Float64Array(sides.length);
  readonly #lostCents = new Float64Array(sides.length);

  /** A touch that is in the files. */
  touch(way: number): void {
    this.#touches[way] = (this.#touches[way] ?? 0) + 1;
  }

  /** Counts what came out in every world, world 0 being the one written down and world 1 + s lacking side s. */
  compare(worlds: readonly Worth[]): void {
    const factual = worlds[0];
    if (factual === undefined) return;
    this.conversions += factual.conversions;
    this.netCents += factual.netCents;
    for (let side = 0; side < sides.length; side++) {
      const without: Worth = worlds[side + 1] ?? factual;
      if (without === factual) continue;
      this.#lostConversions[side] = (this.#lostConversions[side] ?? 0) + factual.conversions - without.conversions;
      this.#lostCents[side] = (this.#lostCents[side] ?? 0) + factual.netCents - without.netCents;
    }
  }

  /** `truth.json`, with money as decimal strings. `conversions` are orders that count, or won deals. */
  json(about: object, book: AdBook, claiming: readonly Platform[]): string {
    const spend = (fits: Parameters<AdBook["total"]>[1]) => euros(book.total("spendCents", fits));
    const truth = {
      ...about,
      totals: {
        conversions: this.conversions,
        revenue: euros(this.netCents),
        refunds: euros(this.refundedCents),
        adSpend: spend(() => true),
        touches: this.#touches.reduce((sum, count) => sum + count, 0),
      },
      sides: sides.map(({ network, paid }, side) => ({
        network,
        paid,
        conversions: this.#lostConversions[side] ?? 0,
        revenue: euros(this.#lostCents[side] ?? 0),
        adSpend: spend((ad) => ad.side === side),
        touches: this.#touches[side] ?? 0,
      })),
      claims: claiming.map((platform) => ({
        platform,
        claimed: book.total("claims", ({ campaign }) => campaign.platform === platform),
      })),
    };
    return `${JSON.stringify(truth, null, 2)}\n`;
  }
}
