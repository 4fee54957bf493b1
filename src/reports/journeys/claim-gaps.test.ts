import { expect, it } from "vitest";
import type { ClaimGaps, GapPlatform } from "../../model/attribution/claim-gaps.ts";
import { inkOf } from "../terminal/ink.ts";
import { claimGapLines } from "./claim-gaps.ts";
import { about } from "./fixture.ts";

const meta: GapPlatform = {
  platform: "meta",
  title: "Meta",
  claimed: { conversions: 30, value: null },
  found: { conversions: 12, value: "120.00" },
  gap: { conversions: 18, value: null },
  reached: 14,
  parts: { withoutClick: 16, doubleClaim: 2, creditElsewhere: 0 },
  clicks: 100,
  impressions: 1000,
  causes: [{ cause: "view_through", conversions: 16, evidence: "It claims 30." }],
  interval: null,
  enough: true,
  campaigns: [],
};

const text = (of: ClaimGaps["about"]) =>
  claimGapLines(
    {
      about: of,
      model: "last",
      how: "",
      totals: { claimed: 30, found: meta.found, gap: 18 },
      platforms: [meta],
      silent: [],
    },
    100,
    inkOf(false),
  )
    .join("\n")
    .replaceAll(/\s+/g, " ");

it("claims stand beside what is tracked, which the statement's figure can exceed", () => {
  const told = text({ ...about, analytics: { conversions: 5, value: "500.00" } });
  expect(told).toContain("Claimed Reached Tracked Gap");
  expect(told).toContain("Of the rest, up to 500.00 EUR is what an analytics table tells of");
  expect(told).toContain("retorno roi can find more, as it adds what an analytics table explains");
  expect(text(about)).not.toContain("analytics");
});

it("claims say that causes overlap", () => {
  expect(text(about)).toContain("One order can stand under several causes, so that they do not add up to the gap.");
});
