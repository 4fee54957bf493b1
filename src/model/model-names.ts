/** The rule models every workspace has, by the names they are asked for; each conversion is shared by its own journey alone. */
export const ruleNames = [
  "last",
  "first",
  "last-non-direct",
  "linear",
  "time-decay",
  "position",
  "lead",
  "u",
  "w",
  "full-path",
] as const;
export type RuleName = (typeof ruleNames)[number];

/** The models every workspace has that learn from all paths together. */
const learnedNames = ["markov", "markov-all", "shapley", "new-demand"] as const;
export type LearnedName = (typeof learnedNames)[number];

/** Every model there is without a plan. */
export const modelNames: readonly (RuleName | LearnedName)[] = [...ruleNames, ...learnedNames];
