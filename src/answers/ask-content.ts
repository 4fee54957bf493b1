import { modelNamed } from "../attribution/models.ts";
import type { ContentAbout } from "../model/content/about.ts";
import type { Audience } from "../model/content/audience.ts";
import type { BestTimes, TimeMeasure } from "../model/content/best-times.ts";
import type { Posts } from "../model/content/posts.ts";
import { everything, type Only } from "../model/only.ts";
import { audience } from "../questions/content/audience.ts";
import { bestTimes, type Measured } from "../questions/content/best-times.ts";
import { postFormulas, timeFormulas } from "../questions/content/content-formulas.ts";
import { postCredits, postKey } from "../questions/content/post-credits.ts";
import { type PostFacts, postFacts } from "../questions/content/post-facts.ts";
import { type PostsAsked, type PostsQuestion, posts } from "../questions/content/posts.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { keptExports } from "./kept-exports.ts";
import type { Place } from "./place.ts";
import { type Asked, roiQuestion } from "./roi-question.ts";

/** The posts of facts that are kept. */
export async function keptPosts(
  facts: Warehouse,
  place: Place,
  { model, posts: of, ...asked }: Asked & { model: string; posts: Omit<PostsAsked, "only"> },
): Promise<Posts> {
  const { only, ...question } = await contentQuestion(facts, place, asked, model);
  const { scope } = question;
  const { assumes } = modelNamed(model, scope.plan.models);
  return {
    about: aboutOf(question),
    ...(await posts(facts, question, { ...of, only })),
    formulas: postFormulas(model, assumes, scope.lookbackDays),
  };
}

/** Which times and kinds of post did better than usual, of facts that are kept. */
export async function keptBestTimes(
  facts: Warehouse,
  place: Place,
  { model, measure, ...asked }: Asked & { model: string; measure: TimeMeasure },
): Promise<BestTimes> {
  const question = await contentQuestion(facts, place, asked, model);
  const { network } = question.only;
  const told = (await postFacts(facts, question.scope)).filter(
    (post) => post.inPeriod && (network === null || post.network === network),
  );
  const measured = await measuredBy(facts, question, measure, told);
  return { about: aboutOf(question), measure, network, ...bestTimes(measured), formulas: timeFormulas(measure) };
}

/** The audiences of facts that are kept. */
export async function keptAudience(facts: Warehouse, place: Place, asked: Asked): Promise<Audience> {
  const { scope } = await contentQuestion(facts, place, asked, "last");
  return audience(facts, scope);
}

async function contentQuestion(
  facts: Warehouse,
  place: Place,
  asked: Asked,
  model: string,
): Promise<PostsQuestion & { readonly only: Only }> {
  const { question } = await roiQuestion(facts, (where) => keptExports(facts, where), place, asked);
  return { scope: question.scope, model, chosenPeriod: question.chosenPeriod, only: question.only ?? everything };
}

const aboutOf = ({ scope, model }: PostsQuestion): ContentAbout => ({
  period: { from: scope.from, to: scope.to },
  currency: scope.currency,
  timeZone: scope.timeZone,
  model,
  lookbackDays: scope.lookbackDays,
  basis: scope.plan.return.basis,
  goal: scope.goal ?? null,
});

/** What each post shows of the measure; journeys are put together only where their credit is asked for. */
async function measuredBy(
  facts: Warehouse,
  question: PostsQuestion,
  measure: TimeMeasure,
  told: readonly PostFacts[],
): Promise<Measured[]> {
  if (measure === "engagement") return told.map((post) => ({ post, observed: post.engagements }));
  if (measure === "clicks") return told.map((post) => ({ post, observed: post.clicks }));
  const { byPost } = await postCredits(facts, question);
  return told.map((post) => {
    const credited = post.id === null ? null : Number(byPost.get(postKey(post.network, post.id))?.return ?? 0);
    return { post, observed: credited };
  });
}
