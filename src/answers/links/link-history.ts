import type { Link, LinkContent } from "../../model/link.ts";
import { expiryDay } from "../../model/link-draft.ts";
import { utmFields } from "../../model/utm.ts";
import type { State } from "../../state/database.ts";
import { linkHistory } from "../../state/links.ts";

/** What a change has changed of one field. */
export interface LinkChange {
  readonly atMs: number;
  readonly what: (typeof changeable)[number];
  readonly was: string | null;
  readonly is: string | null;
}

/** What can change of a link. */
export const changeable = ["destination", ...utmFields, "expires"] as const;

/** Each field that a change has changed, first change first; days are of the time zone. */
export async function linkChanges(state: State, link: Link, timeZone: string): Promise<LinkChange[]> {
  const history = await linkHistory(state, link);
  const said = [...history.map(({ was }) => was), link].map((content) => fieldsOfLink(content, timeZone));
  return history.flatMap(({ changedAt }, index) => {
    const [was, is] = [said[index], said[index + 1]];
    if (was === undefined || is === undefined) return [];
    return changeable
      .filter((field) => was[field] !== is[field])
      .map((field) => ({ atMs: changedAt, what: field, was: was[field], is: is[field] }));
  });
}

/** A link's fields by their names, as they are written; days are of the time zone. */
export const fieldsOfLink = ({ destination, utm, expiresAt }: LinkContent, timeZone: string) => ({
  destination,
  ...utm,
  expires: expiresAt === null ? null : expiryDay(expiresAt, timeZone),
});
