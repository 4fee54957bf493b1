// biome-ignore-all lint/performance/noBarrelFile: a library has one door, and its test holds that a bundler takes what is used alone
// What `import … from "retorno/attribution"` gives: pure functions, no database, no input or output.
export { KnownError } from "../model/errors.ts";
export { type CreditedBy, type CreditInterval, creditIntervals } from "./credit-intervals.ts";
export { bestOrder, type OrderScore } from "./markov/best-order.ts";
export type { Chain } from "./markov/chain.ts";
export { type MarkovAnswer, type MarkovRow, markov } from "./markov/markov.ts";
export { removalEffect } from "./markov/removal-effect.ts";
export { type ChainStep, transitions } from "./markov/transitions.ts";
export { type PathReading, parsePathTable, type ReadPaths, readPathTable } from "./paths/parse-path-table.ts";
export { type PathRow, type PathTable, pathTable } from "./paths/path-table.ts";
export { type PathCredit, type PathRule, pathRules, ruleCredit } from "./paths/rule-credit.ts";
export { type SetWorth, type ShapleyAnswer, type ShapleyRow, shapley } from "./shapley.ts";
