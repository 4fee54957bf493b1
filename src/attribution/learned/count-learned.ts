import type { LearnedName } from "../../model/model-names.ts";
import { countDistinctPlaces } from "./distinct-places.ts";
import type { CountLearned } from "./learned-model.ts";
import { withoutOwnReturns } from "./own-returns.ts";
import { countSteps } from "./removal-shares.ts";

/** Every learned model by name: what it counts of journeys, and the shares of places that follow. */
export const countLearned: Readonly<Record<LearnedName, CountLearned>> = {
  markov: (table) => countSteps(table, null),
  "markov-all": countSteps,
  shapley: countDistinctPlaces,
  "new-demand": (table) => countSteps(withoutOwnReturns(table), null),
};

/** Those that look at people who did not convert as well: they are asked with their paths. */
export const usesNullPaths: Readonly<Record<LearnedName, boolean>> = {
  markov: false,
  "markov-all": true,
  shapley: false,
  "new-demand": false,
};
