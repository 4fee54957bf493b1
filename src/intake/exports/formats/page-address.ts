import { clickIds } from "../../../model/click-id.ts";

const kinds = Object.keys(clickIds).join("|");

/** SQL of a page's path or URL without what names a person: click ids, and e-mail addresses wherever they stand. */
export const pageAddress = (cell: string): string =>
  `regexp_replace(regexp_replace(regexp_replace(${cell}, '(?i)([?&;])(?:(?:${kinds})=[^&#;]*[&;]?)+', '\\1', 'g'),
    '[?&;]+(#|$)', '\\1'), '(?i)[^/?&=#;\\s]+(?:@|%40)[^/?&=#;\\s]+', '(email)', 'g')`;
