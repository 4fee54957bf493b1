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
 * The channel an analytics table or a CRM means by a name: GA4's names of today and before, Universal Analytics',
 * HubSpot's and what other CRMs call them, in any case and spacing; undefined for anything else, as for a group somebody named themselves.
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
  Affiliates: ["Affiliate", "Affiliate Marketing", "Affiliate Partner"],
  Audio: ["Podcast", "Podcasts"],
  Direct: ["Direct Traffic", "(direct)"],
  "Cross-network": ["Cross network", "Performance Max"],
  Display: ["Display Ads", "Banner", "Display Advertising", "Banner Ads"],
  Email: ["E-mail", "Email Marketing", "Emails", "Newsletter", "Email Campaign", "Email Newsletter", "Marketing Email"],
  "Organic Search": [
    ...[
      "Organic",
      "SEO",
      "Natural Search",
      "Search",
      "Search Engine",
      "Search Engines",
      "Web Search",
      "Internet Search",
    ],
    "Online Search",
  ],
  "Organic Social": ["Social", "Social Media", "Organic Social Media", "Social Network", "Social Networks", "Socials"],
  "Paid Other": ["Other Advertising", "Other Paid", "Paid", "Advertisement", "Advertising", "Online Ad", "Online Ads"],
  "Paid Search": ["Branded Paid Search", "Generic Paid Search", "Brand Paid Search", "PPC", "SEM"],
  "Paid Social": [
    ...["Paid Social Media", "Social Paid", "Social Ads", "Social Media Ad", "Social Media Ads", "Social Advertising"],
    "Social Media Advertising",
  ],
  Push: ["Mobile Push Notifications", "Push Notifications", "Mobile Push"],
  Referral: [
    ...[
      "Referrals",
      "Word of Mouth",
      "Partner",
      "Partners",
      "Partner Referral",
      "Referral Partner",
      "Customer Referral",
    ],
    ...["Client Referral", "Employee Referral", "External Referral", "Personal Referral", "Recommendation", "Referred"],
  ],
  SMS: ["Text Message", "Text Messages", "SMS Marketing"],
  Unassigned: ["(Other)", "(not set)", "Other Campaigns", "(unavailable)"],
  "Organic Video": ["Video"],
} satisfies Partial<Record<Channel, string[]>>;

const byName = new Map<string, Channel>([
  ...channels.map((channel) => [folded(channel), channel] as const),
  ...(Object.entries(otherNames) as [Channel, string[]][]).flatMap(([channel, names]) =>
    names.map((name) => [folded(name), channel] as const),
  ),
]);
