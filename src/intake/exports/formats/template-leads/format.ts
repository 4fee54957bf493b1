import { type ExportFormat, moment, text } from "../../format.ts";
import { marketingIn } from "../marketing-columns.ts";
import { clickKindOf, hostOf, marketingQueryOf } from "../web-address.ts";

/** Our template `leads`: one lead a row. `source` is the original source in a CRM's words, or beside a medium a UTM. */
export const templateLeads: ExportFormat = {
  id: "template-leads",
  title: "leads template",
  columns: {
    id: text("id"),
    occurred: moment("at"),
    person: text("person", "email"),
    source: text("source"),
    detail: text("detail"),
    opportunity: moment("opportunity_at"),
    stage: text("stage"),
    company: text("company"),
    tracked: text("utm_source"),
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
    ["id", "occurred", "person", "source"],
    ["id", "occurred", "person", "detail"],
    ["id", "occurred", "person", "opportunity"],
    ["id", "occurred", "person", "company"],
    ["id", "occurred", "person", "tracked"],
  ],
  unless: ["total", "amount"],
  needed: ["id", "occurred"],
  tables: [
    {
      fact: "lead",
      values: (_context, has) => ({
        id: "id",
        person: "coalesce(person_key(person), person_key(id))",
        id_key: "person_key(id)",
        created_at: "occurred",
        opportunity_at: "opportunity",
        stage: "stage",
        original_source: "source",
        original_detail: "detail",
        companies: "company",
        ...marketingIn((key) => has(key) || (key === "source" && has("tracked")), {
          source: "coalesce(tracked, case when coalesce(medium, campaign, content) is not null then source end)",
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
  getIt: "fill in docs/templates/leads.csv",
};
