import { clickIds } from "../../../model/click-id.ts";

const kinds = Object.keys(clickIds).join("|");

/**
 * SQL of the host of a URL or host (`cell`: SQL of a trimmed text), in small letters; of an Android app the whole
 * `android-app://package`.
 */
export const hostOf = (cell: string): string =>
  `case when not contains(${cell}, '/') and not contains(${cell}, ':') then lower(${cell})
    when starts_with(${cell}, 'https://') and not contains(${cell}, '?') and not contains(${cell}, '#')
      and not contains(${cell}, '@') and not contains(substr(${cell}, 9), ':') then lower(split_part(${cell}, '/', 3))
    else regexp_extract_all(lower(${cell}), '^(?:(?:https?|ftp)://|//)?(?:[^/?#@]*@)?((?:android-app://)?[^/?#:]+)', 1)[1] end`;

/**
 * SQL of what a landing URL (or its query alone) says of where a visit came from: its `utm_` parameters, and its click
 * ids by kind ("fbclid=1"), for their values are personal. Null where it says nothing; all other parameters are dropped.
 */
export const marketingQueryOf = (cell: string): string =>
  `case when contains(${cell}, '=') and regexp_matches(${cell}, '(?i)(?:utm_[a-z_]+|${kinds})=')
    then regexp_replace(list_aggregate(regexp_extract_all(${cell},
      '(?i)(?:^|[?&#;])(utm_[a-z_]+=[^&#;\\s]+|(?:${kinds})=)', 1), 'string_agg', '&'), '=(&|$)', '=1\\1', 'g') end`;

/** SQL of the kind of a click id: "gclid" of "gclid", "GCLID=abc" or "gclid: abc"; a bare value of no known kind is null. */
export const clickKindOf = (cell: string): string =>
  `case when contains('|${kinds}|', '|' || lower(${cell}) || '|') then lower(${cell})
    else regexp_extract_all(lower(${cell}), '^(${kinds})[=:\\s]', 1)[1] end`;
