import type { NetworkId } from "./network.ts";

/** The network whose app's own browser this user agent is, undefined for any other: an inference, never a proof. */
export function networkOfUserAgent(userAgent: string): NetworkId | undefined {
  return inAppBrowsers.find(([shape]) => shape.test(userAgent))?.[1];
}

/** In this order: Instagram's and Threads' browsers carry Facebook's mark too. */
const inAppBrowsers: readonly (readonly [RegExp, NetworkId])[] = [
  [/\bBarcelona \d/, "threads"],
  [/\bInstagram\b/, "instagram"],
  [/\bFBA[NV]\b|\bFB_IAB\b/, "facebook"],
  [/\bLinkedInApp\b/, "linkedin"],
  [/musical_ly|BytedanceWebview/i, "tiktok"],
  [/\bPinterest(?!bot|\/0)/, "pinterest"],
  [/\bSnapchat\b/, "snapchat"],
];
