import type { useNames } from "../../../kit/names.ts";

interface Placed {
  readonly key: { readonly network?: string | undefined };
  readonly channel?: string;
}

/** Where a touch was; one of no network is told by its channel. */
export const placeOf = (
  { key, channel }: Placed & { key: Parameters<ReturnType<typeof useNames>["line"]>[0] },
  { line }: Pick<ReturnType<typeof useNames>, "line">,
): string => (key.network === "none" && channel !== undefined ? channel : line(key));

/** A number keeps its own direction among words that run from the right. */
export const apart = (id: string): string => `\u2068${id}\u2069`;
