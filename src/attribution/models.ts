import { KnownError } from "../model/errors.ts";
import { first } from "./first.ts";
import type { RuleModel } from "./journey.ts";
import { last } from "./last.ts";
import { lastNonDirect } from "./last-non-direct.ts";
import { linear } from "./linear.ts";
import { milestones } from "./milestones.ts";
import { position } from "./position.ts";
import { timeDecay } from "./time-decay.ts";

/** The rule models by the names `--model` takes. */
export const models = {
  last,
  first,
  "last-non-direct": lastNonDirect,
  linear,
  "time-decay": timeDecay(),
  position,
  lead: milestones("lead"),
  u: milestones("u"),
  w: milestones("w"),
  "full-path": milestones("full-path"),
} as const satisfies Record<string, RuleModel>;

export type ModelName = keyof typeof models;

export const modelNames = Object.keys(models) as ModelName[];

/** The model of this name; `invalid_request` with the names there are for any other. */
export function modelNamed(name: string): RuleModel & { name: ModelName } {
  if (isModelName(name)) return { name, ...models[name] };
  const learned = name === "markov" || name === "shapley";
  const why = learned ? `The model ${name} is not in this version's roi.` : `There is no model "${name}".`;
  throw new KnownError("invalid_request", why, {
    hint: `Choose one of ${modelNames.join(", ")}.${learned ? "" : " (markov and shapley are not in this version's roi.)"}`,
  });
}

function isModelName(name: string): name is ModelName {
  return Object.hasOwn(models, name);
}
