import type { Leaf } from "../../journeys/origins.ts";
import { adPlatformOf } from "../../model/ad-platform.ts";
import { classify } from "../../model/classify.ts";
import { share } from "../../model/money.ts";
import { countsAsSocial, type Plan } from "../../model/plan.ts";
import type { AdSpend } from "./ad-spend.ts";

/** One part of a campaign's spend and the place it was spent on. */
export interface PlacedSpend {
  readonly leaf: Leaf;
  readonly spendMinor: number;
  readonly of: AdSpend;
}

/**
 * Where ad spend lies: on the network the platform's row names; else on the networks on which the campaign's paid
 * touches were seen, by their number; else on the platform's own network (Meta's on Facebook). Parts sum to the spend.
 */
export function placeAdSpend(
  spends: readonly AdSpend[],
  touched: readonly { leaf: Leaf; touches: number }[],
  plan: Pick<Plan, "notSocial">,
): PlacedSpend[] {
  return spends.flatMap((of) => {
    const platform = adPlatformOf(of.platform);
    const networks: readonly string[] = of.network === null ? (platform?.networks ?? []) : [of.network];
    const seen = touched.filter(
      ({ leaf }) =>
        leaf.paid && networks.includes(leaf.network) && of.campaign !== null && leaf.campaign === of.campaign,
    );
    const places = mergedByPlace(seen);
    if (places.length === 0) return [{ leaf: ownLeaf(of, plan), spendMinor: of.spendMinor, of }];
    const parts = share(
      of.spendMinor,
      places.map(({ touches }) => touches),
    );
    return places.map(({ leaf }, at) => ({ leaf, spendMinor: parts[at] ?? 0, of }));
  });
}

/** Touches of one campaign by network and channel, in the order of their names; posts are not told apart. */
function mergedByPlace(seen: readonly { leaf: Leaf; touches: number }[]): { leaf: Leaf; touches: number }[] {
  const groups = Map.groupBy(seen, ({ leaf }) => `${leaf.network} ${leaf.channel}`);
  return [...groups.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [first, ...others]]) =>
      first === undefined
        ? []
        : [
            {
              leaf: { ...first.leaf, post: null },
              touches: others.reduce((sum, { touches }) => sum + touches, first.touches),
            },
          ],
    );
}

function ownLeaf({ platform, network, campaign }: AdSpend, plan: Pick<Plan, "notSocial">): Leaf {
  const known = adPlatformOf(platform);
  const found = classify({ source: network ?? known?.networks[0] ?? platform, medium: "cpc", adRow: true });
  const channel = network === null && known ? known.channel : found.channel;
  const social = countsAsSocial(plan, found);
  return { network: found.network, channel, paid: true, social, campaign, post: null };
}
