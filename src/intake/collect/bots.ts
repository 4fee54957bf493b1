import { isbot } from "isbot";

/** Why a request comes from nobody, by its user agent; null for a browser. In-app browsers of the networks are browsers. */
export function botReason(userAgent: string): string | null {
  if (userAgent === "") return "no user agent";
  return isbot(userAgent) ? "bot" : null;
}
