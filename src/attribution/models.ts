import { KnownError } from "../model/errors.ts";
import { type LearnedName, modelNames, type RuleName } from "../model/model-names.ts";
import type { OwnModel } from "../model/own-model.ts";
import { first } from "./first.ts";
import type { RuleModel } from "./journey.ts";
import { last } from "./last.ts";
import { lastNonDirect } from "./last-non-direct.ts";
import { linear } from "./linear.ts";
import { type MilestoneShares, milestoneFamily, milestones, ownShares } from "./milestones.ts";
import { position } from "./position.ts";
import { timeDecay } from "./time-decay.ts";

/** The rule models by the names `--model` takes: each conversion is shared by its own journey alone. */
export const ruleModels = {
  last,
  first,
  "last-non-direct": lastNonDirect,
  linear,
  "time-decay": timeDecay(),
  position,
  lead: milestones(milestoneFamily.lead),
  u: milestones(milestoneFamily.u),
  w: milestones(milestoneFamily.w),
  "full-path": milestones(milestoneFamily["full-path"]),
} as const satisfies Record<RuleName, RuleModel>;

/** The models that learn from all paths together: they credit places, not the touches of one journey. */
export const learnedModels = {
  markov: {
    title: "Markov chain",
    assumes:
      "A place gets credit by how many conversions would be missing if every path that reaches it ended there. It takes the next step of a path to hang on the step before alone, and looks only at people who converted.",
  },
  "markov-all": {
    title: "Markov chain of all paths",
    assumes:
      "A place gets credit by how many conversions would be missing if every path that reaches it ended there, where the paths of people who did not convert count too. It takes the next step of a path to hang on the step before alone, and people to be alike wherever they were met.",
  },
  shapley: {
    title: "Shapley value",
    assumes:
      "A conversion is shared evenly by the distinct places of its path, whatever their order and how often each was met. It takes every place of a path for needed, and uses no path that did not convert.",
  },
  "new-demand": {
    title: "New demand",
    assumes:
      "Whoever was here before and then searches for the business or types its address came back of their own accord: such a return is no touch, and Markov's removal effects credit the rest. It takes a first visit by search for a discovery, which it is not where people know the name from what nobody tracked.",
  },
} as const satisfies Record<LearnedName, { title: string; assumes: string }>;

/** A model by which conversions are credited. */
export type Model = { readonly name: string; readonly title: string; readonly assumes: string } & (
  | ({ readonly kind: "rule"; readonly shares: MilestoneShares | null } & RuleModel)
  | { readonly kind: "learned"; readonly name: LearnedName }
);

/** The model of this name, of the plan's own or of all workspaces'; `invalid_request` with the names there are for any other. */
export function modelNamed(name: string, own: readonly OwnModel[] = []): Model {
  if (Object.hasOwn(ruleModels, name)) {
    const shares = Object.hasOwn(milestoneFamily, name) ? milestoneFamily[name as keyof typeof milestoneFamily] : null;
    return { kind: "rule", name, shares, ...ruleModels[name as RuleName] };
  }
  if (Object.hasOwn(learnedModels, name)) {
    return { kind: "learned", name: name as LearnedName, ...learnedModels[name as LearnedName] };
  }
  const theirs = own.find((model) => model.name === name);
  if (theirs !== undefined) {
    const shares = ownShares(theirs);
    return { kind: "rule", name, shares, ...milestones(shares) };
  }
  throw new KnownError("invalid_request", `There is no model "${name}".`, {
    hint: `Choose one of ${[...modelNames, ...own.map((model) => model.name)].join(", ")}.`,
  });
}

/** Every model there is, the plan's own last. */
export const allModels = (own: readonly OwnModel[] = []): Model[] =>
  [...modelNames, ...own.map(({ name }) => name)].map((name) => modelNamed(name, own));
