import { type Model, modelNamed } from "../../attribution/models.ts";
import { KnownError } from "../../model/errors.ts";
import type { Plan } from "../../model/plan.ts";

/** The model of this name that shares each conversion by its own journey; `invalid_request` for one that learns from all paths together. */
export function perJourney(name: string, { models }: Pick<Plan, "models">): Extract<Model, { kind: "rule" }> {
  const model = modelNamed(name, models);
  if (model.kind === "rule") return model;
  throw new KnownError(
    "invalid_request",
    `${model.title} credits places over all paths together, and not each conversion by its own journey`,
    { hint: "choose a model such as last, first, linear, time-decay or position with --model" },
  );
}
