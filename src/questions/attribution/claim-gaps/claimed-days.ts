import { z } from "zod";
import { MICRO } from "../../../attribution/credit.ts";
import { unnamedFactor } from "../../../journeys/day-rates.ts";
import { share } from "../../../model/money.ts";
import { sql } from "../../../warehouse/sql.ts";
import type { Warehouse } from "../../../warehouse/warehouse.ts";
import type { LaidJourneys } from "../../journeys/credited-journeys.ts";
import { periodOfFacts } from "../../roi/period-of-facts.ts";

/** What a platform's rows say of one campaign on one day; money in the workspace's minor units, conversions in millionths. */
export interface ClaimedDay {
  readonly platform: string;
  readonly campaign: string | null;
  /** Null for rows that name no day. */
  readonly day: string | null;
  readonly spread: boolean;
  readonly claimedMicro: number;
  readonly claimedMinor: number;
  /** The part of what is claimed that its rows say was for video ads, in millionths. */
  readonly videoMicro: number;
  readonly clicks: number;
  readonly impressions: number;
  /** The workspace's minor units for one of the rows' own, on that day; 1 where they are alike. */
  readonly factor: number;
  readonly currency: string | null;
  /** The day the latest report of it was written. */
  readonly writtenDay: string;
  /** What the claim grew by between the first and the latest report of this day. */
  readonly grewBy: number;
}

const Row = z.object({
  platform: z.string(),
  campaign: z.string().nullable(),
  campaignId: z.string().nullable(),
  first: z.string().nullable(),
  past: z.string().nullable(),
  days: z.number(),
  currency: z.string().nullable(),
  claimed: z.number(),
  claimedMinor: z.number(),
  video: z.number(),
  clicks: z.number(),
  impressions: z.number(),
  writtenDay: z.string(),
  grewBy: z.number(),
});
type Row = z.infer<typeof Row>;

/**
 * The claims of the period by platform, campaign and day. A row that tells of several days is spread evenly over them;
 * foreign money counts by each day's rate. Rows without days count where the period is the files' own.
 */
export async function claimedDays(facts: Warehouse, laid: LaidJourneys): Promise<ClaimedDay[]> {
  const { scope, campaigns } = laid;
  const rates = await ratesByDay(facts);
  const unnamed = unnamedFactor(scope.currency);
  const factorOf = (currency: string | null, day: string | null) => {
    if (currency === null) return unnamed;
    return currency === scope.currency ? 1 : (rates.get(`${currency} ${day}`) ?? rates.get(currency) ?? 1);
  };
  const pieces = (await adRows(facts, laid)).flatMap((row) => {
    const campaign = campaigns.nameOf(row.campaign ?? row.campaignId);
    return daysOf(row, scope).map((day) => ({ row, campaign, day, factor: factorOf(row.currency, day) }));
  });
  const byCampaign = Map.groupBy(pieces, ({ row, campaign }) => JSON.stringify([row.platform, campaign]));
  return [...byCampaign.values()].flatMap(sharedOverDays);
}

interface Piece {
  readonly row: Row;
  readonly campaign: string | null;
  readonly day: string | null;
  readonly factor: number;
}

/** Whole millionths and minor units of one campaign, so that its days sum to it. */
function sharedOverDays(pieces: readonly Piece[]): ClaimedDay[] {
  const days = [...Map.groupBy(pieces, ({ day }) => day).entries()].toSorted(([a], [b]) =>
    (a ?? "9") < (b ?? "9") ? -1 : 1,
  );
  const whole = (of: (piece: Piece) => number, unit = 1): number[] => {
    const exact = days.map(([, own]) => own.reduce((sum, piece) => sum + (of(piece) / piece.row.days) * unit, 0));
    return share(Math.round(exact.reduce((sum, one) => sum + one, 0)), exact);
  };
  const micros = whole(({ row }) => row.claimed, MICRO);
  const minors = whole(({ row, factor }) => row.claimedMinor * factor);
  const videos = whole(({ row }) => row.video, MICRO);
  const clicks = whole(({ row }) => row.clicks);
  const impressions = whole(({ row }) => row.impressions);
  return days.flatMap(([day, own], at) => {
    const [first] = own;
    if (first === undefined) return [];
    return [
      {
        platform: first.row.platform,
        campaign: first.campaign,
        day,
        spread: own.some(({ row }) => row.days > 1),
        claimedMicro: micros[at] ?? 0,
        claimedMinor: minors[at] ?? 0,
        videoMicro: videos[at] ?? 0,
        clicks: clicks[at] ?? 0,
        impressions: impressions[at] ?? 0,
        factor: first.factor,
        currency: first.row.currency,
        writtenDay: own.reduce((latest, { row }) => (row.writtenDay > latest ? row.writtenDay : latest), ""),
        grewBy: own.reduce((sum, { row }) => sum + row.grewBy / row.days, 0),
      },
    ];
  });
}

/** The row's days inside the period. */
function daysOf({ first, past }: Row, { from, to }: { from: string; to: string }): (string | null)[] {
  if (first === null || past === null) return [null];
  const days: string[] = [];
  let day = Temporal.PlainDate.from(first < from ? from : first);
  const end = past < to ? past : to;
  for (; day.toString() < end; day = day.add({ days: 1 })) days.push(day.toString());
  return days;
}

async function adRows(facts: Warehouse, { scope }: LaidJourneys): Promise<Row[]> {
  const { workspace, timeZone, from, to, plan } = scope;
  const own = await periodOfFacts(facts, { workspace, plan });
  const undated = own !== null && own.from === from && own.to === to;
  return facts.rows(
    Row,
    sql`
    /* questions/claim-gaps */
    with told as (
      select platform, campaign, campaign_id, day, until, s.rank, sum(coalesce(conversions, 0)) as claimed
      from ad_day join source_rank as s using (source) where workspace = ${workspace} and day is not null group by all
    ), restated as (
      select platform, campaign, campaign_id, day, until, arg_max(claimed, rank) - arg_min(claimed, rank) as grew_by
      from told group by all having count(*) > 1
    )
    select a.platform, a.campaign, a.campaign_id as "campaignId", strftime(a.day, '%Y-%m-%d') as first, strftime(a.until, '%Y-%m-%d') as past,
      coalesce(a.until - a.day, 1) as days, a.currency,
      sum(coalesce(a.conversions, 0)) as claimed, cast(sum(coalesce(a.conversion_value_minor, 0)) as double) as "claimedMinor",
      coalesce(sum(a.conversions) filter (a.network = 'youtube'), 0) as video,
      cast(sum(coalesce(a.clicks, 0)) as double) as clicks, cast(sum(coalesce(a.impressions, 0)) as double) as impressions,
      strftime(timezone(${timeZone}, max(s.written_at)), '%Y-%m-%d') as "writtenDay", coalesce(any_value(r.grew_by), 0) as "grewBy"
    from ad_once as a join source_rank as s using (source)
    left join restated as r on r.platform = a.platform and r.campaign is not distinct from a.campaign
      and r.campaign_id is not distinct from a.campaign_id and r.day = a.day and r.until = a.until
    where a.workspace = ${workspace}
      and ((a.day < cast(${to} as date) and a.until > cast(${from} as date)) or (a.day is null and ${undated}))
    group by a.platform, a.campaign, a.campaign_id, a.day, a.until, a.currency
    order by all`,
  );
}

/** Rates by currency and day, and by currency alone the mean, for what names no day. */
async function ratesByDay(facts: Warehouse): Promise<Map<string, number>> {
  const rows = await facts.rows(
    z.object({ of: z.string(), factor: z.number() }),
    sql`
    /* questions/claim-gaps */
    select currency || ' ' || strftime(day, '%Y-%m-%d') as of, factor from day_rate where factor is not null
    union all select currency, avg(factor) from day_rate where factor is not null group by currency`,
  );
  return new Map(rows.map(({ of, factor }) => [of, factor]));
}
