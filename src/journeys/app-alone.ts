import { raw, type Sql } from "../warehouse/sql.ts";

/** SQL that holds of a row of `marketing` which names nothing but the app in whose own browser somebody was. */
export const isAppAlone: Sql = raw(
  "(in_app is not null and coalesce(utm_source, utm_medium, utm_campaign, click_ids, referrer) is null)",
);
