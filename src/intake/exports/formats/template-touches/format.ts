import { type ExportFormat, moment, text, verbatim } from "../../format.ts";
import { marketingIn } from "../marketing-columns.ts";
import { clickKindOf, hostOf, marketingQueryOf } from "../web-address.ts";

const marketingParts = ["source", "medium", "campaign", "content", "term", "referrer", "clickIds", "query", "post"];

/**
 * Our template `touches`: one marketing contact of one person a row, from any tracker or spreadsheet. Millions of
 * visits share a few hundred sets of marketing columns: a visit keeps the key of its set, and each set is kept once.
 */
export const templateTouches: ExportFormat = {
  id: "template-touches",
  title: "touches template",
  columns: {
    occurred: moment("at"),
    person: text("person"),
    source: verbatim("source", "utm_source"),
    medium: verbatim("medium", "utm_medium"),
    campaign: verbatim("campaign", "utm_campaign"),
    content: verbatim("content", "utm_content"),
    term: verbatim("term", "utm_term"),
    referrer: verbatim("referrer"),
    query: verbatim("landing_page", "landing page"),
    clickIds: verbatim("click_id", "click id"),
    post: verbatim("post"),
  },
  signatures: [
    ["occurred", "person", "source"],
    ["occurred", "person", "referrer"],
    ["occurred", "person", "query"],
    ["occurred", "person", "clickIds"],
    ["occurred", "person", "post"],
  ],
  unless: ["id", "total", "amount", "stage", "opportunity_at"],
  needed: ["occurred", "person"],
  tables: [
    {
      fact: "event",
      values: () => ({ occurred_at: "occurred", person: "person_hash(person)" }),
      dictionary: {
        of: "marketing",
        key: "origin",
        columns: marketingParts,
        sql: originOf,
        values: (has) => {
          const { origin, ...columns } = marketingIn(has, {
            source: "source",
            medium: "medium",
            campaign: "campaign",
            content: "content",
            term: "term",
            referrer: hostOf("trim(referrer)"),
            clickIds: clickKindOf("trim(clickIds)"),
            query: marketingQueryOf("query"),
            post: "post",
          });
          return columns;
        },
      },
    },
  ],
  getIt: "fill in docs/templates/touches.csv",
};

/**
 * The key of a row's set, of what is cheap to see: a landing page counts by its marketing query, a click id by what
 * stands before its value, a referrer as it stands. Sets that differ in blanks or a referrer's path have two keys.
 */
function originOf(has: (key: string) => boolean): string {
  const parts = {
    source: "source",
    medium: "medium",
    campaign: "campaign",
    content: "content",
    term: "term",
    referrer: "referrer",
    clickIds: "split_part(clickIds, '=', 1)",
    query: marketingQueryOf("query"),
    post: "post",
  };
  const given = Object.entries(parts).map(([key, part]) => (has(key) ? part : "null::varchar"));
  return `origin_key(${given.join(", ")})`;
}
