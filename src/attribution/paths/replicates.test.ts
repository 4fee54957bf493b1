import { describe, expect, it } from "vitest";
import { KnownError } from "../../model/errors.ts";
import { mulberry } from "../mulberry.ts";
import { type PathQuestion, pathCredits, rowSums } from "../path-credits.ts";
import { type PathTable, pathTable } from "./path-table.ts";
import { creditReplicates, type Draw } from "./replicates.ts";

/** Poisson(1), by the pair alone. */
const poisson: Draw = (unit, replicate) => {
  const random = mulberry(unit * 7919 + replicate * 104_729 + 17);
  random();
  let [count, left] = [0, random()];
  for (let chance = Math.exp(-1); left > chance && count < 12; chance /= count) {
    left -= chance;
    count++;
  }
  return count;
};

const once: Draw = () => 1;

const random = mulberry(5);
const table = pathTable(
  Array.from({ length: 300 }, () => ({
    path: Array.from({ length: 1 + Math.floor(random() * 5) }, () => "ABCDE"[Math.floor(random() * 5)] as string),
    conversions: Math.floor(random() * 4),
    nulls: Math.floor(random() * 6),
  })).map((row) => ({ ...row, value: row.conversions * 12.5 })),
);

const questions: PathQuestion[] = [
  asked("first"),
  asked("last"),
  asked("linear"),
  asked("position"),
  asked("shapley"),
  asked("shapley", { form: "rate-value" }),
  asked("markov"),
  asked("markov", { order: 3 }),
  asked("markov", { paths: "converting" }),
];

describe.each(questions.map((question) => [name(question), question] as const))("%s", (_, question) => {
  const answer = pathCredits(table, question);

  it("credits everybody drawn once as the table is credited", () => {
    const { count, conversions, value } = creditReplicates(table, rowSums(table, answer), once);
    for (const row of answer.rows) {
      const at = table.channels.indexOf(row.channel) * count;
      expect(conversions[at]).toBeCloseTo(row.conversions, 6);
      expect(value[at + count - 1]).toBeCloseTo(row.value, 6);
    }
  });

  it("draws credits around the table's own", () => {
    const { count, conversions } = creditReplicates(table, rowSums(table, answer), poisson);
    for (const row of answer.rows) {
      const at = table.channels.indexOf(row.channel) * count;
      const { mean, spread } = momentsOf(conversions.subarray(at, at + count));
      expect(spread).toBeGreaterThan(0);
      expect(Math.abs(mean - row.conversions)).toBeLessThan(spread / 2);
    }
  });
});

describe("many persons in groups", () => {
  const many = pathTable([
    { path: ["A"], conversions: 9000, value: 9000 },
    { path: ["B"], conversions: 4000, value: 4000, nulls: 20_000 },
    { path: ["B", "A"], conversions: 2000.5, value: 2000.5 },
  ]);

  it("are as uncertain as persons drawn one by one: by the root of their number", () => {
    const answer = pathCredits(many, asked("last"));
    const { count, conversions } = creditReplicates(many, rowSums(many, answer), poisson);
    const { mean, spread } = momentsOf(conversions.subarray(0, count));
    expect(mean / 11_000.5).toBeCloseTo(1, 2);
    expect(spread / Math.sqrt(11_000)).toBeGreaterThan(0.9);
    expect(spread / Math.sqrt(11_000)).toBeLessThan(1.1);
  });
});

it("refuses the rate-value form of many channels, and says what else there is", () => {
  const wide: PathTable = pathTable(Array.from({ length: 15 }, (_, at) => ({ path: [`c${at}`], conversions: 1 })));
  const answer = pathCredits(wide, asked("shapley", { form: "rate-value" }));
  expect(() => rowSums(wide, answer)).toThrow(KnownError);
});

function asked(model: PathQuestion["model"], more: Partial<PathQuestion> = {}): PathQuestion {
  return { model, order: 1, paths: "all", form: "set-value", transitions: false, ...more };
}

function name({ model, order, form, paths }: PathQuestion): string {
  return `${model} ${order} ${form} ${paths}`;
}

function momentsOf(sample: Float64Array): { mean: number; spread: number } {
  const mean = sample.reduce((sum, one) => sum + one, 0) / sample.length;
  const squares = sample.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return { mean, spread: Math.sqrt(squares / (sample.length - 1)) };
}
