import { z } from "zod";
import { nearest } from "./did-you-mean.ts";
import { namingPattern } from "./naming-pattern.ts";

const tagShape = /^[^\s\p{Lu}@&?#=]+$/u;
const tagFault = "must be in small letters without blanks, such as paid_social";

/** A value as it stands in a tracked address. */
const Tag = z.string(tagFault).regex(tagShape, tagFault).max(100, tagFault);

const Pattern = z
  .string("must be a pattern such as {season}-{year}")
  .min(1, "must not be empty")
  .max(200, "must be at most 200 characters")
  .superRefine((written, { addIssue }) => {
    const read = namingPattern(written);
    if ("fault" in read) addIssue({ code: "custom", message: read.fault });
  });

/** What the fields of a workspace's links may say; an empty list allows anything. */
export const Naming = z
  .strictObject({
    sources: z.array(Tag, "must be a list of sources").default([]).describe("The values utm_source may have."),
    mediums: z.array(Tag, "must be a list of mediums").default([]).describe("The values utm_medium may have."),
    campaigns: z
      .array(Pattern, "must be a list of patterns")
      .default([])
      .describe("How utm_campaign is named, such as {season}-{year}; one of them must fit."),
    mediumsBySource: z
      .record(
        z.string(),
        z.array(Tag, "must be a list of mediums"),
        "must be a group of sources, each with its mediums",
      )
      .default({})
      .describe("Sources that go with some of the mediums only."),
  })
  .superRefine(({ sources, mediums, mediumsBySource }, { addIssue }) => {
    for (const [source, own] of Object.entries(mediumsBySource)) {
      if (sources.length > 0 && !sources.includes(source)) {
        addIssue({
          code: "custom",
          path: ["mediumsBySource", source],
          message: `is not among sources${meant(source, sources)}`,
        });
      }
      for (const [at, medium] of own.entries()) {
        if (mediums.length === 0 || mediums.includes(medium)) continue;
        const path = ["mediumsBySource", source, at];
        addIssue({ code: "custom", path, message: `must be one of mediums${meant(medium, mediums)}` });
      }
    }
  });
export type Naming = z.infer<typeof Naming>;

function meant(typed: string, allowed: readonly string[]): string {
  const near = nearest(typed, allowed);
  return near === null ? "" : `; did you mean "${near}"?`;
}
