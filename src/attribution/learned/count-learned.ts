import type { LearnedName } from "../models.ts";
import { countDistinctPlaces } from "./distinct-places.ts";
import type { CountLearned } from "./learned-model.ts";
import { countSteps } from "./removal-shares.ts";

/** Every learned model by name: what it counts of journeys, and the shares of places that follow. */
export const countLearned: Readonly<Record<LearnedName, CountLearned>> = {
  markov: (table) => countSteps(table, null),
  shapley: countDistinctPlaces,
};
