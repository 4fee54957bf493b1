/** The fields of a tracked address that say where its visitors come from, without the `utm_` before them. */
export const utmFields = ["source", "medium", "campaign", "content", "term"] as const;
export type UtmField = (typeof utmFields)[number];

/** What each of them says; null where it says nothing. */
export type Utm = Readonly<Record<UtmField, string | null>>;

/** The name of a field in an address: `utm_source`. */
export const utmName = <Field extends UtmField>(field: Field): `utm_${Field}` => `utm_${field}`;

/** Each field by what a function says of it. */
export const utmOf = (say: (field: UtmField) => string | null): Utm => ({
  source: say("source"),
  medium: say("medium"),
  campaign: say("campaign"),
  content: say("content"),
  term: say("term"),
});
