import type { Link } from "../../../../client/api.ts";

export const tagFields = ["source", "medium", "campaign", "content", "term"] as const;
export type TagField = (typeof tagFields)[number];

/** A link as it is being written: what is empty is not said. */
export type Written = Readonly<Record<"destination" | "slug" | "expires" | TagField, string>>;

const nothing: Written = {
  ...{ destination: "", slug: "", expires: "" },
  ...{ source: "", medium: "", campaign: "", content: "", term: "" },
};

/** What stands in a link, to be changed or written once more; the slug is another's then. */
export function writtenOf(link: Partial<Record<keyof Written, string | null>> | undefined): Written {
  const said = Object.entries(link ?? {}).filter(([name, value]) => name in nothing && typeof value === "string");
  return { ...nothing, ...Object.fromEntries(said) };
}

export const isChanged = (written: Written, link: Link | undefined): boolean =>
  JSON.stringify(writtenOf(link)) !== JSON.stringify(written);

/** Whether it is an address that a link may lead to, as far as can be told here. */
export function isAddress(text: string): boolean {
  const url = URL.parse(text.trim());
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname.includes(".");
}

/** What the bare words in front of an address are missing: shop.example/spring. */
export const withScheme = (text: string): string =>
  /^[\w-]+(\.[\w-]+)+([/?#].*)?$/.test(text.trim()) ? `https://${text.trim()}` : text.trim();

/**
 * The address that a click is sent to, its own query first; where no source is said, the click fills it, as `filled` says.
 */
export function carried({ destination, ...tags }: Written, filled: string): string | null {
  const url = URL.parse(withScheme(destination));
  if (url === null) return null;
  for (const field of tagFields) {
    const value = tags[field].trim();
    if (value !== "") url.searchParams.set(`utm_${field}`, value);
  }
  if (tags.source.trim() !== "" || url.searchParams.has("utm_source")) return url.href;
  const joint = url.search === "" ? "?" : "&";
  const [whole, hash] = [url.href.replace(/#.*$/, ""), url.hash];
  return `${whole}${joint}utm_source=${filled}${hash}`;
}
