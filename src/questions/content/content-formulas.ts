import type { TimeMeasure } from "../../model/content/best-times.ts";

const observed: Record<TimeMeasure, string> = {
  engagement: "engagements, as the network counts them",
  clicks: "link clicks",
  return: "credited return",
};

/** How the cells of times and kinds were worked out. */
export const timeFormulas = (measure: TimeMeasure): Record<string, string> => ({
  ratio: `Σ ${observed[measure]} of the cell's posts / Σ of what was to be expected of them; expected = a post's reach (else impressions, else views) × the rate of all posts of its network over the same, in its month where the month has 20 posts or more`,
  shrunk:
    "1 + (1 − B)(ratio − 1), B = (k − 3)/(k − 1) · v/(v + τ²): v is the variance within cells over the cell's effective number of posts, τ² the variance between the k cells (Paule and Mandel 1982; Morris, JASA 1983)",
  interval: "shrunk ± 1.645 · √(v(1 − B) + 2/(k − 3) · B² · (v̄ + τ²)/(v + τ²) · (ratio − 1)²), 90 %",
  verdict: "better or worse where the interval leaves out 1 and five posts or more stand behind it, else no evidence",
  caveat:
    "Not an experiment: what the posts were about, who made them, holidays, ads that pushed them and what else was different at those hours is not taken out.",
});

/** How the figures of posts were worked out. */
export const postFormulas = (model: string, assumes: string, lookbackDays: number): Record<string, string> => ({
  rates:
    "engagements × 100 / reach, impressions, views or followers, each by its own name; of several posts Σ engagements × 100 / Σ denominator over the posts that know both",
  engagements: "as the post's network counts them: LinkedIn and X count clicks too; over the post's life up to `asOf`",
  followers: "the account's followers as last told, at most 31 days before the post",
  return: `credited by the model ${model} to the touches that name the post. ${assumes} A touch counts for a conversion up to ${lookbackDays} days after it.`,
  cost: "the shares of the plan's costs and of ad spend that fall to the post (see the statement's ledger, by post)",
  roi: "(return − cost) × 100 / cost",
  interval:
    "5th to 95th percentile of 1,000 Poisson-bootstrap replicates over persons (deals: accounts), costs held fixed; not given below ten conversions",
  halves: "paid: credited touches that were paid for, and the costs of their places; organic: all others",
  ads: "ad rows of the period whose ad, ad set or campaign names the post by its id, or by its first words after “Post:”; what they claim is not counted",
});

/** How the figures of the audience were worked out. */
export const audienceFormulas: Record<string, string> = {
  growth: "(last count − first count) × 100 / first count, of the counts told in the period",
  gained: "Σ of the days that tell it; days that tell nothing are not guessed",
  reachADay: "Σ of the days' reach / days that tell it; the reach of days is never added up, for days share people",
  share: "a segment's amount / Σ of its dimension, where the file tells amounts; else the file's own share",
};
