import { MICRO } from "../../attribution/credit.ts";
import { modelNamed } from "../../attribution/models.ts";
import type { JourneyScope } from "../../journeys/scope.ts";
import type { Post, Posts } from "../../model/content/posts.ts";
import { toDecimal } from "../../model/money.ts";
import type { Roles } from "../../model/statement.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { layCosts } from "../roi/lay-costs.ts";
import type { LedgerEntry } from "../roi/ledger.ts";
import { figuresOf, type PlaceLine, Places, returnOf } from "../roi/places.ts";
import { type Returns, returnsOf } from "../roi/returns.ts";
import { returnIntervals } from "./return-intervals.ts";

type CreditedPost = NonNullable<Post["credited"]>;

/** What the posts of the scope were credited with and cost, as the statement by post has it. */
export interface PostCredits {
  /** By network and id, as `postKey` joins them. */
  readonly byPost: ReadonlyMap<string, CreditedPost & { readonly network: string; readonly id: string }>;
  /** The same with nothing. */
  readonly none: CreditedPost;
  readonly unnamed: Posts["unnamed"];
  /** The campaigns that touches name beside a post. */
  readonly campaignsOf: (key: string) => ReadonlySet<string>;
}

/** A post by its network and id. */
export const postKey = (network: string, id: string): string => `${network} ${id}`;

/** Credits posts under a model, whole and by their paid and organic halves, with 90 % intervals. */
export async function postCredits(
  facts: Warehouse,
  { scope, model: name, chosenPeriod }: { scope: JourneyScope; model: string; chosenPeriod: boolean },
): Promise<PostCredits> {
  const model = modelNamed(name, scope.plan.models);
  const returns = await returnsOf(facts, { scope, by: "post", model, chosenPeriod });
  const { entries } = await layCosts(facts, scope, { ...returns, told: async () => returns.analytics.places });
  const { currency } = scope;
  const { roles } = returns;
  const lines = gathered(returns, entries, () => true).lines((id, { social }) => social && isSeen(roles.of(id)));
  const halves = model.kind === "learned" ? null : halvesOf(returns, entries);
  const intervals = await returnIntervals(facts, lines, returns);
  const credited = ([id, { tally }]: [string, PlaceLine]): CreditedPost => {
    const figures = figuresOf(tally, currency, { interval: null, isKnown: returns.isKnown, roles: roles.of(id) });
    const { roi, conversions, cost, return: returned } = figures;
    const found = intervals(id);
    return {
      conversions,
      return: returned,
      cost,
      roi,
      returned: found && {
        low: toDecimal(Math.round(found.low), currency),
        high: toDecimal(Math.round(found.high), currency),
        level: 0.9,
      },
      interval: found && roi !== null ? roiInterval(found, tally.costMinor) : null,
      roles: figures.roles,
      halves: halves && {
        organic: shown(halves.organic.get(id), currency),
        paid: shown(halves.paid.get(id), currency),
      },
    };
  };
  const named = lines.flatMap((line) => {
    const { network, post } = line[1].key;
    if (network === undefined || post === undefined || post === null) return [];
    return [[postKey(network, post), { ...credited(line), network, id: post }] as const];
  });
  const open = lines.flatMap(([, line]) => (line.social && line.key.post === null ? [line] : []));
  const nothing = { conversions: 0, return: toDecimal(0, currency), cost: toDecimal(0, currency) };
  return {
    byPost: new Map(named),
    campaignsOf: campaignsBeside(returns.leaves),
    none: {
      ...nothing,
      roi: null,
      returned: null,
      interval: null,
      roles: { origin: 0, assist: 0, converter: 0 },
      halves: halves && { organic: nothing, paid: nothing },
    },
    unnamed: {
      conversions: open.reduce((sum, { tally }) => sum + tally.micro, 0) / MICRO,
      return: toDecimal(
        open.reduce((sum, { tally }) => sum + returnOf(tally), 0),
        currency,
      ),
      cost: toDecimal(
        open.reduce((sum, { tally }) => sum + tally.costMinor, 0),
        currency,
      ),
    },
  };
}

function campaignsBeside(leaves: Returns["leaves"]): PostCredits["campaignsOf"] {
  const named = leaves.flatMap(({ network, post, campaign }) =>
    post === null || campaign === null ? [] : [{ key: postKey(network, post), campaign }],
  );
  const byPost = Map.groupBy(named, ({ key }) => key);
  return (key) => new Set(byPost.get(key)?.map(({ campaign }) => campaign));
}

const isSeen = ({ origin, assist, converter }: Roles): boolean => origin + assist + converter > 0;

/** Credits and costs of the places that count, by post. */
function gathered(
  { leaves, credited }: Pick<Returns, "leaves" | "credited">,
  entries: readonly LedgerEntry[],
  counts: (isPaid: boolean) => boolean,
): Places {
  const places = new Places("post");
  for (const leaf of leaves) places.at(leaf);
  for (const { leaf, evidence, minor, micro } of credited) {
    if (!counts(leaf.paid)) continue;
    const tally = places.at(leaf);
    tally.returnMinor[evidence] += minor;
    tally.micro += micro;
  }
  for (const { shares } of entries) {
    for (const { place, amountMinor } of shares) if (counts(place.paid)) places.at(place).costMinor += amountMinor;
  }
  return places;
}

function halvesOf(returns: Returns, entries: readonly LedgerEntry[]) {
  const half = (isPaid: boolean) => new Map(gathered(returns, entries, (paid) => paid === isPaid).lines());
  return { organic: half(false), paid: half(true) };
}

function shown(line: PlaceLine | undefined, currency: string) {
  return {
    conversions: (line?.tally.micro ?? 0) / MICRO,
    return: toDecimal(line === undefined ? 0 : returnOf(line.tally), currency),
    cost: toDecimal(line?.tally.costMinor ?? 0, currency),
  };
}

function roiInterval({ low, high }: { low: number; high: number }, costMinor: number): CreditedPost["interval"] {
  if (costMinor <= 0) return null;
  const roi = (minor: number) => Math.round(((minor - costMinor) * 10_000) / costMinor) / 100;
  return { low: roi(low), high: roi(high), level: 0.9 };
}
