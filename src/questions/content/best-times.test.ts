import { expect, it } from "vitest";
import { bestTimes, type Measured } from "./best-times.ts";
import type { PostFacts } from "./post-facts.ts";

const nothing: PostFacts = {
  ...{ network: "instagram", id: null, account: null, title: null, permalink: null, kind: "image", atMs: null },
  ...{ day: "2026-03-02", weekday: 1, hour: 9, hourKnown: true, inPeriod: true, asOf: null },
  ...{ reach: 1000, impressions: null, views: null, engagements: null },
  ...{ likes: null, comments: null, shares: null, saves: null, clicks: null },
};

/** So many posts, whose engagements go up and down by a tenth. */
const some = (count: number, engagements: number, facts: Partial<PostFacts>): Measured[] =>
  Array.from({ length: count }, (_, nr) => ({
    post: { ...nothing, ...facts },
    observed: engagements * (nr % 2 === 0 ? 0.9 : 1.1),
  }));

const hour = (answer: ReturnType<typeof bestTimes>, of: number) => answer.hours[of];

it("holds a post against its own network, so that no hour is good because the network is", () => {
  const answer = bestTimes([
    ...some(30, 100, { hour: 18 }),
    ...some(30, 10, { network: "facebook", hour: 9 }),
    ...some(2, 100, { hour: 12 }),
    ...some(2, 10, { network: "facebook", hour: 13 }),
  ]);
  expect([9, 18].map((at) => hour(answer, at)?.verdict)).toEqual(["no evidence", "no evidence"]);
  expect(answer.usual.map(({ network, by, rate }) => [network, by, rate])).toEqual([
    ["instagram", "reach", 0.1],
    ["facebook", "reach", 0.01],
  ]);
});

it("holds it against its own month, so that no weekday is good because the account grew", () => {
  const answer = bestTimes([
    ...some(30, 50, { day: "2026-01-05", weekday: 1 }),
    ...some(30, 150, { day: "2026-03-03", weekday: 2 }),
    ...some(4, 50, { day: "2026-01-07", weekday: 3 }),
    ...some(4, 150, { day: "2026-03-05", weekday: 4 }),
  ]);
  expect(answer.weekdays.map(({ verdict }) => verdict)).toEqual(Array.from({ length: 7 }, () => "no evidence"));
});

it("finds the hour that does better, and says nothing of one that few posts stand behind", () => {
  const answer = bestTimes([
    ...[8, 10, 12, 14, 16].flatMap((at) => some(12, 50, { hour: at })),
    ...some(12, 100, { hour: 19 }),
    ...some(3, 200, { hour: 23 }),
  ]);
  expect(hour(answer, 19)).toMatchObject({ posts: 12, verdict: "better" });
  expect(hour(answer, 8)).toMatchObject({ posts: 12, verdict: "worse" });
  expect(hour(answer, 23)).toMatchObject({ posts: 3, verdict: "no evidence" });
  expect(hour(answer, 3)).toMatchObject({ posts: 0, ratio: null, interval: null, verdict: "no evidence" });
  expect(answer.cells).toHaveLength(168);
});

it("leaves out, and counts, what tells no hour, no figure or no other kind", () => {
  const answer = bestTimes([
    ...some(10, 50, { kind: "image" }),
    ...some(10, 80, { kind: "reel", hourKnown: false }),
    ...some(10, 50, { network: "tiktok", kind: "video", weekday: null, day: null }),
    { post: nothing, observed: null },
    { post: { ...nothing, reach: null }, observed: 5 },
  ]);
  expect(answer.leftOut).toEqual({ withoutFigures: 2, withoutDay: 10, withoutHour: 10 });
  expect(answer.kinds.map(({ kind, posts, verdict }) => [kind, posts, verdict])).toEqual([
    ["image", 10, "worse"],
    ["reel", 10, "better"],
  ]);
});
