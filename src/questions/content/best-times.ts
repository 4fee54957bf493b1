import type { BestTimes, Cell } from "../../model/content/best-times.ts";
import { type PostKind, postKinds } from "../../model/content/post-kind.ts";
import { type Shown, shrunkRatios } from "../../statistics/shrunk-ratios.ts";
import type { PostFacts } from "./post-facts.ts";

/** What a post showed of the measure, beside its facts: null where nobody knows. */
export interface Measured {
  readonly post: PostFacts;
  readonly observed: number | null;
}

/** Below so many posts a cell is no evidence, however far from the usual. */
const fewestPosts = 5;

/** A month with fewer posts of a network is held against the network's whole period. */
const fewestOfMonth = 20;

/**
 * Which hours, weekdays and kinds of post did better than usual. A post is held against what its own network usually
 * shows over the same denominator in the same month (indirect standardisation), so that a cell is not good because it is
 * Instagram's, or because the account grew; `shrunkRatios` then says what chance leaves of it.
 */
export function bestTimes(
  measured: readonly Measured[],
): Omit<BestTimes, "about" | "measure" | "network" | "formulas"> {
  const held = measured.flatMap(({ post, observed }) => {
    const over = overOf(post);
    return over === null || observed === null ? [] : [{ post, observed, ...over }];
  });
  const posts = againstUsual(held);
  const dated = posts.filter(({ post }) => post.weekday !== null);
  const timed = dated.filter(({ post }) => post.hourKnown);
  const weekdays = [1, 2, 3, 4, 5, 6, 7];
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  const places = weekdays.flatMap((weekday) => hours.map((hour) => ({ weekday, hour })));
  const telling = networksOfKinds(posts);
  const ofKinds = posts.filter(({ post }) => post.kind !== null && telling.has(post.network));
  const known = postKinds.filter((kind) => ofKinds.some(({ post }) => post.kind === kind));
  return {
    posts: posts.length,
    leftOut: {
      withoutFigures: measured.length - held.length,
      withoutDay: posts.length - dated.length,
      withoutHour: dated.length - timed.length,
    },
    usual: usualOf(held),
    cells: cellsOf(
      timed,
      places,
      ({ weekday, hour }) => (weekday ?? 0) * 24 + (hour ?? 0),
      ({ weekday, hour }) => weekday * 24 + hour,
    ),
    weekdays: cellsOf(
      dated,
      weekdays.map((weekday) => ({ weekday })),
      ({ weekday }) => weekday,
      ({ weekday }) => weekday,
    ),
    hours: cellsOf(
      timed,
      hours.map((hour) => ({ hour })),
      ({ hour }) => hour,
      ({ hour }) => hour,
    ),
    kinds: cellsOf(
      ofKinds,
      known.map((kind: PostKind) => ({ kind })),
      ({ kind }) => kind,
      ({ kind }) => kind,
    ),
    fewest: fewestPosts,
  };
}

type By = BestTimes["usual"][number]["by"];

/** The people, else the times, that what a post showed is taken over; null where none is known. */
function overOf({ reach, impressions, views }: PostFacts): { by: By; over: number } | null {
  if (reach !== null && reach > 0) return { by: "reach", over: reach };
  if (impressions !== null && impressions > 0) return { by: "impressions", over: impressions };
  return views !== null && views > 0 ? { by: "views", over: views } : null;
}

interface Held {
  readonly post: PostFacts;
  readonly observed: number;
  readonly by: By;
  readonly over: number;
}

const yardstickOf = ({ post, by }: Held): string => `${post.network} ${by}`;

/** Each post beside what was to be expected of it: its denominator × the usual rate of its network, in its month. */
function againstUsual(held: readonly Held[]): (Held & Shown)[] {
  const whole = Map.groupBy(held, yardstickOf);
  const monthOf = (one: Held) => `${yardstickOf(one)} ${one.post.day?.slice(0, 7) ?? ""}`;
  const months = Map.groupBy(held, monthOf);
  // What is left of a network once its large months are their own yardstick has one together.
  const rest = Map.groupBy(
    held.filter((one) => (months.get(monthOf(one))?.length ?? 0) < fewestOfMonth),
    yardstickOf,
  );
  const rates = new Map<readonly Held[], number>();
  const rateOf = (group: readonly Held[]) => {
    const known = rates.get(group);
    if (known !== undefined) return known;
    const rate = sum(group, "observed") / sum(group, "over");
    rates.set(group, rate);
    return rate;
  };
  return held.map((one) => {
    const groups = [months.get(monthOf(one)), rest.get(yardstickOf(one))];
    const own = groups.find((group) => (group?.length ?? 0) >= fewestOfMonth) ?? whole.get(yardstickOf(one)) ?? [];
    return { ...one, expected: one.over * rateOf(own) };
  });
}

const sum = (held: readonly Held[], of: "observed" | "over") => held.reduce((total, one) => total + one[of], 0);

function usualOf(held: readonly Held[]): BestTimes["usual"] {
  const groups = [...Map.groupBy(held, yardstickOf).values()].toSorted((a, b) => b.length - a.length);
  return groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { by, post } = first;
    return [{ network: post.network, by, posts: group.length, rate: sum(group, "observed") / sum(group, "over") }];
  });
}

/** The networks whose posts are of two kinds or more. */
function networksOfKinds(posts: readonly Held[]): ReadonlySet<string> {
  const kinds = Map.groupBy(
    posts.filter(({ post }) => post.kind !== null),
    ({ post }) => post.network,
  );
  return new Set(
    [...kinds].flatMap(([network, own]) => (new Set(own.map(({ post }) => post.kind)).size > 1 ? [network] : [])),
  );
}

/** One cell for each place, in their order. */
function cellsOf<Place>(
  posts: readonly (Held & Shown)[],
  places: readonly Place[],
  keyOfPost: (post: PostFacts) => string | number | null,
  keyOfPlace: (place: Place) => string | number,
): (Place & Cell)[] {
  const groups = Map.groupBy(posts, ({ post }) => keyOfPost(post));
  const { groups: estimates } = shrunkRatios(places.map((place) => groups.get(keyOfPlace(place)) ?? []));
  return places.map((place, at) => {
    const { units = 0, ratio = Number.NaN, shrunk = 1, kept = 0, interval = null } = estimates[at] ?? {};
    const verdict = units < fewestPosts ? "no evidence" : verdictOf(interval);
    return { ...place, posts: units, ratio: Number.isFinite(ratio) ? ratio : null, shrunk, kept, interval, verdict };
  });
}

function verdictOf(interval: Cell["interval"]): Cell["verdict"] {
  if (interval === null) return "no evidence";
  if (interval.low > 1) return "better";
  return interval.high < 1 ? "worse" : "no evidence";
}
