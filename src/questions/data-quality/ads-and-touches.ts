import type { CampaignNames } from "../../journeys/campaigns.ts";
import type { Leaf } from "../../journeys/origins.ts";
import type { JourneyScope } from "../../journeys/scope.ts";
import { foldCampaign } from "../../model/campaign-name.ts";
import { toDecimal } from "../../model/money.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { adSpend } from "../roi/ad-spend.ts";
import { judged } from "./level.ts";

export const spendRule = { of: "share", note: 0.01, mend: 0.1, least: 1 } as const;
const touchRule = { of: "share", note: 0.01, mend: 0.1, least: 5 } as const;

/** What was paid for ads of campaigns that no touch of the period names; the share is of the money. Needs the day rates laid. */
export async function spendWithoutTouches(
  facts: Warehouse,
  scope: JourneyScope,
  { campaigns, touched }: { campaigns: CampaignNames; touched: readonly Touched[] },
) {
  const spends = await adSpend(facts, scope, campaigns, { undated: false });
  const seen = new Set(touched.map(({ leaf }) => foldedOf(leaf.campaign)));
  const groups = Map.groupBy(
    spends.filter(({ spendMinor }) => spendMinor > 0),
    ({ platform, campaign }) => JSON.stringify([platform, campaign]),
  );
  const all = [...groups.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const minor = same.reduce((sum, { spendMinor }) => sum + spendMinor, 0);
    const clicks = same.reduce((sum, one) => sum + one.clicks, 0);
    return [{ platform: first.platform, campaign: first.campaign, minor, clicks }];
  });
  const unseen = all
    .filter(({ campaign }) => campaign === null || !seen.has(foldedOf(campaign)))
    .toSorted((a, b) => b.minor - a.minor);
  const sum = (some: readonly { minor: number }[]) => some.reduce((total, { minor }) => total + minor, 0);
  const [unseenMinor, allMinor] = [sum(unseen), sum(all)];
  return {
    kind: "spend_without_touches" as const,
    ...judged({
      rule: spendRule,
      count: unseen.length,
      of: all.length,
      measured: allMinor === 0 ? 0 : unseenMinor / allMinor,
      money: { amount: toDecimal(unseenMinor, scope.currency), of: toDecimal(allMinor, scope.currency) },
      rows: unseen.map(({ minor, ...row }) => ({ ...row, spend: toDecimal(minor, scope.currency) })),
    }),
  };
}

/** Touches of one place in the period. */
export interface Touched {
  readonly leaf: Leaf;
  readonly touches: number;
}

/** Paid touches of campaigns that no ad report of the workspace has, at any time. */
export function touchesWithoutSpend(touched: readonly Touched[], adCampaigns: readonly string[]) {
  const known = new Set(adCampaigns.map(foldCampaign));
  const paid = touched.filter(({ leaf }) => leaf.paid && leaf.campaign !== null);
  const groups = Map.groupBy(
    paid.filter(({ leaf }) => !known.has(foldedOf(leaf.campaign))),
    ({ leaf }) => JSON.stringify([leaf.network, leaf.campaign]),
  );
  const rows = [...groups.values()]
    .flatMap((same) => {
      const campaign = same[0]?.leaf.campaign ?? null;
      return campaign === null
        ? []
        : [{ network: same[0]?.leaf.network ?? "none", campaign, touches: touchesOf(same) }];
    })
    .toSorted((a, b) => b.touches - a.touches);
  return {
    kind: "touches_without_spend" as const,
    ...judged({ rule: touchRule, count: touchesOf(rows), of: touchesOf(paid), rows }),
  };
}

const touchesOf = (some: readonly { touches: number }[]): number => some.reduce((sum, one) => sum + one.touches, 0);

const foldedOf = (campaign: string | null): string => (campaign === null ? "" : foldCampaign(campaign));
