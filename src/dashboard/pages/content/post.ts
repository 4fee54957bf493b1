import type { Answered } from "../../app/client.ts";

/** The posts as the API answers them. */
export type Posts = Answered<"showPosts">;
export type Post = Posts["items"][number];

/** What a rate of engagement can be taken over. */
export const denominators = ["reach", "impressions", "views", "followers"] as const;
export type Denominator = (typeof denominators)[number];

/** One text for a post in the address: its network and its id. */
export const keyOf = ({ network, id, publishedAt, title }: Post): string =>
  id === null ? `${network} ${publishedAt ?? ""} ${title ?? ""}` : `${network} ${id}`;
