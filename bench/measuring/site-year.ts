import { openDataFolder } from "../../src/warehouse/data-folder.ts";
import { firstWorkspace } from "../../src/warehouse/person-key.ts";
import { raw, sql } from "../../src/warehouse/sql.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";

/** The year of the site, by its first day. */
export const yearFrom = Date.UTC(2026, 0, 1);

const months = 12;
const secondsAMonth = Math.floor((365 * 86_400) / months);

/** Of how many visits one ends in an order. */
export const fewOrders = 83;

/**
 * A year of a shop's site in a data folder, made by SQL: about four events a visit, two visits a visitor, two in five of
 * whom agreed to a cookie, three in a hundred events of bots; one visit in so many ends in an order, half of them with
 * an e-mail address. Nothing of it is derived yet.
 */
export async function layYear(folder: string, visits: number, visitsAnOrder = fewOrders): Promise<void> {
  const facts = await openDataFolder(folder);
  try {
    await facts.run(marketing);
    for (let month = 0; month < months; month++) {
      await facts.transaction(() =>
        layStretch(facts, {
          from: yearFrom + month * secondsAMonth * 1000,
          seconds: secondsAMonth,
          visits: Math.round(visits / months),
          visitors: Math.round(visits / 2),
          salt: month,
          visitsAnOrder,
        }),
      );
    }
    await facts.run(raw("checkpoint"));
  } finally {
    facts.close();
  }
}

const workspace = firstWorkspace;

/** Four hundred places people came from: networks, paid and organic, by campaign. */
const marketing = sql`
  insert into marketing (workspace, source, origin, utm_source, utm_medium, utm_campaign)
  select ${workspace}, -1, hash('origin', i), (['instagram', 'facebook', 'tiktok', 'linkedin', 'google', 'newsletter'])[1 + i % 6],
    case when i % 6 = 5 then 'email' when i % 3 = 0 then 'cpc' else 'social' end, 'campaign ' || (i // 8)
  from range(400) as r(i)`;

export interface Stretch {
  readonly from: number;
  readonly seconds: number;
  readonly visits: number;
  readonly visitors: number;
  readonly salt: number;
  readonly visitsAnOrder?: number;
}

/** Events of a stretch of time in the order of their moments, with the orders and aliases they tell of. */
export async function layStretch(
  facts: Warehouse,
  { from, seconds, visits, visitors, salt, visitsAnOrder = fewOrders }: Stretch,
): Promise<void> {
  await facts.run(sql`
    create or replace temp table made as
    with visit_made as (
      select i, hash(${salt}::integer, i) as h, hash(${salt}::integer, i, 'who') % ${visitors} as who,
        ${Math.round(from / 1000)} + hash(${salt}::integer, i, 'at') % ${seconds} as at_second
      from range(${visits}) as r(i)
    ), seen as (
      select *, 1 + h % 7 as pages, unnest(range(1 + (h % 7)::bigint)) as nr from visit_made
    )
    select (select coalesce(max(seq), 0) from site_event) + row_number() over (order by at_second + nr * 40, i, nr) as seq,
      make_timestamptz(((at_second + nr * 40) * 1000000)::bigint) as at_moment, who, h, i, nr, nr = pages - 1 and h % ${visitsAnOrder} = 0 as buys,
      case when who % 5 < 2 then hash('cookie', who) else hash('day', who, at_second // 86400) end as visitor,
      hash('day', who, at_second // 86400) as day_key, who % 5 < 2 as agreed, nr = 0 and h % 100 >= 55 as sent, h % 33 = 1 as bot
    from seen`);
  await facts.run(sql`
    insert into site_event (workspace, source, seq, id, occurred_at, received_at, kind, site, visitor, origin, continues, page, order_id, currency, value_minor, bot)
    select ${workspace}, -1, seq, hash('id', seq, ${salt}::integer), at_moment, at_moment, case when buys then 'purchase' else 'page_view' end, 'site',
      visitor, case when sent then hash('origin', (h // 100) % 400) end, nr > 0, 'shop.example/page/' || ((h // 7)::hugeint + nr) % 900,
      case when buys then 'o' || seq end, case when buys then 'EUR' end, case when buys then 2000 + h % 9000 end, case when bot then 'crawler' end
    from made order by seq`);
  await facts.run(sql`
    insert into "order" (workspace, source, id, occurred_at, person, currency, total_minor, counted, unpaid)
    select ${workspace}, -1, 'o' || seq, at_moment, case when h % 2 = 0 then hash('mail', who) else visitor end, 'EUR', 2000 + h % 9000, true, false
    from made where buys and not bot order by seq`);
  await facts.run(sql`
    insert into alias (workspace, source, seq, key, person, kind, occurred_at)
    select ${workspace}, -1, seq, day_key, visitor, 'consent', at_moment from made where agreed and nr = 0
    union all
    select ${workspace}, -1, seq, visitor, hash('mail', who), 'email', at_moment from made where buys and not bot and h % 2 = 0`);
}
