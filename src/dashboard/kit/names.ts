import { useTranslation } from "react-i18next";

/** What a line of an answer is about. */
export interface LineKey {
  readonly network?: string | undefined;
  readonly channel?: string | undefined;
  readonly paid?: boolean | undefined;
  readonly campaign?: string | null | undefined;
  readonly post?: string | null | undefined;
}

/** Names of networks, models, channels and lines in the page's language; brands keep theirs. */
export function useNames() {
  const { t } = useTranslation("kit");
  const network = (id: string): string =>
    id in brands ? brands[id as keyof typeof brands] : t(`networks.${id}` as never, { defaultValue: id });
  const paid = (isPaid: boolean): string => t(isPaid ? "paid" : "organic");
  return {
    network,
    paid,
    model: (name: string): string => t(`models.${name}` as never, { defaultValue: name }),
    category: (name: string): string => t(`categories.${name}` as never, { defaultValue: name }),
    line: ({ network: of, channel, paid: isPaid, campaign, post }: LineKey): string =>
      [
        of === undefined ? null : network(of),
        channel ?? null,
        isPaid === undefined || (of === "none" && !isPaid) ? null : paid(isPaid),
        campaign === undefined ? null : (campaign ?? t("noCampaign")),
        post === undefined ? null : (post ?? t("noPost")),
      ]
        .filter((one) => one !== null)
        .join(" · "),
  };
}

const brands = {
  facebook: "Facebook",
  instagram: "Instagram",
  threads: "Threads",
  linkedin: "LinkedIn",
  x: "X",
  tiktok: "TikTok",
  youtube: "YouTube",
  pinterest: "Pinterest",
  reddit: "Reddit",
  snapchat: "Snapchat",
  whatsapp: "WhatsApp",
  telegram: "Telegram",
  bluesky: "Bluesky",
  mastodon: "Mastodon",
  google: "Google",
  bing: "Bing",
} as const;
