/** How long after a click and after an ad was seen a platform counts a conversion as its own, unless somebody set it otherwise. */
export interface ClaimWindow {
  readonly clickDays: number;
  /** 0 where a conversion after an ad that was only seen does not stand among its conversions; null where it does, for a time we do not know. */
  readonly viewDays: number | null;
  /** Whether only a video that was watched for a while counts as seen. */
  readonly videoAlone?: true;
}

/**
 * Defaults of the platforms (2026): Meta and TikTok 7-day click and 1-day view, LinkedIn 30 and 7, Snapchat 28 and 1,
 * Pinterest 30-day click, Google Ads 30-day click and videos that were watched for a while, Microsoft 30-day click with
 * its view-throughs in a column apart. How long a view counts is left open where it hangs on the kind of campaign or account.
 */
const claimWindows: Readonly<Record<string, ClaimWindow>> = {
  meta: { clickDays: 7, viewDays: 1 },
  google: { clickDays: 30, viewDays: null, videoAlone: true },
  linkedin: { clickDays: 30, viewDays: 7 },
  tiktok: { clickDays: 7, viewDays: 1 },
  pinterest: { clickDays: 30, viewDays: null },
  snapchat: { clickDays: 28, viewDays: 1 },
  microsoft: { clickDays: 30, viewDays: 0 },
};

/** The platform's usual window; null where we know none. */
export const claimWindowOf = (platform: string): ClaimWindow | null =>
  Object.hasOwn(claimWindows, platform) ? (claimWindows[platform] ?? null) : null;
