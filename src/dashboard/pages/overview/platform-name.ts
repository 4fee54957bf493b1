/** What an ad platform calls itself; brands have one name in every language. */
export const platformName = (platform: string): string =>
  platform in names ? names[platform as keyof typeof names] : platform;

const names = {
  meta: "Meta",
  google: "Google Ads",
  linkedin: "LinkedIn",
  tiktok: "TikTok",
  x: "X",
  pinterest: "Pinterest",
  snapchat: "Snapchat",
  reddit: "Reddit",
  microsoft: "Microsoft Ads",
} as const;
