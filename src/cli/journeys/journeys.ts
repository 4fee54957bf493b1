import { existsSync } from "node:fs";
import { askJourneys } from "../../answers/ask-journeys.ts";
import type { Asked } from "../../answers/roi-question.ts";
import { KnownError } from "../../model/errors.ts";
import { mostTouches, pathForms } from "../../model/journey-rules.ts";
import { everything } from "../../model/only.ts";
import { periodBetween } from "../../model/period.ts";
import { inkOf } from "../../reports/terminal/ink.ts";
import { type Options, oneOf, readOptions, wholeNumber } from "../options.ts";
import { output, refuseToOverwrite, terminal } from "../output.ts";
import { askedFacts, refuseUnlessClear } from "../roi/asked-facts.ts";
import { planIn } from "../roi/plan-in.ts";
import { currencyOf } from "../roi/roi.ts";
import type { AnyCliQuestion } from "./cli-question.ts";

/** Each question's code is loaded only when it is asked. */
const questions: Readonly<Record<string, () => Promise<AnyCliQuestion>>> = {
  models: async () => (await import("./models.ts")).models,
  roles: async () => (await import("./roles.ts")).roles,
  explain: async () => (await import("./explain.ts")).explain,
  claims: async () => (await import("./claims.ts")).claims,
  paths: async () => (await import("./paths.ts")).paths,
  lengths: async () => (await import("./lengths.ts")).lengths,
  lags: async () => (await import("./lags.ts")).lags,
  paid: async () => (await import("./paid.ts")).paid,
  pairs: async () => (await import("./pairs.ts")).pairs,
  customers: async () => (await import("./customers.ts")).customers,
};

const common = [
  "plan",
  "from",
  "to",
  "lookback",
  "touches",
  "path",
  "goal",
  "currency",
  "format",
  "out",
  "data",
  "workspace",
];
const flags = ["view-throughs", "start-anew"];

/** `retorno journeys QUESTION`: how conversions came about, and who is credited with them. */
export async function journeys([name, ...rest]: readonly string[]): Promise<number> {
  const question = await questionNamed(name);
  const given = readOptions(rest, [...common, ...question.options], flags);
  const { values } = given;
  const [words, paths] = [given.paths.slice(0, question.words ?? 0), given.paths.slice(question.words ?? 0)];
  if (question.withoutWords !== undefined && isFileForWord(words, paths, values.data)) throw question.withoutWords();
  const format = oneOf("format", values.format ?? "table", ["table", "json"] as const);
  const asked = question.ofAll === true ? { ...askedIn(given), only: everything } : askedIn(given);
  const ask = question.ask({ values, words });
  const from = { data: values.data, workspace: values.workspace };
  refuseUnlessClear(`retorno journeys ${name}`, paths, from);
  const plan = await planIn(values.plan);
  await refuseToOverwrite([values.out], [...paths, ...(values.plan === undefined ? [] : [values.plan])]);
  const { warehouse, place, load } = await askedFacts(paths, { ...from, plan });
  try {
    const answer = await askJourneys(warehouse, load, place, asked, ask);
    const { colour, width = 100 } = terminal(values.out);
    const room = Math.min(100, Math.max(60, width));
    const text =
      format === "json"
        ? `${JSON.stringify(answer, null, 2)}\n`
        : `${question.lines(answer as never, room, inkOf(colour)).join("\n")}\n`;
    await output(text, values.out);
  } finally {
    warehouse.close();
  }
  return 0;
}

/** Whether the only thing that is named is there to be read, so that the word before it was forgotten. */
const isFileForWord = (words: readonly string[], paths: readonly string[], data: string | undefined): boolean =>
  paths.length === 0 && data === undefined && words.length === 1 && existsSync(words[0] ?? "");

async function questionNamed(name: string | undefined): Promise<AnyCliQuestion> {
  const load = name !== undefined && Object.hasOwn(questions, name) ? questions[name] : undefined;
  if (load !== undefined) return load();
  throw new KnownError(
    "invalid_request",
    name === undefined ? "no question is named" : `there is no question "${name}"`,
    {
      hint: `choose one of ${Object.keys(questions).join(", ")}, as in retorno journeys paths FOLDER`,
    },
  );
}

function askedIn({ values, flags }: Options<string>): Asked {
  const { from, to, lookback, touches, path, goal } = values;
  if (from !== undefined && to !== undefined) periodBetween(from, to);
  const rules = {
    ...(touches === undefined ? {} : { touches: wholeNumber("touches", touches, { least: 1, most: mostTouches }) }),
    ...(path === undefined ? {} : { path: oneOf("path", path, pathForms) }),
    ...(flags.has("view-throughs") ? { viewThroughs: true } : {}),
    ...(flags.has("start-anew") ? { startAnew: true } : {}),
  };
  return {
    period: { from, to },
    lookbackDays:
      lookback === undefined ? null : wholeNumber("lookback", lookback.replace(/d$/, ""), { least: 1, most: 3650 }),
    currency: currencyOf(values.currency),
    rules,
    goal: goal ?? null,
  };
}
