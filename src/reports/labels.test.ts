import fc from "fast-check";
import { expect, it } from "vitest";
import type { RowKey } from "../model/statement.ts";
import { rowLabel, sumsWords } from "./labels.ts";

it.each<[RowKey, boolean, string]>([
  [{ network: "instagram", paid: false }, true, "Instagram, organic"],
  [{ network: "none", paid: false }, false, "No network (direct, e-mail, …)"],
  [{ network: "none", paid: false }, true, "Social media as a whole"],
  [{ network: "none", paid: true }, true, "Social media as a whole, paid"],
  [{ network: "instagram", paid: true, campaign: "spring" }, true, "spring (Instagram, paid)"],
  [{ network: "instagram", paid: false, campaign: null }, true, "Instagram, organic, no campaign"],
  [{ network: "none", paid: false, campaign: "newsletter" }, false, "newsletter (no network)"],
  [{ network: "none", paid: false, campaign: null }, false, "No network, no campaign"],
  [{ network: "none", paid: false, campaign: null }, true, "Social media as a whole, no campaign"],
  [{ network: "instagram", post: "Our new yarn" }, true, "Our new yarn (Instagram)"],
  [{ network: "instagram", post: null }, true, "Instagram, no known post"],
  [{ paid: true }, true, "Social media, paid"],
  [{ paid: true }, false, "Other channels, paid"],
  [{ channel: "Organic Search" }, false, "Organic Search"],
  [{ network: "none", paid: true }, false, "Paid, network not known"],
])("a row of %j, social %j, is called %s", (key, social, label) => expect(rowLabel({ key, social })).toBe(label));

it("says what a file held in words, each amount with its own currency", () => {
  const words = (sums: Record<string, string | number>, currency: string | null) =>
    sumsWords(sums, currency).replaceAll("\u00a0", " ");
  expect(words({ spend: "600.00", conversionValue: "9400.00", notCounted: 3 }, "NOK")).toBe(
    "spend 600.00 NOK · conversion value 9,400.00 NOK · not counted 3",
  );
  expect(words({ "wonAmount EUR": "343.33", "wonAmount USD": "1200.00" }, null)).toBe(
    "won amount 343.33 EUR · won amount 1,200.00 USD",
  );
});

it("gives no two campaigns' rows the same name", () => {
  const row = fc.record({
    key: fc.record({
      network: fc.constantFrom("instagram", "facebook", "google", "none"),
      paid: fc.boolean(),
      campaign: fc.constantFrom("spring", "always-on", null),
    }),
    social: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.uniqueArray(row, { selector: (one) => JSON.stringify(one) }), (rows) => {
      const sides = [true, false].map((social) => rows.filter((one) => one.social === social).map(rowLabel));
      for (const labels of sides) expect(new Set(labels).size).toBe(labels.length);
    }),
  );
});
