import type { Market, Reach } from "./market.ts";
import { sideOf, sides } from "./sides.ts";

const organic = { costCents: 0, clickCents: 0, impressions: 1 };

const reaches: [side: number, reach: Reach][] = [
  [sideOf("linkedin", false), { audience: 0.32, weekly: 0.38, lift: 0.13, click: 0.16, later: 0.05, ...organic }],
  [
    sideOf("linkedin", true),
    {
      audience: 0.45,
      weekly: 0.2,
      lift: 0.16,
      click: 0.19,
      later: 0.05,
      costCents: 110,
      clickCents: 280,
      impressions: 14,
    },
  ],
  [sideOf("x", false), { audience: 0.1, weekly: 0.2, lift: 0.04, click: 0.1, later: 0.04, ...organic }],
  [sideOf("youtube", false), { audience: 0.09, weekly: 0.14, lift: 0.12, click: 0.16, later: 0.06, ...organic }],
  [sideOf("facebook", false), { audience: 0.08, weekly: 0.12, lift: 0.02, click: 0.08, later: 0.02, ...organic }],
  [sideOf("google", false), { audience: 0, weekly: 0, lift: 0, click: 0, later: 0, ...organic }],
  [
    sideOf("google", true),
    { audience: 0, weekly: 0, lift: 0, click: 0, later: 0, costCents: 0, clickCents: 240, impressions: 11 },
  ],
  [sideOf("email", false), { audience: 0.16, weekly: 0.32, lift: 0.1, click: 0.22, later: 0.05, ...organic }],
];

/** A software house that sells to companies: people leave an address, their company talks for weeks, then signs or not. */
export const b2bMarket: Market = {
  model: "b2b",
  need: 0.2,
  needLow: 0.4,
  needHigh: 1.5,
  searchShare: 0.6,
  adClickShare: 0.4,
  adSubstitution: 0.6,
  searchSubstitution: 0.4,
  convertMost: 0.42,
  convertHalf: 1.2,
  comeBack: 0.4,
  retarget: 0.3,
  followedLift: 1,
  harvest: 0,
  hearsay: 0.25,
  hearsayLift: 0.4,
  repeat: 0,
  once: true,
  satisfied: 0.6,
  reach: sides.map((_, side) => reaches.find(([of]) => of === side)?.[1]),
  retargeters: [sideOf("linkedin", true)],
  season: undefined,
};
