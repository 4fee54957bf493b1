import type { Written } from "./written.ts";

const social = (source: string, content: string) => ({ source, medium: "social", content });
const ad = (source: string) => ({ source, medium: "paid_social", content: "ad" });

/** Where an owner puts a link, and the tags that say so. */
export const places = {
  instagramPost: social("instagram", "post"),
  instagramStory: social("instagram", "story"),
  instagramBio: social("instagram", "bio"),
  instagramAd: ad("instagram"),
  facebookPost: social("facebook", "post"),
  facebookAd: ad("facebook"),
  linkedinPost: social("linkedin", "post"),
  tiktokBio: social("tiktok", "bio"),
  youtubeVideo: social("youtube", "description"),
  xPost: social("x", "post"),
  telegramPost: social("telegram", "post"),
  whatsappMessage: social("whatsapp", "message"),
  newsletter: { source: "newsletter", medium: "email", content: "" },
  print: { source: "print", medium: "qr", content: "" },
} as const satisfies Readonly<Record<string, Pick<Written, "source" | "medium" | "content">>>;

export type Place = keyof typeof places;
export const placeNames = Object.keys(places) as readonly Place[];

/** The place whose tags a link has; "" where it is another. */
export const placeOf = ({ source, medium, content }: Written): Place | "" =>
  placeNames.find((name) => {
    const tags = places[name];
    return tags.source === source && tags.medium === medium && tags.content === content;
  }) ?? "";
