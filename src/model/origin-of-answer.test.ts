import { describe, expect, it } from "vitest";
import { originsOfAnswer } from "./origin-of-answer.ts";

const said = (answer: string): string =>
  originsOfAnswer(answer)
    .map(({ network, channel }) => (network === "none" ? channel : `${network} ${channel}`))
    .join(" + ");

describe("an answer to how somebody found us", () => {
  it.each([
    ["Instagram", "instagram Organic Social"],
    ["I saw you on instagram!", "instagram Organic Social"],
    ["IG", "instagram Organic Social"],
    ["Instagram ad", "instagram Paid Social"],
    ["Your sponsored post on Facebook", "facebook Paid Social"],
    ["Facebook / Instagram", "facebook Organic Social + instagram Organic Social"],
    ["Instagram, TikTok", "instagram Organic Social + tiktok Organic Social"],
    ["tik tok", "tiktok Organic Social"],
    ["X (formerly Twitter)", "x Organic Social"],
    ["X", "x Organic Social"],
    ["YouTube video", "youtube Organic Video"],
    ["a friend's story on Instagram", "instagram Organic Social"],
    ["Social media (Facebook, Instagram, TikTok)", "Organic Social"],
    ["Social media (Instagram)", "instagram Organic Social"],
    ["Social media", "Organic Social"],
    ["Social media ad", "Paid Social"],
    ["Google", "google Organic Search"],
    ["I googled mittens", "google Organic Search"],
    ["Search engine (Google, Bing, etc.)", "Organic Search"],
    ["Google Ads", "google Paid Search"],
    ["A friend", "Referral"],
    ["Friend or family", "Referral"],
    ["Word of mouth", "Referral"],
    ["my sister told me", "Referral"],
    ["Your newsletter", "Email"],
    ["A podcast", "Audio"],
    ["ChatGPT", "chatgpt AI Assistants"],
    ["Empfehlung von Freunden", "Referral"],
    ["über Instagram", "instagram Organic Social"],
    ["Werbung auf Facebook", "facebook Paid Social"],
    ["Av en venn", "Referral"],
    ["Sosiale medier", "Organic Social"],
    ["Les réseaux sociaux", "Organic Social"],
    ["par un ami", "Referral"],
    ["Bouche à oreille", "Referral"],
    ["por una amiga", "Referral"],
    ["redes sociales", "Organic Social"],
    ["na Instagramie", "instagram Organic Social"],
    ["от друзей", "Referral"],
    ["اینستاگرام", "instagram Organic Social"],
    ["友人から", "Referral"],
  ])("%s is %s", (answer, expected) => expect(said(answer)).toBe(expected));

  it.each([
    "Other",
    "I don't remember",
    "n/a",
    "TV",
    "At a trade fair",
    "your shop",
    "",
    "research",
    "a medium sized van",
    "LinkedIn't",
  ])("%s says nothing, or no more than it says", (answer) =>
    expect(said(answer)).toMatch(answer.startsWith("LinkedIn") ? /linkedin/ : /^$/),
  );
});
