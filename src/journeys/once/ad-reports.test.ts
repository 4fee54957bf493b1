import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AdCell, type AdReport, countAdsOnce } from "./ad-reports.ts";
import { dayRange, dayText } from "./day-range.ts";

/** A report somebody dropped in: how it is cut, and its cells. */
interface Dropped {
  report: AdReport;
  cells: AdCell[];
}

let sources = 0;

/** Cells as `[campaign, first day, day after the last, spend]`; campaign null: the account as a whole. */
function dropped(
  cells: readonly (readonly [string | null, string | null, string | null, number])[],
  how: Partial<AdReport & { platform: string; account: string }> = {},
): Dropped {
  const { platform = "meta", account = null, ...rest } = how;
  const source = ++sources;
  const level = cells.every(([campaign]) => campaign === null) ? 0 : 1;
  return {
    report: { source, rank: source, hasNetwork: false, level, hasBreakdown: false, hasSpend: true, ...rest },
    cells: cells.map(([campaign, day, until, spendMinor]) => ({
      source,
      platform,
      account,
      campaign,
      day,
      until,
      spendMinor,
    })),
  };
}

const daily = (campaign: string | null, from: string, spends: readonly number[]) =>
  spends.map((spend, at) => {
    const day = dayRange(from, from).from + at;
    return [campaign, dayText(day), dayText(day + 1), spend] as const;
  });

/** What counts of each report, and on which days: `[source's place, campaign, day, until, spend]`. */
function counted(all: readonly Dropped[]): [number, string | null, string | null, string | null, number][] {
  const cells = all.flatMap((one) => one.cells);
  const verdicts = new Map(
    countAdsOnce(
      cells,
      all.map((one) => one.report),
    ).map((verdict) => [verdict.cell, verdict]),
  );
  return all.flatMap((one, place) =>
    one.cells.flatMap((cell): [number, string | null, string | null, string | null, number][] => {
      const { campaign, day, until, spendMinor } = cell;
      const verdict = verdicts.get(cell);
      if (verdict === undefined) return [[place, campaign, day, until, spendMinor]];
      return verdict.keep.map((part) => [place, campaign, part.day, part.until, spendMinor * part.share]);
    }),
  );
}

const total = (rows: readonly (readonly [...unknown[], number])[]) =>
  rows.reduce((sum, row) => sum + (row.at(-1) as number), 0);
const placesOf = (rows: ReturnType<typeof counted>) => [...new Set(rows.map(([place]) => place))];

const jan1 = "2026-01-01";
const feb1 = "2026-02-01";
const mar1 = "2026-03-01";
const apr1 = "2026-04-01";
const march = { from: mar1, to: apr1 };

describe("the same spend in several reports", () => {
  const campaigns = dropped([
    ["spring", mar1, apr1, 600_00],
    ["brand", mar1, apr1, 200_00],
  ]);

  it("counts once at the finest grain: campaigns, ads, ages and placements of one period", () => {
    const ads = dropped(
      [
        ["spring", mar1, apr1, 600_00],
        ["brand", mar1, apr1, 200_00],
      ],
      { level: 3 },
    );
    const ages = dropped(
      [
        ["spring", mar1, apr1, 599_00],
        ["brand", mar1, apr1, 200_00],
      ],
      { hasBreakdown: true },
    );
    const placements = dropped(
      [
        ["spring", mar1, apr1, 600_00],
        ["brand", mar1, apr1, 200_00],
      ],
      { hasNetwork: true, hasBreakdown: true },
    );
    expect(placesOf(counted([campaigns, ads, ages, placements]))).toEqual([3]);
    expect(placesOf(counted([ages, campaigns, ads]))).toEqual([2]);
    expect(placesOf(counted([campaigns, ages]))).toEqual([1]);
  });

  it("sets a breakdown that hides rows aside in favour of the campaigns", () => {
    const ages = dropped(
      [
        ["spring", mar1, apr1, 540_00],
        ["brand", mar1, apr1, 200_00],
      ],
      { hasBreakdown: true },
    );
    const rows = counted([ages, campaigns]);
    expect(placesOf(rows)).toEqual([1]);
    expect(total(rows)).toBe(800_00);
  });

  it("takes a report of claims alone only for days that no report of spend has", () => {
    const claims = dropped(
      [
        ["engineers", feb1, mar1, 0],
        ["engineers", mar1, apr1, 0],
      ],
      { hasSpend: false, hasBreakdown: true, level: 3 },
    );
    expect(counted([claims, campaigns])).toEqual([
      [0, "engineers", feb1, mar1, 0],
      [1, "spring", mar1, apr1, 600_00],
      [1, "brand", mar1, apr1, 200_00],
    ]);
    expect(total(counted([campaigns, claims]))).toBe(800_00);
  });

  it("takes a campaign's own report for it, and the coarse one for the campaigns the fine one lacks", () => {
    const spring = dropped(
      daily(
        "spring",
        mar1,
        Array.from({ length: 31 }, () => 600_00 / 31),
      ),
      { level: 3 },
    );
    const rows = counted([campaigns, spring]);
    expect(total(rows)).toBeCloseTo(800_00, 6);
    expect(rows.filter(([place]) => place === 0).map(([, campaign]) => campaign)).toEqual(["brand"]);
  });

  it("takes the account's total where the campaigns beside it do not add up to it", () => {
    const account = dropped([[null, mar1, apr1, 800_00]]);
    expect(placesOf(counted([account, campaigns]))).toEqual([1]);
    const some = dropped([["spring", mar1, apr1, 600_00]]);
    expect(counted([some, account])).toEqual([[1, null, mar1, apr1, 800_00]]);
  });

  it("keeps campaigns although the account's days are told one by one", () => {
    const account = dropped(
      daily(
        null,
        mar1,
        Array.from({ length: 31 }, () => 800_00 / 31),
      ),
    );
    expect(placesOf(counted([account, campaigns]))).toEqual([1]);
  });

  it("counts different accounts and different platforms both", () => {
    const one = dropped([["spring", mar1, apr1, 600_00]], { account: "Nordlys" });
    const other = dropped([["spring", mar1, apr1, 500_00]], { account: "Sørlys" });
    expect(total(counted([one, other]))).toBe(1_100_00);
    const google = dropped([["spring", mar1, apr1, 500_00]], { platform: "google" });
    expect(total(counted([one, google]))).toBe(1_100_00);
  });

  it("knows a campaign whatever the case and width of its name", () => {
    const loud = dropped([["ＳＰＲＩＮＧ", mar1, apr1, 600_00]], { level: 3 });
    expect(placesOf(counted([loud, dropped([["spring", mar1, apr1, 600_00]])]))).toEqual([0]);
  });
});

describe("reports of different days", () => {
  it("leaves to January and February what a quarter has beyond the daily figures of March", () => {
    const quarter = dropped([["spring", jan1, apr1, 1_000_00]]);
    const days = dropped(
      daily(
        "spring",
        mar1,
        Array.from({ length: 31 }, () => 10_00),
      ),
    );
    expect(counted([quarter, days]).filter(([place]) => place === 0)).toEqual([
      [0, "spring", jan1, mar1, expect.closeTo(690_00, 6)],
    ]);
  });

  it("takes every month that has daily figures out of the quarter, not the first alone", () => {
    const quarter = dropped([["spring", jan1, apr1, 1_000_00]]);
    const february = dropped(
      daily(
        "spring",
        feb1,
        Array.from({ length: 28 }, () => 10_00),
      ),
    );
    const days = dropped(
      daily(
        "spring",
        mar1,
        Array.from({ length: 31 }, () => 10_00),
      ),
    );
    const rows = counted([quarter, february, days]);
    expect(total(rows)).toBeCloseTo(1_000_00, 6);
    expect(rows.filter(([place]) => place === 0)).toEqual([[0, "spring", jan1, feb1, expect.closeTo(410_00, 6)]]);
  });

  it("leaves the rest to the days before and after, and none of it to the days between", () => {
    const quarter = dropped([["spring", jan1, apr1, 590_00]]);
    const february = dropped(
      daily(
        "spring",
        feb1,
        Array.from({ length: 28 }, () => 0),
      ),
    );
    expect(counted([quarter, february]).filter(([place]) => place === 0)).toEqual([
      [0, "spring", jan1, feb1, expect.closeTo((590_00 * 31) / 62, 6)],
      [0, "spring", mar1, apr1, expect.closeTo((590_00 * 31) / 62, 6)],
    ]);
  });

  it("lets the newer of two daily files win on shared days, and both count elsewhere", () => {
    const older = dropped(daily("spring", mar1, [1, 1, 1, 1, 1]));
    const newer = dropped(daily("spring", "2026-03-04", [2, 2, 2, 2]));
    const rows = counted([newer, older]);
    expect(total(rows)).toBe(3 * 1 + 4 * 2);
    const restated = dropped(daily("spring", mar1, [3, 3, 3, 3, 3]));
    expect(total(counted([older, restated]))).toBe(15);
    expect(total(counted([restated, older]))).toBe(15);
  });

  it("shares the days that two ranges have in common", () => {
    const first = dropped([["spring", jan1, mar1, 590_00]]);
    const second = dropped([["spring", feb1, apr1, 590_00]]);
    expect(total(counted([first, second]))).toBeCloseTo(590_00 + 590_00 - (590_00 * 28) / 59, 6);
  });

  it("takes the weekly figures rather than the month's", () => {
    const month = dropped([["spring", "2026-03-02", "2026-03-30", 280_00]]);
    const weeks = dropped(
      [
        ["spring", "2026-03-02", "2026-03-09", 100_00],
        ["spring", "2026-03-09", "2026-03-16", 60_00],
        ["spring", "2026-03-16", "2026-03-30", 120_00],
      ].map(
        ([campaign, day, until, spend]) =>
          [campaign as string, day as string, until as string, spend as number] as const,
      ),
    );
    const sevenDays = dropped([
      ["spring", "2026-03-02", "2026-03-09", 100_00],
      ["spring", "2026-03-09", "2026-03-16", 60_00],
      ["spring", "2026-03-16", "2026-03-23", 60_00],
      ["spring", "2026-03-23", "2026-03-30", 60_00],
    ]);
    expect(placesOf(counted([sevenDays, month]))).toEqual([0]);
    expect(total(counted([weeks, month]))).toBe(280_00);
  });

  it("counts rows without dates only of campaigns that no dated report has", () => {
    const undated = dropped([
      ["spring", null, null, 900_00],
      ["autumn", null, null, 100_00],
    ]);
    const dated = dropped([["spring", march.from, march.to, 600_00]]);
    expect(counted([undated, dated])).toEqual([
      [0, "autumn", null, null, 100_00],
      [1, "spring", mar1, apr1, 600_00],
    ]);
  });
});

/** What a market spent, by campaign and day, and reports cut from it: the truth is the spend any of them covers. */
const names = ["spring", "brand", "Ünïcode"];
const length = 42;
const window = fc
  .tuple(fc.integer({ min: 0, max: length - 1 }), fc.integer({ min: 1, max: length }))
  .map(([from, size]) => ({ from, to: Math.min(length, from + size) }));
const market = fc.array(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: length, maxLength: length }), {
  minLength: 3,
  maxLength: 3,
});
const cut = fc.record({
  window,
  of: fc.uniqueArray(fc.integer({ min: 0, max: 2 }), { minLength: 1 }),
  level: fc.integer({ min: 1, max: 3 }),
  hasNetwork: fc.boolean(),
  hasBreakdown: fc.boolean(),
});
type Cut = typeof cut extends fc.Arbitrary<infer T> ? T : never;
const first = dayRange(jan1, jan1).from;

function report(spends: readonly number[][], { window, of, ...how }: Cut, grain: number) {
  const cells = of.flatMap((at) => {
    const own: [string, string, string, number][] = [];
    for (let day = window.from; day < window.to; day += grain) {
      const until = Math.min(window.to, day + grain);
      const spend = spends[at]?.slice(day, until).reduce((sum, one) => sum + one, 0) ?? 0;
      own.push([names[at] ?? "", dayText(first + day), dayText(first + until), spend]);
    }
    return own;
  });
  return dropped(cells, how);
}

const coveredBy = (
  spends: readonly number[][],
  cuts: readonly { window: { from: number; to: number }; of: number[] }[],
) =>
  spends
    .flatMap((own, at) =>
      own.filter((_, day) => cuts.some(({ window, of }) => of.includes(at) && day >= window.from && day < window.to)),
    )
    .reduce((sum, one) => sum + one, 0);

describe("reports cut from one market", () => {
  it("come to exactly what they cover, daily files however they overlap, and one range", () => {
    fc.assert(
      fc.property(market, fc.array(cut, { minLength: 1, maxLength: 4 }), fc.option(cut), (spends, cuts, range) => {
        const days = cuts.map((one) => report(spends, { ...one, hasNetwork: true }, 1));
        const all = range === null ? days : [...days, report(spends, { ...range, hasNetwork: false }, length)];
        const covered = coveredBy(spends, range === null ? cuts : [...cuts, range]);
        expect(total(counted(all))).toBeCloseTo(covered, 4);
      }),
      { numRuns: 300 },
    );
  });

  it("come to exactly what they cover, whatever their grain, where days, weeks and fortnights begin together", () => {
    const fortnights = fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 3 })).map(([from, size]) => ({
      from: from * 14,
      to: Math.min(42, (from + size) * 14),
    }));
    const anyReport = fc.tuple(cut, fortnights, fc.constantFrom(1, 7, 14));
    fc.assert(
      fc.property(market, fc.array(anyReport, { minLength: 1, maxLength: 5 }), (spends, cuts) => {
        const all = cuts.map(([one, window, grain]) => report(spends, { ...one, window }, grain));
        const covered = coveredBy(
          spends,
          cuts.map(([{ of }, window]) => ({ of, window })),
        );
        expect(total(counted(all))).toBeCloseTo(covered, 4);
        expect(total(counted(all.toReversed()))).toBeCloseTo(covered, 4);
      }),
      { numRuns: 300 },
    );
  });

  it("come to no more than all of them together", () => {
    fc.assert(
      fc.property(
        market,
        fc.array(fc.tuple(cut, fc.constantFrom(1, 7, 14, length)), { maxLength: 5 }),
        (spends, cuts) => {
          const all = cuts.map(([one, grain]) => report(spends, one, grain));
          const together = all.flatMap(({ cells }) => cells).reduce((sum, { spendMinor }) => sum + spendMinor, 0);
          expect(total(counted(all))).toBeLessThanOrEqual(together + 1e-6);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("keep nothing on days that a better report has", () => {
    fc.assert(
      fc.property(market, cut, cut, (spends, fine, coarse) => {
        const rows = counted([
          report(spends, { ...fine, hasNetwork: true }, 1),
          report(spends, { ...coarse, hasNetwork: false }, length),
        ]);
        for (const [, campaign, day, until] of rows.filter(([place]) => place === 1)) {
          if (!fine.of.some((at) => names[at] === campaign)) continue;
          const { from, to } = dayRange(day, until);
          expect(to <= first + fine.window.from || from >= first + fine.window.to).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
