import { raw } from "../../src/warehouse/sql.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";

/**
 * Lays page views of the last ninety days, as the server would have stored them: ten a visitor, 200
 * origins, and an order from each hundredth visitor.
 */
export async function laySiteEvents(
  facts: Warehouse,
  events: number,
  { workspace, site }: { workspace: string; site: string },
): Promise<void> {
  await facts.run(
    raw(`insert into site_event (workspace, source, seq, id, occurred_at, received_at, kind, site, visitor, origin, page)
      select '${workspace}', -1, n, hash(n), moment, moment, 'page_view', '${site}', hash(n // 10),
        case when n % 10 = 0 then hash(n % 2000) end, 'shop.example/page/' || n % 500
      from (select n, now() - to_seconds((${events} - n) * 7776000 / ${events}) as moment from range(1, ${events} + 1) as r(n))`),
  );
  await facts.run(
    raw(`insert into marketing (workspace, source, origin, utm_source, utm_medium, utm_campaign)
      select '${workspace}', -1, hash(n * 10), 'instagram', 'social', 'campaign ' || n from range(0, 200) as r(n)`),
  );
  await facts.run(
    raw(`insert into "order" (workspace, source, id, occurred_at, person, currency, total_minor, counted, unpaid)
      select workspace, source, 'order ' || seq, occurred_at, visitor, 'EUR', 1000 + seq % 9000, true, false
      from site_event where workspace = '${workspace}' and seq % 1000 = 999`),
  );
}
