import { foldCampaign } from "../../model/campaign-name.ts";
import { type DayRange, daysOf, daysShared } from "./day-range.ts";

/** The days for which a report speaks for a campaign. */
interface Cover {
  readonly source: number;
  readonly account: string | null;
  readonly range: DayRange;
}

/** Spend that counts, and the days it lies on. */
interface Piece {
  readonly account: string | null;
  readonly range: DayRange;
  readonly spendMinor: number;
}

/** Where a report does not tell campaigns apart, all of it is of this one. */
export const allCampaigns = "";

/** The key of a campaign, `allCampaigns` where a report does not tell them apart. */
export const campaignKey = (campaign: string | null): string =>
  campaign === null ? allCampaigns : foldCampaign(campaign);

/** Two reports of different accounts tell of different money. */
export const sameAccount = (a: string | null, b: string | null): boolean => a === null || b === null || a === b;

/** What the reports settled so far speak for, campaign by campaign, and what of them counts. */
export class CountedSpend {
  readonly #covers = new Map<string, Cover[]>();
  readonly #pieces = new Map<string, Piece[]>();

  cover(key: string, cover: Cover): void {
    listAt(this.#covers, key).push(cover);
  }

  count(key: string, piece: Piece): void {
    listAt(this.#pieces, key).push(piece);
  }

  /** The reports that speak for a campaign, best first: its own, and those that do not tell campaigns apart. */
  coversOf(key: string, account: string | null, range: DayRange): { own: Cover[]; whole: Cover[] } {
    const inReach = (covers: readonly Cover[]) =>
      covers.filter((cover) => sameAccount(account, cover.account) && daysShared(range, cover.range) > 0);
    if (key === allCampaigns) return { own: inReach([...this.#covers.values()].flat()), whole: [] };
    return { own: inReach(this.#covers.get(key) ?? []), whole: inReach(this.#covers.get(allCampaigns) ?? []) };
  }

  /** What counts already of a campaign on these days; a piece that reaches beyond them by the share of its days. */
  spendOn(key: string, account: string | null, range: DayRange): number {
    const pieces = key === allCampaigns ? [...this.#pieces.values()].flat() : (this.#pieces.get(key) ?? []);
    let sum = 0;
    for (const piece of pieces) {
      const days = sameAccount(account, piece.account) ? daysShared(range, piece.range) : 0;
      if (days > 0)
        sum += days === daysOf(piece.range) ? piece.spendMinor : (piece.spendMinor * days) / daysOf(piece.range);
    }
    return sum;
  }
}

function listAt<V>(lists: Map<string, V[]>, key: string): V[] {
  const known = lists.get(key);
  if (known !== undefined) return known;
  const list: V[] = [];
  lists.set(key, list);
  return list;
}
