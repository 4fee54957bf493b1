import { z } from "zod";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** A count is of no use for a post of so many days later. */
const staleDays = 31;

const Stand = z.object({ network: z.string(), account: z.string().nullable(), day: z.string(), followers: z.number() });
type Stand = z.infer<typeof Stand>;

/**
 * The followers that an account had on a day, as last told up to 31 days before it; null where nobody tells. A post's
 * account is found by its name; where a network's files tell of one account alone, that is the one.
 */
export async function followersBefore(
  facts: Warehouse,
  workspace: string,
): Promise<(network: string, account: string | null, day: string) => number | null> {
  const stands = await facts.rows(
    Stand,
    sql`
    /* questions/followers-before */
    select network, account, strftime(until - 1, '%Y-%m-%d') as day, arg_max(followers, rank) as followers
    from audience_day join source_rank using (source)
    where workspace = ${workspace} and dimension is null and followers is not null and network is not null and until is not null
    group by network, account, until order by until`,
  );
  const byNetwork = Map.groupBy(stands, ({ network }) => network);
  const accounts = new Map(
    [...byNetwork].map(([network, told]) => [network, Map.groupBy(told, ({ account }) => folded(account))] as const),
  );
  return (network, account, day) => {
    const told = accounts.get(network);
    const own = told?.get(folded(account)) ?? (told?.size === 1 ? [...told.values()][0] : undefined);
    const stand = own === undefined ? undefined : lastUpTo(own, day);
    if (stand === undefined) return null;
    return Temporal.PlainDate.from(stand.day).until(day).days > staleDays ? null : stand.followers;
  };
}

const folded = (account: string | null): string => (account ?? "").normalize("NFKC").toLowerCase().replace(/^@/, "");

/** The last of some that stand in order of their days. */
function lastUpTo(stands: readonly Stand[], day: string): Stand | undefined {
  let [low, high] = [0, stands.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stands[middle]?.day ?? "") <= day) low = middle + 1;
    else high = middle;
  }
  return stands[low - 1];
}
