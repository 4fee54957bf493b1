import { expect, it } from "vitest";
import { displayWidth } from "../terminal/display-width.ts";
import { inkOf } from "../terminal/ink.ts";
import { aboutLines } from "./about.ts";
import { about, aboutLeads, aboutNone } from "./fixture.ts";
import { newAndReturningLines } from "./new-and-returning.ts";
import { paidAndOrganicLines } from "./paid-and-organic.ts";
import { pathLengthLines } from "./path-lengths.ts";
import { roleLines } from "./roles-by-month.ts";
import { topPathLines } from "./top-paths.ts";

const ink = inkOf(false);
const nothing = { conversions: 0, value: "0.00" };
const leads = (conversions: number) => ({ conversions, value: "0.00" });
const instagram = { key: { network: "instagram", paid: false }, social: true };
const model = { name: "last", title: "Last touch", assumes: "What closes." };
const estimate = (value: number) => ({ value, interval: null });
const quartiles = { lowerQuartile: estimate(1), median: estimate(1), upperQuartile: estimate(3) };
const share = { share: 1, interval: null };
const distribution = { mean: estimate(1.5), quartiles, buckets: [{ from: 1, below: null, ...leads(90), ...share }] };
const side = {
  met: leads(90),
  roles: { origin: 90, assist: 0, converter: 90 },
  credited: leads(90),
  interval: null,
  enough: true,
};
const both = {
  ...nothing,
  paidFirst: 0,
  organicFirst: 0,
  organicFirstShare: null,
  interval: null,
  first: null,
  enough: false,
};

/** Each answer with the same figures, whatever its conversions are worth. */
const answers = {
  paths: (of: typeof about, width = 100) =>
    topPathLines(
      {
        about: of,
        by: "network",
        distinct: 2,
        paths: [{ steps: [instagram], ...leads(89), share: 0.99, enough: true, interval: null }],
        others: leads(1),
      },
      width,
      ink,
    ),
  lengths: (of: typeof about, width = 100) =>
    pathLengthLines(
      {
        about: of,
        touches: of.touches === 0 ? null : distribution,
        days: of.touches === 0 ? null : distribution,
        enough: true,
        how: "",
      },
      width,
      ink,
    ),
  paid: (of: typeof about, width = 100) =>
    paidAndOrganicLines(
      {
        about: of,
        model,
        networks: [
          {
            network: "instagram",
            met: leads(90),
            paid: { ...side, met: nothing, credited: nothing },
            organic: side,
            both,
          },
        ],
        elsewhere: leads(1),
        nobody: leads(1),
        how: {},
      },
      width,
      ink,
    ),
  customers: (of: typeof about, width = 100) =>
    newAndReturningLines(
      {
        about: of,
        model,
        by: "network",
        salesKnownSince: null,
        all: { new: leads(100), returning: nothing, unknown: nothing },
        lines: [
          {
            ...instagram,
            new: leads(90),
            returning: nothing,
            newShare: 1,
            interval: null,
            thanOthers: null,
            enough: true,
          },
        ],
        unattributed: { new: leads(10), returning: nothing, unknown: nothing },
        how: {},
      },
      width,
      ink,
    ),
};

it.each(Object.entries(answers))("%s of leads are counted, and no figure is money", (_, lines) => {
  const text = lines(aboutLeads).join("\n");
  expect(text).toContain("90 of 100 conversions have touches before them.");
  expect(text).not.toMatch(/EUR|0\.00|Value/);
  expect(lines(about).join("\n")).toMatch(/EUR/);
});

it.each(Object.entries(answers))("%s of a period without conversions are one sentence", (_, lines) => {
  const said = lines(aboutNone);
  expect(said.slice(3)).toEqual([
    "There are no conversions from 1 to 31 May 2026; the facts reach from 1 January to 31 March 2026.",
  ]);
});

it("says what is there once in the singular", () => {
  const one = { conversions: 1, value: "10.00" };
  const text = (more: object) =>
    aboutLines("", { ...about, all: one, explained: one, unattributed: nothing, ...more }, 100, ink).join("\n");
  expect(text({})).toContain("1 conversion worth 10.00 EUR, with touches before it.");
  expect(text({ cut: 1 })).toContain("1 journey had more than 500 touches");
  const paths = answers.paths(about).join("\n");
  expect(paths).toContain("1 other path stands before 1 conversion, 0.00 EUR.");
  const lengths = answers.lengths(about).join("\n");
  expect(lengths).toContain(
    "Half of the journeys have one touch, the middle half 1 to 3 touches; the mean is 1.5 touches.",
  );
});

it("tells growth as how many times as many a day", () => {
  const grown = (percent: number, low: number, high: number) => ({
    percent,
    interval: { low, high, level: 0.9 as const },
    chance: 0.001,
    enough: true,
    beyondNoise: true,
  });
  const steady = { ...grown(0, -10, 10), beyondNoise: false };
  const role = { conversions: 30, interval: null, enough: true };
  const month = (month: string, origin: number, converter: number) => ({ month, origin, assist: 0, converter });
  const months = ["2026-01", "2026-02"].map((month) => ({ month, days: 28 }));
  const lines = roleLines(
    {
      about,
      by: "network",
      months,
      lines: [
        {
          ...instagram,
          conversions: 30,
          origin: role,
          assist: { conversions: 0, interval: null, enough: false },
          converter: role,
          assistsPerLast: 0,
          enough: true,
          months: [
            { ...month("2026-01", 28, 80), growth: null },
            {
              ...month("2026-02", 278, 57),
              growth: { origin: grown(893.1, 612, 1310), assist: steady, converter: grown(-28.8, -44, -10) },
            },
          ],
        },
      ],
      all: [],
      touchesFrom: null,
      wholeFrom: null,
      how: { roles: "", growth: "", intervals: "" },
    },
    100,
    ink,
  );
  const text = lines.join(" ").replaceAll(/ +/g, " ");
  expect(text).toContain("after 28 the month before: 9.9 times as many a day (90 %: 7.1 to 14).");
  expect(text).toContain("after 80 the month before: 0.71 times as many a day (90 %: 0.56 to 0.90).");
  expect(text).toContain("– not enough data: below ten conversions in the role.");
});

it.each(Object.entries(answers))("%s stay within 60 columns", (_, lines) => {
  expect(Math.max(...lines(about, 60).map(displayWidth))).toBeLessThanOrEqual(60);
});
