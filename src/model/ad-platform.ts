import type { Channel } from "./channel.ts";
import type { NetworkId } from "./network.ts";

export interface AdPlatform {
  readonly title: string;
  /** The networks its ads are shown on; the first is where its spend goes when nothing says more. */
  readonly networks: readonly [NetworkId, ...NetworkId[]];
  /** The channel its ads stand in when no touch says more. */
  readonly channel: Channel;
}

/** Every platform whose spend and claims we read. */
const adPlatforms = {
  meta: { title: "Meta", networks: ["facebook", "instagram", "threads", "whatsapp"], channel: "Paid Social" },
  google: { title: "Google Ads", networks: ["google", "youtube"], channel: "Paid Search" },
  linkedin: { title: "LinkedIn", networks: ["linkedin"], channel: "Paid Social" },
  tiktok: { title: "TikTok", networks: ["tiktok"], channel: "Paid Social" },
  x: { title: "X", networks: ["x"], channel: "Paid Social" },
  pinterest: { title: "Pinterest", networks: ["pinterest"], channel: "Paid Social" },
  reddit: { title: "Reddit", networks: ["reddit"], channel: "Paid Social" },
  snapchat: { title: "Snapchat", networks: ["snapchat"], channel: "Paid Social" },
  microsoft: { title: "Microsoft Advertising", networks: ["bing"], channel: "Paid Search" },
} as const satisfies Record<string, AdPlatform>;

type AdPlatformId = keyof typeof adPlatforms;

/** The platform of an ad row; undefined for one we do not know. */
export function adPlatformOf(id: string): AdPlatform | undefined {
  return Object.hasOwn(adPlatforms, id) ? adPlatforms[id as AdPlatformId] : undefined;
}
