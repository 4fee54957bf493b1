/** How long after a click and after an ad was seen a platform counts a conversion as its own, unless somebody set it otherwise. */
export interface ClaimWindow {
  readonly clickDays: number;
  /** 0 where a conversion after an ad that was only seen does not stand among its conversions. */
  readonly viewDays: number;
  /** Whether only a video that was watched for a while counts as seen. */
  readonly videoAlone?: true;
}

/**
 * Defaults of the platforms as their help pages give them (2026): Meta and TikTok 7-day click and 1-day view, LinkedIn
 * 30 and 7, Pinterest 30 and 1, Snapchat 28 and 1; Google Ads 30-day click and 3 days after a video was watched, Microsoft
 * 30-day click; both have other view-throughs in a column apart.
 */
const claimWindows: Readonly<Record<string, ClaimWindow>> = {
  meta: { clickDays: 7, viewDays: 1 },
  google: { clickDays: 30, viewDays: 3, videoAlone: true },
  linkedin: { clickDays: 30, viewDays: 7 },
  tiktok: { clickDays: 7, viewDays: 1 },
  pinterest: { clickDays: 30, viewDays: 1 },
  snapchat: { clickDays: 28, viewDays: 1 },
  microsoft: { clickDays: 30, viewDays: 0 },
};

/** The platform's usual window; null where we know none. */
export const claimWindowOf = (platform: string): ClaimWindow | null =>
  Object.hasOwn(claimWindows, platform) ? (claimWindows[platform] ?? null) : null;
