import type { Market, Reach } from "./market.ts";
import { sideOf, sides } from "./sides.ts";

const organic = { costCents: 0, clickCents: 0, impressions: 1 };

const reaches: [side: number, reach: Reach][] = [
  [sideOf("instagram", false), { audience: 0.3, weekly: 0.34, lift: 0.13, click: 0.17, later: 0.05, ...organic }],
  [
    sideOf("instagram", true),
    {
      audience: 0.36,
      weekly: 0.18,
      lift: 0.16,
      click: 0.24,
      later: 0.05,
      costCents: 34,
      clickCents: 24,
      impressions: 31,
    },
  ],
  [sideOf("facebook", false), { audience: 0.2, weekly: 0.17, lift: 0.04, click: 0.1, later: 0.03, ...organic }],
  [
    sideOf("facebook", true),
    {
      audience: 0.34,
      weekly: 0.15,
      lift: 0.08,
      click: 0.2,
      later: 0.03,
      costCents: 40,
      clickCents: 30,
      impressions: 42,
    },
  ],
  [sideOf("tiktok", false), { audience: 0.16, weekly: 0.22, lift: 0.02, click: 0.08, later: 0.01, ...organic }],
  [
    sideOf("tiktok", true),
    {
      audience: 0.36,
      weekly: 0.19,
      lift: 0.005,
      click: 0.22,
      later: 0.01,
      costCents: 60,
      clickCents: 22,
      impressions: 66,
    },
  ],
  [sideOf("x", false), { audience: 0.04, weekly: 0.15, lift: 0.03, click: 0.12, later: 0.03, ...organic }],
  [sideOf("youtube", false), { audience: 0.05, weekly: 0.12, lift: 0.1, click: 0.16, later: 0.05, ...organic }],
  [sideOf("google", false), { audience: 0, weekly: 0, lift: 0, click: 0, later: 0, ...organic }],
  [
    sideOf("google", true),
    { audience: 0, weekly: 0, lift: 0, click: 0, later: 0, costCents: 0, clickCents: 140, impressions: 9 },
  ],
  [sideOf("email", false), { audience: 0.1, weekly: 0.28, lift: 0.06, click: 0.22, later: 0.03, ...organic }],
];

/** A small shop whose people see it on Instagram, search for it, and buy for some sixty euros. */
export const onlineShopMarket: Market = {
  model: "online-shop",
  need: 0.2,
  needLow: 0.5,
  needHigh: 1.7,
  searchShare: 0.55,
  adClickShare: 0.4,
  adSubstitution: 0.62,
  searchSubstitution: 0.45,
  convertMost: 0.4,
  convertHalf: 1.1,
  comeBack: 0.35,
  retarget: 0.22,
  followedLift: 1,
  harvest: 0,
  hearsay: 0.12,
  hearsayLift: 0.35,
  repeat: 0.2,
  once: false,
  satisfied: 0.1,
  reach: sides.map((_, side) => reaches.find(([of]) => of === side)?.[1]),
  retargeters: [sideOf("instagram", true), sideOf("facebook", true)],
  season: undefined,
};
