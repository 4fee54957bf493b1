import { clickIdOf } from "../../model/click-id.ts";
import { networkOfUserAgent } from "../../model/in-app-browser.ts";
import type { NetworkId } from "../../model/network.ts";
import { signsOf } from "../../model/origin.ts";
import { remembered } from "../../model/remembered.ts";

/** All that may tell where the click of a link comes from. */
export interface ClickSigns {
  /** The host that sent the visitor, or `android-app://…`. */
  readonly referrer: string | null;
  /** The network whose own browser it is; `none` for any other browser. */
  readonly inApp: NetworkId;
  /** Kinds of click id in the short address's query. */
  readonly clickIds: readonly string[];
}

/** The network whose own browser this user agent is; `none` for any other. */
export const inAppNetwork = remembered((userAgent): NetworkId => networkOfUserAgent(userAgent) ?? "none");

/** The network a click comes from; `none` where nothing says it. */
export function networkOfClick({ referrer, inApp, clickIds }: ClickSigns): NetworkId {
  const { network, knownBy } = signsOf({ referrerHost: referrer, clickIds });
  if (inApp === "none") return network;
  // Meta writes fbclid in all its apps: which of them it is, their own browsers say.
  const isShared = knownBy === "click id" && clickIds.some((kind) => clickIdOf(kind)?.alsoOn?.includes(inApp));
  return network === "none" || isShared ? inApp : network;
}
