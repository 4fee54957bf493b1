import { type ExportFormat, moment, text } from "../../format.ts";
import { marketing } from "../marketing-columns.ts";
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
    landing: text("landing_page", "landing page"),
    clickId: text("click_id", "click id"),
    post: text("post"),
  },
  signatures: [
    ["occurred", "person", "source"],
    ["occurred", "person", "referrer"],
    ["occurred", "person", "landing"],
    ["occurred", "person", "clickId"],
    ["occurred", "person", "post"],
  ],
  unless: ["id", "total", "amount", "stage", "opportunity_at"],
  needed: ["occurred", "person"],
  tables: [
    {
      fact: "event",
      values: () => ({
        occurred_at: "occurred",
        person: "person_key(person)",
        ...marketing({
          source: "source",
          medium: "medium",
          campaign: "campaign",
          content: "content",
          term: "term",
          referrer: hostOf("referrer"),
          clickIds: clickKindOf("clickId"),
          query: marketingQueryOf("landing"),
          post: "post",
        }),
      }),
    },
  ],
  getIt: "fill in docs/templates/touches.csv",
};
