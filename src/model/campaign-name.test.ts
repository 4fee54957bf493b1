import fc from "fast-check";
import { expect, it } from "vitest";
import { foldCampaign } from "./campaign-name.ts";

it.each([
  ["Spring", "spring"],
  [" Spring   Sale ", "spring sale"],
  ["Spring+Sale", "spring%20sale"],
  ["𝗦𝗽𝗿𝗶𝗻𝗴 𝟮𝟬𝟮𝟲", "spring 2026"],
  ["ＳＰＲＩＮＧ", "spring"],
  ["STRASSE", "Straße"],
  ["ΟΔΟΣ", "οδος"],
  ["Cafe\u0301", "CAFÉ"],
  ["spring\u200B", "spring"],
  ["50%+off", "50% OFF"],
])("%j and %j are one campaign", (one, other) => expect(foldCampaign(one)).toBe(foldCampaign(other)));

it.each([
  ["spring_sale", "spring-sale"],
  ["spring sale", "springsale"],
  ["spring 1", "spring 2"],
])("%j and %j are two", (one, other) => expect(foldCampaign(one)).not.toBe(foldCampaign(other)));

it("folds what is folded to itself", () => {
  const unencoded = fc.string({ unit: "grapheme" }).filter((name) => !name.normalize("NFKC").includes("%"));
  fc.assert(
    fc.property(unencoded, (name) => {
      expect(foldCampaign(foldCampaign(name))).toBe(foldCampaign(name));
    }),
    { numRuns: 1000 },
  );
});
