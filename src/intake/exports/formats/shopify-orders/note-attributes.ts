import { clickIds } from "../../../../model/click-id.ts";
import type { MarketingColumns } from "../marketing-columns.ts";
import { marketingQueryOf } from "../web-address.ts";

/**
 * The multi-line cell `Note Attributes`, from the first tag on, as lines. Most shops write "utm_source: x" or
 * "UTM source: x" in one order; string functions read these in a fifth of the time a regular expression takes.
 */
export const attributeLines = {
  tags: `string_split(case
    when contains(attributes, 'utm_') then substr(attributes, instr(attributes, 'utm_'))
    when contains(attributes, 'UTM ') then substr(attributes, instr(attributes, 'UTM ')) end, chr(10))`,
};

const line = (names: string): string => `(?i)(?:^|\\n)\\s*_?(?:${names})\\s*[:=]\\s*`;

/** One tag: from the line it is expected on, else, where the cell names it, from anywhere: "utm-source = x". */
function tag(name: string, place: number): string {
  const expected = `tags[${place}]`;
  const anywhere = `regexp_extract_all(attributes, '${line(`utm[_ -]?${name}`)}([^\\r\\n]*)', 1)[1]`;
  return `nullif(case
    when starts_with(${expected}, 'utm_${name}: ') or starts_with(${expected}, 'UTM ${name}: ')
      then rtrim(substr(${expected}, ${name.length + 7}), chr(13))
    when contains(attributes, '${name.slice(1)}') or contains(attributes, '${name.slice(1).toUpperCase()}') then ${anywhere}
  end, '')`;
}

const kinds = Object.keys(clickIds).join("|");

/** What the note attributes say: UTM tags, a landing page's query, a referrer, the kind of a click id. */
export const attributeMarketing: MarketingColumns = {
  source: tag("source", 1),
  medium: tag("medium", 2),
  campaign: tag("campaign", 3),
  content: tag("content", 4),
  term: tag("term", 5),
  referrer: `case when contains(attributes, 'efer') then regexp_extract_all(lower(attributes),
    '${line("referr?er|referring[_ -]?(?:site|url)|http[_ -]referr?er")}(?:https?://)?((?:android-app://)?[^/\\s?#:]+)', 1)[1] end`,
  clickIds: `case when contains(attributes, 'clid') then regexp_extract_all(lower(attributes), '(?:^|\\n)\\s*_?(${kinds})\\s*[:=]\\s*\\S', 1)[1] end`,
  query: `case when contains(attributes, '?') then ${marketingQueryOf("attributes")} end`,
};
