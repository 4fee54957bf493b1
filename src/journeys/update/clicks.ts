import { raw, type Sql, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/**
 * SQL that joins an event `e` to the click `c` that brought it: clocks differ by less than an hour, and an address that was
 * kept for longer than a week with its click in it is another arrival.
 */
export const isItsClick: Sql = raw(
  "c.click = e.click and e.occurred_at between c.clicked_at - interval 1 hour and c.clicked_at + interval 7 days",
);

/** Lays `click_read`: the clicks of links, or those of them that are `among`, each with its link and where it came from. */
export async function layClicks(
  facts: Warehouse,
  workspace: string,
  among: Sql = raw("click is not null"),
): Promise<void> {
  await facts.run(sql`
    /* journeys/update/clicks */
    create or replace temp table click_read as
    select click, min(occurred_at) as clicked_at, any_value(link) as link, any_value(origin) as origin
    from site_event
    where workspace = ${workspace} and kind = 'link_click' and ${among}
    group by click`);
}

/** Gives the events of `to_read` that a click of a link brought its link, and its origin where they have none. */
export async function joinToClicks(facts: Warehouse, workspace: string): Promise<void> {
  await layClicks(
    facts,
    workspace,
    raw(`click in (select click from to_read where click is not null)
      and occurred_at >= (select min(occurred_at) - interval 7 days from to_read where click is not null)`),
  );
  await facts.run(
    sql`/* journeys/update/clicks */
    update to_read as e set link = coalesce(e.link, c.link), origin = coalesce(e.origin, case when not e.joins then c.origin end)
    from click_read as c where ${isItsClick}`,
  );
}
