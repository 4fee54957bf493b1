/** GA4's default channel groups, in the order in which they are tried. Source: GA4 help, "Default channel group". */
export const channels = [
  "Direct",
  "Cross-network",
  "Paid Shopping",
  "Paid Search",
  "Paid Social",
  "Paid Video",
  "Display",
  "Paid Other",
  "Organic Shopping",
  "Organic Social",
  "Organic Video",
  "Organic Search",
  "AI Assistants",
  "Email",
  "Affiliates",
  "Audio",
  "SMS",
  "Push",
  "Referral",
  "Unassigned",
] as const;

export type Channel = (typeof channels)[number];

/** Whether everything in the channel was paid for, which is all a table without sources can say. */
export function isPaidChannel(channel: Channel): boolean {
  return channel.startsWith("Paid ") || channel === "Display" || channel === "Cross-network";
}

/** Whether everything in the channel came from a social network, even where nobody knows which. */
export function isSocialChannel(channel: Channel): boolean {
  return channel === "Organic Social" || channel === "Paid Social";
}

/**
 * The channel an analytics table or a CRM means by a name: GA4's names of today and before, Universal Analytics' and
 * HubSpot's, in any case and spacing; undefined for anything else, as for a group somebody named themselves.
 */
export function channelFromName(name: string): Channel | undefined {
  return byName.get(folded(name));
}

const folded = (name: string) =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}()]+/gu, "");

const otherNames = {
  "AI Assistants": ["AI Assistant", "AI", "AI Referrals", "AI Referral", "AI Chat", "Organic AI"],
  Affiliates: ["Affiliate"],
  Direct: ["Direct Traffic", "(direct)"],
  "Cross-network": ["Cross network", "Performance Max"],
  Display: ["Display Ads", "Banner"],
  Email: ["E-mail", "Email Marketing", "Emails"],
  "Organic Search": ["Organic", "SEO", "Natural Search"],
  "Organic Social": ["Social", "Social Media", "Organic Social Media"],
  "Paid Other": ["Other Advertising", "Other Paid", "Paid"],
  "Paid Search": ["Branded Paid Search", "Generic Paid Search", "Brand Paid Search", "PPC", "SEM"],
  "Paid Social": ["Paid Social Media", "Social Paid", "Social Ads"],
  Push: ["Mobile Push Notifications", "Push Notifications", "Mobile Push"],
  Referral: ["Referrals"],
  SMS: ["Text Message"],
  Unassigned: ["(Other)", "(not set)", "Other Campaigns", "(unavailable)"],
  "Organic Video": ["Video"],
} satisfies Partial<Record<Channel, string[]>>;

const byName = new Map<string, Channel>([
  ...channels.map((channel) => [folded(channel), channel] as const),
  ...(Object.entries(otherNames) as [Channel, string[]][]).flatMap(([channel, names]) =>
    names.map((name) => [folded(name), channel] as const),
  ),
]);
