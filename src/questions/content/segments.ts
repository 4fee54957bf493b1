import { z } from "zod";
import type { Segments } from "../../model/content/audience.ts";
import { namesPerson } from "../../model/personal.ts";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

const count = z.number().nullable();
const Row = z.object({
  network: z.string().nullable(),
  account: z.string().nullable(),
  paid: z.boolean(),
  dimension: z.string(),
  asOf: z.string().nullable(),
  segment: z.string(),
  share: count,
  followers: count,
  visitors: count,
  pageViews: count,
  impressions: count,
});
type Row = z.infer<typeof Row>;

const most = 12;

/** Of whom each account's audience is, by the latest file and days that tell of the dimension; names of persons left out. */
export async function segmentsOf(facts: Warehouse, workspace: string): Promise<Segments[]> {
  const rows = await facts.rows(
    Row,
    sql`
    /* questions/segments */
    select network, account, coalesce(paid, false) as paid, dimension, strftime(until - 1, '%Y-%m-%d') as "asOf", segment,
      any_value(share) as share, sum(followers) as followers, sum(visitors) as visitors, sum(page_views) as "pageViews",
      sum(impressions) as impressions
    from (
      select * from audience_day join source_rank using (source)
      where workspace = ${workspace} and dimension is not null and segment is not null
      qualify dense_rank() over (partition by network, account, coalesce(paid, false), dimension order by until desc nulls last, rank desc) = 1
    )
    group by all order by network, account, paid, dimension, segment`,
  );
  const groups = Map.groupBy(rows, (row) => JSON.stringify([row.network, row.account, row.paid, row.dimension]));
  return [...groups.values()].flatMap((group) => dimensionOf(group));
}

const amounts = [
  ["share", ({ share }: Row) => share],
  ["followers", ({ followers }: Row) => followers],
  ["visitors", ({ visitors }: Row) => visitors],
  ["page views", ({ pageViews }: Row) => pageViews],
  ["impressions", ({ impressions }: Row) => impressions],
] as const;

/** A dimension by the first amount that its rows tell. */
function dimensionOf(rows: readonly Row[]): Segments[] {
  const [first] = rows;
  const told = amounts.find(([, amountOf]) => rows.some((row) => amountOf(row) !== null));
  if (first === undefined || told === undefined) return [];
  const [of, amountOf] = told;
  const known = rows
    .map((row) => ({ segment: row.segment, amount: amountOf(row) ?? 0 }))
    .filter(({ segment, amount }) => amount > 0 && !namesPerson(segment));
  const all = known.reduce((sum, { amount }) => sum + amount, 0);
  const inOrder = first.dimension === "hour" ? known : known.toSorted((a, b) => b.amount - a.amount).slice(0, most);
  const { network, account, paid, dimension, asOf } = first;
  const shown = inOrder.map((row) => ({ ...row, share: of === "share" ? row.amount : row.amount / all }));
  return known.length === 0
    ? []
    : [{ network, account, paid, dimension, of, asOf, rows: shown, cut: known.length - shown.length }];
}
