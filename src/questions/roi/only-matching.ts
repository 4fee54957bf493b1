import type { Model } from "../../attribution/models.ts";
import type { CampaignNames } from "../../journeys/campaigns.ts";
import type { Leaf } from "../../journeys/origins.ts";
import { adPlatformOf } from "../../model/ad-platform.ts";
import { KnownError } from "../../model/errors.ts";
import type { Only } from "../../model/only.ts";
import type { Grouping } from "../../model/statement.ts";
import type { AdSpend } from "./ad-spend.ts";
import type { LedgerEntry } from "./ledger.ts";
import type { Returns } from "./returns.ts";

/** What an answer is restricted to, as places are asked. */
export interface Matching {
  /** Whether it is restricted at all. */
  readonly isPart: boolean;
  readonly matches: (leaf: Leaf) => boolean;
}

const isEverything = ({ network, paid, campaign }: Only): boolean =>
  network === null && paid === null && campaign === null;

/** The places that what is asked matches; a campaign may be asked for by any spelling or id of it. */
export function matchingOf(only: Only, campaigns: CampaignNames): Matching {
  if (isEverything(only)) return { isPart: false, matches: () => true };
  const campaign = only.campaign === null ? null : campaigns.nameOf(only.campaign);
  return {
    isPart: true,
    matches: (leaf) =>
      (only.network === null || leaf.network === only.network) &&
      (only.paid === null || leaf.paid === only.paid) &&
      (only.campaign === null || leaf.campaign === campaign),
  };
}

/**
 * The returns of what matches. What no touch explains belongs to no place: it is none of theirs. A claim that its platform
 * does not break down by network, where it has several, cannot be laid beside what one of them brought: it is left out.
 */
export function onlyReturns(returns: Returns, only: Only, { isPart, matches }: Matching): Returns {
  if (!isPart) return returns;
  const credited = returns.credited.filter(({ leaf }) => matches(leaf));
  // By network all but campaigns are told apart; a question about one is credited by campaign.
  const beside = only.campaign === null ? returns.byNetwork : returns.credited;
  return {
    ...returns,
    credited,
    byNetwork: beside.filter(({ leaf }) => matches(leaf)),
    byDay: returns.byDay.filter(({ leaf }) => matches(leaf)),
    analytics: { ...returns.analytics, credits: returns.analytics.credits.filter(({ leaf }) => matches(leaf)) },
    spends: onlySpends(returns.spends, only, returns.campaigns),
  };
}

/** The ads that match. */
export function onlySpends(spends: readonly AdSpend[], only: Only, campaigns: CampaignNames): readonly AdSpend[] {
  const campaign = only.campaign === null ? null : campaigns.nameOf(only.campaign);
  return spends.filter(
    (spend) =>
      only.paid !== false &&
      (only.campaign === null || spend.campaign === campaign) &&
      (only.network === null || networkOf(spend) === only.network),
  );
}

function networkOf({ platform, network }: AdSpend): string | null {
  if (network !== null) return network;
  const networks = adPlatformOf(platform)?.networks ?? [platform];
  return networks.length === 1 ? (networks[0] ?? null) : null;
}

/** The part of each cost that lies at what matches, after it was spread over everything that was active. */
export function onlyCosts(entries: readonly LedgerEntry[], { isPart, matches }: Matching): readonly LedgerEntry[] {
  if (!isPart) return entries;
  return entries.flatMap((entry) => {
    const shares = entry.shares.filter(({ place }) => matches(place));
    if (shares.length === 0) return [];
    return [{ ...entry, shares, amountMinor: shares.reduce((sum, { amountMinor }) => sum + amountMinor, 0) }];
  });
}

const toldApart: Record<Grouping, readonly (keyof Only)[]> = {
  network: ["network", "paid"],
  channel: [],
  campaign: ["network", "paid", "campaign"],
  post: ["network"],
  paid: ["paid"],
};

/** Whether lines of a grouping tell apart what is asked. A rule credits touches, which tell all; a learned model lines alone. */
export function canRestrict(model: Model, by: Grouping, only: Only): boolean {
  if (model.kind === "rule") return true;
  const asked = (["network", "paid", "campaign"] as const).filter((field) => only[field] !== null);
  return asked.every((field) => toldApart[by].includes(field));
}

/** A KnownError where a learned model's lines do not tell apart what is asked. */
export function refuseUnlessToldApart(model: Model, by: Grouping, only: Only): void {
  if (canRestrict(model, by, only)) return;
  throw new KnownError(
    "invalid_request",
    `the model ${model.name} credits whole lines: by ${by} it cannot be restricted to a network, a campaign, or to paid`,
    { hint: "ask for it by campaign, or choose a model that credits touches, such as last or linear" },
  );
}
