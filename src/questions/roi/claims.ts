import { MICRO } from "../../attribution/credit.ts";
import type { Leaf } from "../../journeys/origins.ts";
import { adPlatformOf } from "../../model/ad-platform.ts";
import { toDecimal } from "../../model/money.ts";
import type { Statement } from "../../model/statement.ts";
import type { AdSpend } from "./ad-spend.ts";

/** What each ad platform claims, beside the conversions credited to paid touches of its networks. */
export function claimsBeside(
  spends: readonly AdSpend[],
  credited: readonly { leaf: Leaf; minor: number; micro: number }[],
  currency: string,
): Statement["claims"] {
  const byPlatform = [...Map.groupBy(spends, ({ platform }) => platform).entries()];
  return byPlatform
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([platform, rows]) => {
      const claimed = sum(rows.map((row) => row.claimed));
      if (claimed === 0) return [];
      const networks: readonly string[] = adPlatformOf(platform)?.networks ?? [platform];
      const found = credited.filter(({ leaf }) => leaf.paid && networks.includes(leaf.network));
      const claimedMinor = sum(rows.map((row) => row.claimedMinor));
      return [
        {
          platform,
          claimed: Math.round(claimed * 100) / 100,
          found: sum(found.map(({ micro }) => micro)) / MICRO,
          claimedValue: claimedMinor === 0 ? null : toDecimal(claimedMinor, currency),
          foundValue: toDecimal(sum(found.map(({ minor }) => minor)), currency),
        },
      ];
    });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
