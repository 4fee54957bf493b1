import { expect, it } from "vitest";
import { calendarOf } from "./calendar.ts";
import type { Conversion, Witness } from "./life.ts";
import { onlineShopMarket } from "./online-shop-market.ts";
import { sideOf, sides } from "./sides.ts";
import { Worlds } from "./worlds.ts";

const calendar = calendarOf("2026-01-01", 60, "Europe/Madrid");
const silent: Witness = { exposed() {}, visited() {}, converted() {} };
const people = 600;

function conversions(world: number, off = 0): (readonly Conversion[])[] {
  const worlds = new Worlds({ market: onlineShopMarket, calendar, seed: 11, off });
  return Array.from({ length: people }, (_, person) => worlds.live(person, silent)[world] ?? []);
}

it.each([sideOf("instagram", true), sideOf("google", true), sideOf("google", false), sideOf("email", false)])(
  "lives the world without side %i exactly as if it had been the only one",
  (side) => {
    expect(conversions(side + 1)).toEqual(conversions(0, 1 << side));
  },
);

it("leaves a world untouched by a side that reaches nobody", () => {
  const nobody = sideOf("linkedin", true);
  expect(onlineShopMarket.reach[nobody]).toBeUndefined();
  expect(conversions(nobody + 1)).toEqual(conversions(0));
});

it("loses orders when everything but direct visits is switched off, and keeps those that need alone brings", () => {
  const all = conversions(0).flat().length;
  const alone = conversions(0, 2 ** sides.length - 1).flat().length;
  expect(alone).toBeGreaterThan(0);
  expect(alone).toBeLessThan(all / 2);
});
