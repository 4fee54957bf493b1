import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KnownError } from "../model/errors.ts";
import { modelNames, type RuleName, ruleNames } from "../model/model-names.ts";
import { OwnModel } from "../model/own-model.ts";
import { credit, creditMicros, MICRO } from "./credit.ts";
import type { Journey } from "./journey.ts";
import { modelNamed, ruleModels } from "./models.ts";

const dayMs = 86_400_000;
const won = Date.UTC(2026, 2, 31);

/** A journey of touches so many days before the conversion; `*` marks a direct one. */
function journey(ages: (number | `${number}*`)[], { lead, opportunity }: { lead?: number; opportunity?: number } = {}) {
  const before = (days: number | undefined) => (days === undefined ? null : won - days * dayMs);
  return {
    touches: ages.map((age) => ({
      at: won - Number.parseFloat(String(age)) * dayMs,
      direct: String(age).endsWith("*"),
    })),
    convertedAt: won,
    leadAt: before(lead),
    opportunityAt: before(opportunity),
  } satisfies Journey;
}

const weights = (name: RuleName, of: Journey) =>
  ruleModels[name].weigh(of).map((weight) => Math.round(weight * 1e9) / 1e9);

describe("the rule models", () => {
  it.each<[RuleName, Journey, number[]]>([
    ["last", journey([9, 5, 1]), [0, 0, 1]],
    ["first", journey([9, 5, 1]), [1, 0, 0]],
    ["last-non-direct", journey([9, 5, "1*"]), [0, 1, 0]],
    ["last-non-direct", journey(["9*", "5*", "1*"]), [0, 0, 1]],
    ["linear", journey([9, 5, 3, 1]), [0.25, 0.25, 0.25, 0.25]],
    ["time-decay", journey([14, 7, 0]), [0.142857143, 0.285714286, 0.571428571]],
    ["position", journey([9, 1]), [0.5, 0.5]],
    ["position", journey([9, 5, 3, 1]), [0.4, 0.1, 0.1, 0.4]],
    ["lead", journey([9, 7, 5, 3], { lead: 7 }), [0.4, 0.4, 0.1, 0.1]],
    ["u", journey([9, 7, 5, 3], { lead: 4 }), [0.5, 0, 0.5, 0]],
    ["w", journey([9, 8, 7, 6, 5, 1], { lead: 7, opportunity: 4 }), [0.3, 0.05, 0.3, 0.05, 0.3, 0]],
    ["full-path", journey([9, 8, 7, 6, 5, 1], { lead: 7, opportunity: 4 }), [0.225, 0.05, 0.225, 0.05, 0.225, 0.225]],
  ])("%s", (name, of, expected) => expect(weights(name, of)).toEqual(expected));

  it("adds the shares of a touch that stands before several stages", () => {
    expect(weights("w", journey([9, 5, 3], { lead: 8, opportunity: 4 }))).toEqual([2 / 3, 1 / 3, 0].map(to9));
    expect(weights("full-path", journey([9, 5, 3], { lead: 8, opportunity: 8 }))).toEqual([0.675, 0.1, 0.225]);
  });

  it("gives a missing anchor's share to the other anchors, and the rest's where nobody else is there", () => {
    expect(weights("full-path", journey([9, 5, 3]))).toEqual([0.45, 0.1, 0.45]);
    expect(weights("w", journey([9, 5, 3], { lead: 6 }))).toEqual([0.9, 0.05, 0.05]);
    expect(weights("u", journey([9, 5], { lead: 20 }))).toEqual([1, 0]);
    expect(weights("lead", journey([9, 5], { lead: 5 }))).toEqual([0.5, 0.5]);
  });

  it("keeps the first touch's share under W even where it came after the deal was opened", () => {
    expect(weights("w", journey([3, 2], { opportunity: 5 }))).toEqual([1, 0]);
  });

  it("shares $12,000 by time decay as published: remainders equal to a hundredth of a cent go to the earlier touch", () => {
    const shares = ruleModels["time-decay"].weigh(journey([38, 33, 26, 8, 0]));
    expect(credit(1_200_000, shares)).toEqual([17520, 28744, 57487, 341704, 754545]);
  });
});

const anyJourney = fc
  .record({
    ages: fc.array(fc.record({ age: fc.integer({ min: 0, max: 400 * dayMs }), direct: fc.boolean() }), {
      maxLength: 12,
    }),
    lead: fc.option(fc.integer({ min: 0, max: 400 * dayMs })),
    opportunity: fc.option(fc.integer({ min: 0, max: 400 * dayMs })),
  })
  .map(({ ages, lead, opportunity }): Journey => {
    const touches = ages.map(({ age, direct }) => ({ at: won - age, direct })).sort((a, b) => a.at - b.at);
    const moment = (age: number | null) => (age === null ? null : won - age);
    return { touches, convertedAt: won, leadAt: moment(lead), opportunityAt: moment(opportunity) };
  });

describe.each(ruleNames)("%s", (name) => {
  const { weigh, assumes } = ruleModels[name];

  it("gives each touch a share, together all of it, and nothing where nobody was", () => {
    fc.assert(
      fc.property(anyJourney, (of) => {
        const shares = weigh(of);
        expect(shares).toHaveLength(of.touches.length);
        for (const share of shares) expect(share).toBeGreaterThanOrEqual(0);
        if (shares.length > 0) expect(sum(shares)).toBeCloseTo(1, 9);
      }),
    );
  });

  it("gives a single touch everything", () => {
    fc.assert(
      fc.property(anyJourney, (of) => {
        fc.pre(of.touches.length > 0);
        expect(weigh({ ...of, touches: of.touches.slice(0, 1) })).toEqual([1]);
      }),
    );
  });

  it("shares money and conversions without losing any", () => {
    fc.assert(
      fc.property(anyJourney, fc.integer({ min: -1e11, max: 1e11 }), (of, valueMinor) => {
        fc.pre(of.touches.length > 0);
        expect(sum(credit(valueMinor, weigh(of)))).toBe(valueMinor);
        expect(sum(creditMicros(weigh(of)))).toBe(MICRO);
      }),
    );
  });

  it("does not care when it all happened", () => {
    fc.assert(
      fc.property(anyJourney, fc.integer({ min: -1e12, max: 1e12 }), (of, shift) => {
        const moved = (moment: number | null) => (moment === null ? null : moment + shift);
        const later = {
          touches: of.touches.map(({ at, direct }) => ({ at: at + shift, direct })),
          convertedAt: of.convertedAt + shift,
          leadAt: moved(of.leadAt),
          opportunityAt: moved(of.opportunityAt),
        };
        expect(weigh(later)).toEqual(weigh(of));
      }),
    );
  });

  it("says what it assumes in two sentences", () =>
    expect(assumes.split(/[.](?: |$)/).filter(Boolean)).toHaveLength(2));
});

describe("modelNamed", () => {
  it("finds each model by its name", () => {
    for (const name of ruleNames) expect(modelNamed(name)).toMatchObject({ kind: "rule", name, ...ruleModels[name] });
  });

  it("finds a workspace's own model, and says what it assumes", () => {
    const own = OwnModel.parse({ name: "our-w", anchors: { first: 0.2, lead: 0.5, won: 0.2 }, rest: 0.1 });
    const found = modelNamed("our-w", [own]);
    expect(found).toMatchObject({ kind: "rule", name: "our-w", title: "our-w" });
    expect(found.assumes).toBe(
      "Of a conversion's value the first touch 20 %, the touch before the lead 50 %, the touch before the win 20 % and all others together 10 %. The shares are this workspace's own choice rather than a finding.",
    );
    if (found.kind !== "rule") throw new Error("a milestone model is a rule");
    expect(found.weigh(journey([9, 8, 7, 6], { lead: 8 })).map(to9)).toEqual([0.2, 0.5, 0.1, 0.2]);
  });

  it.each(["lasttouch", "toString", ""])("refuses %j and names the models there are", (name) => {
    const failure = failureOf(() => modelNamed(name));
    expect(failure).toBeInstanceOf(KnownError);
    expect(failure).toMatchObject({ code: "invalid_request" });
    expect(failure).toMatchObject({ hint: expect.stringContaining(modelNames.join(", ")) });
  });
});

it("refuses to credit nobody with something", () => {
  expect(() => credit(100, [])).toThrow(RangeError);
  expect(credit(0, [])).toEqual([]);
});

function failureOf(attempt: () => unknown): unknown {
  try {
    return attempt();
  } catch (failure) {
    return failure;
  }
}

function to9(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}

function sum(parts: readonly number[]): number {
  return parts.reduce((a, b) => a + b, 0);
}
