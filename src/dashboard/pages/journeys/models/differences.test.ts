import { describe, expect, it } from "vitest";
import { differencesOf, type Row } from "./differences.ts";

const line = (network: string, credits: readonly (readonly [value: string, best: number | null])[]): Row => ({
  key: { network },
  social: true,
  journeys: 20,
  spread: {
    conversions: { low: 0, high: 0 },
    value: {
      low: String(Math.min(...credits.map(([value]) => Number(value)))),
      high: String(Math.max(...credits.map(([value]) => Number(value)))),
    },
  },
  credits: credits.map(([value, best], at) => ({
    model: `m${at}`,
    conversions: 12,
    value,
    enough: best !== null,
    conversionsInterval: null,
    valueInterval: null,
    rank: best === null ? null : { best, worst: best + 1 },
  })),
});

const rows = [
  line("instagram", [
    ["900.00", 1],
    ["1000.00", 1],
  ]),
  line("google", [
    ["850.00", 1],
    ["90.00", 2],
  ]),
  line("x", [
    ["3.00", null],
    ["4.00", null],
  ]),
];

describe("differences of models", () => {
  it("names the line that hangs most on the choice, with the models at its ends", () => {
    const { widest } = differencesOf({ rows }, 0, "value");
    expect([widest?.row.key.network, widest?.least, widest?.most]).toEqual(["google", 1, 0]);
  });

  it("tells who can be first under the chosen model, and under any", () => {
    const first = (chosen: number) =>
      differencesOf({ rows }, chosen, "value").chosenLeaders.map(({ key }) => key.network);
    expect(first(0)).toEqual(["instagram", "google"]);
    expect(first(1)).toEqual(["instagram"]);
    expect(differencesOf({ rows }, 1, "value").leaders).toHaveLength(2);
  });

  it("counts what is too little to be ranked, and finds no width where all agree", () => {
    expect(differencesOf({ rows }, 0, "value").unranked).toBe(1);
    expect(
      differencesOf(
        {
          rows: [
            line("x", [
              ["5.00", 1],
              ["5.00", 1],
            ]),
          ],
        },
        0,
        "value",
      ).widest,
    ).toBeNull();
  });
});
