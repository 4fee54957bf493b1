import { type ExportFormat, moment, text } from "../../format.ts";
import { marketingIn } from "../marketing-columns.ts";
import { clickKindOf, hostOf, marketingQueryOf } from "../web-address.ts";

/** Our template `touches`: one marketing contact of one person a row, from any tracker or spreadsheet. */
export const templateTouches: ExportFormat = {
  id: "template-touches",
  title: "touches template",
  columns: {
    occurred: moment("at"),
    person: text("person"),
    source: text("source", "utm_source"),
    medium: text("medium", "utm_medium"),
    campaign: text("campaign", "utm_campaign"),
    content: text("content", "utm_content"),
    term: text("term", "utm_term"),
    referrer: text("referrer"),
    query: text("landing_page", "landing page"),
    clickIds: text("click_id", "click id"),
    post: text("post"),
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
      values: (_context, has) => ({
        occurred_at: "occurred",
        person: "person_key(person)",
        ...marketingIn(has, {
          source: "source",
          medium: "medium",
          campaign: "campaign",
          content: "content",
          term: "term",
          referrer: hostOf("referrer"),
          clickIds: clickKindOf("clickIds"),
          query: marketingQueryOf("query"),
          post: "post",
        }),
      }),
    },
  ],
  getIt: "fill in docs/templates/touches.csv",
};
