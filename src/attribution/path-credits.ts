import type { PathCredits } from "../model/attribution/path-credits.ts";
import { KnownError } from "../model/errors.ts";
import { bestOrder, type OrderScore } from "./markov/best-order.ts";
import { markov } from "./markov/markov.ts";
import { transitions } from "./markov/transitions.ts";
import { learnedModels, ruleModels } from "./models.ts";
import { type PathTable, sumOfAll, withoutSteps, withSteps } from "./paths/path-table.ts";
import { type RowSums, sumsOfChain, sumsOfDistinct, sumsOfRule, sumsOfSets } from "./paths/row-sums.ts";
import { type PathRule, pathRules, ruleCredit } from "./paths/rule-credit.ts";
import { type SetWorth, shapley } from "./shapley.ts";

/** The models that a table of paths can be credited by. */
export const pathModels = [...pathRules, "markov", "shapley"] as const;
export type PathModel = (typeof pathModels)[number];

/** How a table is to be credited; what a model does not ask is of no effect. */
export interface PathQuestion {
  readonly model: PathModel;
  /** Of Markov's chain, 1 to 4; `auto` takes the one that tells best which paths convert. */
  readonly order: number | "auto";
  readonly paths: "all" | "converting";
  readonly form: SetWorth;
  readonly transitions: boolean;
}

/** Credits the channels of a table, without intervals; an `invalid_request` where the model has nothing to go by. */
export function pathCredits(table: PathTable, asked: PathQuestion): PathCredits {
  const { conversions, value } = withSteps(table);
  const common = {
    model: asked.model,
    paths: asked.model === "markov" ? asked.paths : pathsOf(asked),
    conversions,
    value,
    nulls: sumOfAll(table.nulls),
    unattributed: withoutSteps(table),
    replicates: null,
    intervalsAre: null,
    enough: conversions >= 10,
  };
  if (conversions === 0)
    throw new KnownError("invalid_request", "no path of this table converted", {
      hint: "give a table whose column conversions is above 0 somewhere",
    });
  const nothing = {
    order: null,
    orders: null,
    ordersTell: null,
    form: null,
    chance: null,
    emptySets: null,
    transitions: null,
  };
  switch (asked.model) {
    case "markov":
      return { ...common, ...nothing, ...byMarkov(table, asked) };
    case "shapley":
      return { ...common, ...nothing, ...byShapley(table, asked.form) };
    default:
      return { ...common, ...nothing, ...byRule(table, asked.model) };
  }
}

/** The widest table whose sets can all be asked again for each replicate of the rate-value form. */
const mostChannels = 14;

/** The sums by which the same answer is found for persons drawn anew; the order is that of the answer. */
export function rowSums(
  table: PathTable,
  { model, form, paths, order }: Pick<PathCredits, "model" | "form" | "paths" | "order">,
): RowSums {
  if (model === "markov") return sumsOfChain(table, { order: order ?? 1, nulls: paths === "all" });
  const rule = pathRules.find((one) => one === model);
  if (rule !== undefined) return sumsOfRule(table, rule);
  if (form !== "rate-value") return sumsOfDistinct(table);
  if (table.channels.length <= mostChannels) return sumsOfSets(table);
  throw new KnownError("invalid_request", `the rate-value form has intervals for up to ${mostChannels} channels`, {
    hint: `this table has ${table.channels.length}: leave out --intervals, or say --form set-value`,
  });
}

/** A rule and the set-value form look at nothing but conversions. */
const pathsOf = ({ model, form }: PathQuestion): PathCredits["paths"] =>
  model === "shapley" && form === "rate-value" ? "all" : "converting";

function byMarkov(table: PathTable, { order, paths, transitions: wanted }: PathQuestion) {
  const { title } = learnedModels.markov;
  const scored = order === "auto" ? chosenOrder(table) : { order, scores: null, tells: null };
  const { rows, chance, chain } = markov(table, { order: scored.order, nulls: paths === "all" });
  return {
    title,
    assumes: markovAssumes(scored.order, paths),
    order: scored.order,
    orders: scored.scores,
    ordersTell: scored.tells,
    chance,
    rows: ordered(rows.map((row) => ({ ...noFigures, ...row }))),
    transitions: wanted ? transitions(chain) : null,
  };
}

/** What the model takes for granted: at a higher order a step hangs on more than one before it. */
function markovAssumes(order: number, paths: PathQuestion["paths"]): string {
  const before = order === 1 ? "the channel before" : `the ${order} channels before`;
  const whose =
    paths === "all"
      ? "paths that did not convert count too, as if people were alike wherever they were met"
      : "it looks only at people who converted";
  return `A channel gets credit by how many conversions would be missing if every path that reaches it ended there. It takes the next step of a path to hang on ${before} alone; ${whose}.`;
}

function chosenOrder(table: PathTable): { order: number; tells: boolean; scores: readonly OrderScore[] } {
  const best = bestOrder(table);
  if (best !== null) return best;
  throw new KnownError("invalid_request", "no order can be chosen: every path of this table converted", {
    hint: "give --order 1 to 4, or a table that counts in nulls the paths that did not convert",
  });
}

function byShapley(table: PathTable, form: SetWorth) {
  const { title, assumes } = learnedModels.shapley;
  const { rows, emptySets } = shapley(table, { form });
  const isRate = form === "rate-value";
  const found = rows.map(({ channel, conversions, value, worth, error }) => ({
    ...noFigures,
    channel,
    conversions,
    value,
    ...(isRate ? { worth, worthError: error } : {}),
  }));
  return {
    title,
    assumes: isRate ? rateAssumes : assumes,
    form,
    emptySets: isRate ? emptySets : null,
    rows: ordered(found),
  };
}

const rateAssumes =
  "A channel gets what it adds, on average over all orders of arrival, to the rate at which paths of just those channels convert. It takes a set of channels that no path shows for one that never converts, is noisy where sets are rare, and credits a channel that lowers the rate with nothing.";

function byRule(table: PathTable, rule: PathRule) {
  const { title, assumes } = ruleModels[rule];
  const credit = ruleCredit(table, rule);
  const rows = table.channels.map((channel, at) => ({
    ...noFigures,
    channel,
    conversions: credit.conversions[at] as number,
    value: credit.value[at] as number,
  }));
  return { title, assumes, rows: ordered(rows) };
}

const noFigures = { removalEffect: null, worth: null, worthError: null, interval: null };

/** Largest first, by name where they are equal. */
const ordered = <Row extends { readonly channel: string; readonly conversions: number }>(rows: readonly Row[]): Row[] =>
  rows.toSorted((one, other) => other.conversions - one.conversions || (one.channel < other.channel ? -1 : 1));
