import { z } from "zod";
import { exchangeOf } from "../../journeys/day-rates.ts";
import { dealOutcome } from "../../journeys/deal-outcome.ts";
import type { JourneyScope } from "../../journeys/scope.ts";
import { KnownError } from "../../model/errors.ts";
import { calendarDay } from "../../model/period.ts";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** Deals that are open, by their stage, beside what became of those that were seen in it before. */
export interface OpenStage {
  readonly stage: string | null;
  readonly deals: number;
  /** Worth of the deals in the workspace's minor units, on the plan's basis, and Σ worth² of them. */
  readonly minor: number;
  readonly squares: number;
  /** Deals that an earlier telling saw in the stage, open, and that are closed by the last word. */
  readonly won: number;
  readonly lost: number;
}

export interface OpenPipeline {
  readonly stages: readonly OpenStage[];
  /** All deals that are closed by the last word. */
  readonly won: number;
  readonly lost: number;
  /** Open deals without an amount, or in a currency that has no rate: they are left out. */
  readonly leftOut: number;
}

const Open = z.object({
  stage: z.string().nullable(),
  currency: z.string().nullable(),
  deals: z.number(),
  minor: z.number(),
  squares: z.number(),
  unnamed: z.number(),
});
const Closed = z.object({ won: z.number(), lost: z.number() });
const Seen = Closed.extend({ stage: z.string() });

/** Every deal that is open by the last word, whatever the period; null where no deal ever was told. */
export async function openPipeline(facts: Warehouse, scope: JourneyScope): Promise<OpenPipeline | null> {
  const { workspace, plan } = scope;
  const outcome = dealOutcome(plan);
  const closed = await facts.row(
    Closed,
    sql`
    /* questions/open-pipeline */
    select count(*) filter (${outcome} = 'won') as won, count(*) filter (${outcome} = 'lost') as lost
    from deal_once where workspace = ${workspace}`,
  );
  const open = await facts.rows(
    Open,
    sql`
    /* questions/open-pipeline */
    select stage, currency, count(amount_minor) as deals, coalesce(sum(amount_minor), 0) as minor,
      cast(coalesce(sum(amount_minor::double * amount_minor), 0) as double) as squares,
      count(*) - count(amount_minor) as unnamed
    from deal_once where workspace = ${workspace} and ${outcome} = 'open' group by all order by all`,
  );
  if (open.length === 0) return closed.won + closed.lost === 0 ? null : { stages: [], ...closed, leftOut: 0 };
  const worthOf = await worths(facts, scope);
  const past = new Map((await seenBefore(facts, scope)).map(({ stage, ...seen }) => [stage, seen]));
  const valued = open.map((row) => ({ ...row, factor: worthOf(row.currency) }));
  const rated = valued.flatMap((row) =>
    row.factor === null || row.deals === 0 ? [] : [{ ...row, factor: row.factor }],
  );
  return {
    ...closed,
    leftOut: valued.reduce((sum, { factor, deals, unnamed }) => sum + unnamed + (factor === null ? deals : 0), 0),
    stages: [...Map.groupBy(rated, ({ stage }) => stage)].map(([stage, rows]) => ({
      stage,
      deals: sum(rows, ({ deals }) => deals),
      minor: sum(rows, ({ minor, factor }) => minor * factor),
      squares: sum(rows, ({ squares, factor }) => squares * factor ** 2),
      ...(past.get(stage ?? "") ?? { won: 0, lost: 0 }),
    })),
  };
}

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

/** What one minor unit of a currency is worth on the last day of the period; null without a rate. */
async function worths(facts: Warehouse, scope: JourneyScope): Promise<(currency: string | null) => number | null> {
  const { plan, currency: home, to } = scope;
  const rate = plan.return.basis === "margin" ? (plan.return.rate ?? 1) : 1;
  const exchange = await exchangeOf(facts, scope);
  const day = calendarDay(to).subtract({ days: 1 }).toString();
  return (currency) => {
    try {
      return exchange(1, currency ?? home, day) * rate;
    } catch (cause) {
      if (cause instanceof KnownError && cause.code === "missing_rate") return null;
      throw cause;
    }
  };
}

/** What became of the deals that an earlier telling saw open in a stage: exports that were brought in again and again tell it. */
function seenBefore(facts: Warehouse, { workspace, plan }: JourneyScope) {
  const outcome = dealOutcome(plan);
  return facts.rows(
    Seen,
    sql`
    /* questions/open-pipeline */
    with seen as (
      select distinct id, stage from deal
      where workspace = ${workspace} and id is not null and stage is not null and ${outcome} = 'open'
    ), now as (
      select id, ${outcome} as outcome from deal_once where workspace = ${workspace} and id is not null
    )
    select s.stage, count(*) filter (n.outcome = 'won') as won, count(*) filter (n.outcome = 'lost') as lost
    from seen as s join now as n using (id) where n.outcome in ('won', 'lost') group by s.stage order by s.stage`,
  );
}
