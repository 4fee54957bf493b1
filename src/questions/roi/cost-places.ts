import { foldCampaign } from "../../model/campaign-name.ts";
import { type CostScope, scopeInWords } from "../../model/cost.ts";
import type { CostSpreading } from "../../model/cost-report.ts";
import { isNetworkId, networks } from "../../model/network.ts";
import type { Plan, SpreadRule } from "../../model/plan.ts";

/** The finest place a cost can lie: what every grouping of the statement is a sum of. */
export interface CostPlace {
  network: string;
  paid: boolean;
  channel: string;
  campaign: string | null;
  post: string | null;
  social: boolean;
}

/** What happened in the period at one place. */
export interface ActiveRow extends CostPlace {
  spendMinor: number;
  posts: number;
  touches: number;
}

/** Parts of a whole by weight: a part is a place, or is parted again. */
export interface Part {
  weight: number;
  of: CostPlace | Part[];
}

/** Where the costs of one scope go, why in words, and what was missing where they could not go where they belong. */
export interface CostPlaces {
  parts: Part[];
  rule: string;
  /** The same for programs. */
  spreading: CostSpreading;
  missing: "activity" | "weights" | null;
}

/**
 * Where costs of one scope go in the light of what was active. Ad spend goes to paid places alone. Parts are ordered
 * by name, organic before paid, so that an odd minor unit goes to the first.
 */
export function costPlaces(
  { scope, isAdSpend }: { scope: CostScope | undefined; isAdSpend: boolean },
  activity: readonly ActiveRow[],
  { spread, notSocial }: Pick<Plan, "spread" | "notSocial">,
): CostPlaces {
  const inScope = activity.filter(inside(scope));
  const rows = isAdSpend ? paidOnly(inScope) : inScope;
  if (rows.length === 0) {
    const parts = [{ weight: 1, of: placeOfScope(scope, isAdSpend, notSocial) }];
    return {
      parts,
      rule: `kept whole: nothing of ${scopeInWords(scope)} was active in the period`,
      spreading: { kind: "whole", weigh: null, over: 1 },
      missing: "activity",
    };
  }
  if (scope === undefined) return overNetworks(rows, spread);
  if (scope.post !== undefined) return onPost(rows, scope.post, isAdSpend);
  const { campaign } = scope;
  const kinds = overKinds(rows, (row) => ({ campaign: campaign === undefined ? null : row.campaign, post: null }));
  return {
    parts: kinds,
    rule: `evenly over ${rowsInWords(kinds)} where ${scopeInWords(scope)} was active`,
    spreading: { kind: "rows", weigh: "even", over: kinds.length },
    missing: null,
  };
}

function inside(scope: CostScope | undefined): (row: ActiveRow) => boolean {
  if (scope === undefined) return (row) => row.social;
  const { network, campaign, post, channel } = scope;
  if (post !== undefined) return (row) => row.post === post && (network === undefined || row.network === network);
  if (network !== undefined) return (row) => row.network === network;
  if (channel !== undefined) return (row) => row.channel === channel;
  const folded = foldCampaign(campaign ?? "");
  return (row) => row.campaign !== null && foldCampaign(row.campaign) === folded;
}

/** Rows of ads; where there are none, the same rows as if ads had run there: somebody paid for them. */
function paidOnly(rows: readonly ActiveRow[]): ActiveRow[] {
  const paid = rows.filter((row) => row.paid);
  return paid.length > 0 ? paid : rows.map((row) => ({ ...row, paid: true, channel: channelOf(row.network, true) }));
}

function overNetworks(rows: readonly ActiveRow[], spread: SpreadRule): CostPlaces {
  const byNetwork = groupByName(rows, (row) => row.network);
  const weights = byNetwork.map((group) => group.reduce((sum, row) => sum + weightOf[spread](row), 0));
  const flat = weights.every((weight) => weight === 0) || spread === "even";
  const parts = byNetwork.map((group, at) => ({
    weight: flat ? 1 : (weights[at] ?? 0),
    of: overKinds(group, () => ({ campaign: null, post: null })),
  }));
  const how = spreadInWords[flat ? "even" : spread];
  const over = parts.length === 1 ? "the one social network" : `the ${parts.length} social networks`;
  const rule = `${how} over ${over} active in the period, inside a network evenly over organic and paid`;
  const spreading = { kind: "networks", weigh: flat ? "even" : spread, over: parts.length } as const;
  return { parts, rule, spreading, missing: flat && spread !== "even" ? "weights" : null };
}

const weightOf = {
  even: () => 1,
  spend: (row) => row.spendMinor,
  posts: (row) => row.posts,
  touches: (row) => row.touches,
} as const satisfies Record<SpreadRule, (row: ActiveRow) => number>;

/** How a cost for all social is shared over networks. */
export const spreadInWords = {
  even: "evenly",
  spend: "by ad spend",
  posts: "by posts",
  touches: "by touches",
} as const satisfies Record<SpreadRule, string>;

/** Evenly over networks by paid or organic, and inside one evenly over its channels. */
function overKinds(
  rows: readonly ActiveRow[],
  detail: (row: ActiveRow) => Pick<CostPlace, "campaign" | "post">,
): Part[] {
  return groupByName(rows, (row) => `${row.network}\n${row.paid ? 1 : 0}`).map((kind) => ({
    weight: 1,
    of: groupByName(kind, (row) => row.channel).flatMap(([first, ...others]) => {
      if (first === undefined) return [];
      const named = [first, ...others].toSorted((a, b) => compare(a.campaign ?? "", b.campaign ?? ""))[0] ?? first;
      const { network, paid, channel, social } = named;
      return [{ weight: 1, of: { network, paid, channel, social, ...detail(named) } }];
    }),
  }));
}

/** On the organic row of each network the post stands on, in a channel it was seen in. */
function onPost(rows: readonly ActiveRow[], post: string, paid: boolean): CostPlaces {
  const parts = groupByName(rows, (row) => row.network).map((group) => {
    const [network, social] = [group[0]?.network ?? "none", group.some((row) => row.social)];
    const seen = group.filter((row) => row.paid === paid).map((row) => row.channel);
    const channel = seen.toSorted(compare)[0] ?? channelOf(network, paid);
    return { weight: 1, of: { network, paid, channel, campaign: null, post, social } };
  });
  const spreading = { kind: "post", weigh: null, over: parts.length } as const;
  return { parts, rule: `to the post's network, ${paid ? "paid" : "organic"}`, spreading, missing: null };
}

/** Where a cost lies whose scope was not seen: it must not vanish, and counts as social unless its scope is not. */
function placeOfScope(scope: CostScope | undefined, paid: boolean, notSocial: readonly string[]): CostPlace {
  const { network = "none", campaign = null, post = null, channel } = scope ?? {};
  if (channel !== undefined) return { network, paid, channel, campaign, post, social: false };
  const social =
    network === "none" || (isNetworkId(network) && networks[network].social && !notSocial.includes(network));
  return { network, paid, channel: channelOf(network, paid), campaign, post, social };
}

/** The channel a network's traffic stands in where no row says. */
function channelOf(network: string, paid: boolean): string {
  const kind = isNetworkId(network) ? networks[network].kind : "none";
  const [organicChannel, paidChannel] = channelsOfKind[kind];
  return paid ? paidChannel : organicChannel;
}

const channelsOfKind = {
  social: ["Organic Social", "Paid Social"],
  video: ["Organic Video", "Paid Video"],
  search: ["Organic Search", "Paid Search"],
  shopping: ["Organic Shopping", "Paid Shopping"],
  assistant: ["AI Assistants", "Paid Other"],
  display: ["Display", "Display"],
  none: ["Unassigned", "Paid Other"],
} as const;

function rowsInWords(parts: readonly Part[]): string {
  return parts.length === 1 ? "the one row" : `the ${parts.length} rows (network, organic or paid)`;
}

/** Groups in the order of their names by code unit, the same on every machine. */
function groupByName<R>(rows: readonly R[], nameOf: (row: R) => string): R[][] {
  const groups = Map.groupBy(rows, nameOf);
  return [...groups.entries()].toSorted(([a], [b]) => compare(a, b)).map(([, group]) => group);
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
