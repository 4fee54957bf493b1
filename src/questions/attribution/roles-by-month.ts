import { z } from "zod";
import type { Growth, LineRoles, RolesByMonth } from "../../model/attribution/roles-by-month.ts";
import type { Grouping } from "../../model/statement.ts";
import type { Counted } from "../../statistics/rate-change.ts";
import { raw, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { LaidJourneys } from "../journeys/credited-journeys.ts";
import { layUnits, unitOf } from "../journeys/units.ts";
import { aboutJourneys } from "./about-journeys.ts";
import { growths, markBeyondNoise } from "./growth.ts";
import { layLines } from "./lines.ts";
import { type Month, monthsOf } from "./months.ts";
import { isEnough } from "./quartiles.ts";
import { type RoleIntervals, roleIntervals } from "./role-intervals.ts";

const roles = ["origin", "assist", "converter"] as const;
type Role = (typeof roles)[number];

const Row = z.object({
  line: z.number(),
  month: z.number(),
  conversions: z.number(),
  origin: z.number(),
  assist: z.number(),
  converter: z.number(),
  originSquares: z.number(),
  assistSquares: z.number(),
  converterSquares: z.number(),
});
type Row = z.infer<typeof Row>;

/** Roles are counted over the journeys as they are, whatever the model, and put into the month of the conversion. */
export async function rolesByMonth(
  facts: Warehouse,
  laid: LaidJourneys,
  { by }: { by: Grouping },
): Promise<RolesByMonth> {
  const about = await aboutJourneys(facts, laid);
  const lines = await layLines(facts, laid.leaves, by);
  const groups = await layUnits(facts, lines.length > 40 ? 256 : 1024);
  await layRoles(facts);
  const months = monthsOf(laid.scope);
  const intervals = await roleIntervals(facts, groups);
  const rows = Map.groupBy(await countedRoles(facts), ({ line }) => line);
  const found = lines.flatMap((line, nr) => {
    const own = rows.get(nr);
    return own === undefined ? [] : [{ ...line, ...lineRoles(own, months, (role) => intervals.of(nr, role)) }];
  });
  const all = allByMonth(rows.get(allLines) ?? [], months);
  markBeyondNoise([
    ...found.flatMap(({ months }) => months.flatMap(({ growth }) => (growth === null ? [] : Object.values(growth)))),
    ...all.flatMap(({ growth }) => growth ?? []),
  ]);
  return {
    about,
    by,
    months: months.map(({ month, days }) => ({ month, days })),
    lines: found.toSorted(bySocialThenConversions),
    all,
    ...(await beginning(facts, laid)),
    how,
  };
}

const how = {
  roles:
    "A line is the origin of a conversion where it is the first touch's, assists where any touch but the last is its, and " +
    "converts where the last touch is its: each counts once a conversion, however many touches it has, and one line can " +
    "hold several roles.",
  growth:
    "Counts a day of a month against the month before's, so that short and begun months compare. Whether that is more " +
    "than noise: the exact test of two Poisson rates (Przyborowski and Wilenski 1940; interval by Clopper and Pearson), " +
    "on counts scaled down where persons or accounts converted several times (Bohm and Zech 2014); of the changes that " +
    "are called more than noise, no more than one in ten is expected to be noise (Benjamini and Hochberg 1995, over all " +
    "changes of this answer).",
  intervals: "90 % of 1,000 Poisson drawings of the persons or accounts.",
};

/** A tenth of the lookback may pass without a touch before that says that nothing was known then. */
async function beginning(facts: Warehouse, { scope }: LaidJourneys) {
  const { day } = await facts.row(
    z.object({ day: z.string().nullable() }),
    sql`
    /* questions/roles-by-month */
    select strftime(timezone(${scope.timeZone}, min(occurred_at)), '%Y-%m-%d') as day from journey_touch`,
  );
  if (day === null) return { touchesFrom: null, wholeFrom: null };
  const reaches = Temporal.PlainDate.from(scope.from).subtract({ days: Math.floor(0.9 * scope.lookbackDays) });
  const isLate = Temporal.PlainDate.compare(Temporal.PlainDate.from(day), reaches) > 0;
  const whole = Temporal.PlainDate.from(day).add({ days: scope.lookbackDays }).toString();
  return { touchesFrom: day, wholeFrom: isLate ? whole : null };
}

/** The line under which `role_month` counts every journey: a conversion has one origin, one converter, at most one assist. */
const allLines = -1;

/** Lays `role_month` (line, month: months of the calendar since year 0, unit, nr, conversions, origin, assist, converter). */
async function layRoles(facts: Warehouse): Promise<void> {
  await facts.run(
    raw(`/* questions/roles-by-month */
    create or replace temp table role_month as
    with held as (
      select j.conversion, l.line, max((j.position = 1)::integer) as origin, max((j.position < j.touches)::integer) as assist,
        max((j.position = j.touches)::integer) as converter
      from journey_touch as j join leaf_line as l using (leaf)
      group by j.conversion, l.line
      union all
      select conversion, ${allLines}, 1, (touches > 1)::integer, 1 from journey_touch where position = 1
    )
    select h.line, year(c.day) * 12 + month(c.day) - 1 as month, u.unit, u.nr, count(*) as conversions,
      sum(h.origin) as origin, sum(h.assist) as assist, sum(h.converter) as converter
    from held as h join conversion as c using (conversion) join unit as u on u.unit = ${unitOf("c")}
    group by h.line, 2, u.unit, u.nr`),
  );
}

function countedRoles(facts: Warehouse): Promise<Row[]> {
  return facts.rows(
    Row,
    raw(`/* questions/roles-by-month */
    select line, month, sum(conversions) as conversions, sum(origin) as origin, sum(assist) as assist, sum(converter) as converter,
      sum(origin * origin) as "originSquares", sum(assist * assist) as "assistSquares", sum(converter * converter) as "converterSquares"
    from role_month group by line, month`),
  );
}

function lineRoles(
  rows: readonly Row[],
  months: readonly Month[],
  intervalOf: (role: Role) => RoleIntervals[Role],
): Omit<LineRoles, "key" | "social"> {
  const sum = (of: Role | "conversions") => rows.reduce((total, row) => total + row[of], 0);
  const conversions = sum("conversions");
  const role = (of: Role) => {
    const enough = isEnough(sum(of));
    return { conversions: sum(of), interval: enough ? intervalOf(of) : null, enough };
  };
  const byMonth = months.map(({ number }) => rows.find(({ month }) => month === number));
  const grown = {
    origin: growths(months.map((month, at) => counted("origin", month, byMonth[at]))),
    assist: growths(months.map((month, at) => counted("assist", month, byMonth[at]))),
    converter: growths(months.map((month, at) => counted("converter", month, byMonth[at]))),
  };
  return {
    conversions,
    origin: role("origin"),
    assist: role("assist"),
    converter: role("converter"),
    assistsPerLast: sum("converter") === 0 ? null : sum("assist") / sum("converter"),
    enough: isEnough(conversions),
    months: months.map(({ month }, at) => {
      const { origin, assist, converter } = byMonth[at] ?? { origin: 0, assist: 0, converter: 0 };
      const [first, middle, last] = roles.map((of) => grown[of][at] ?? null) as [
        Growth | null,
        Growth | null,
        Growth | null,
      ];
      const growth = first && middle && last ? { origin: first, assist: middle, converter: last } : null;
      return { month, origin, assist, converter, growth };
    }),
  };
}

function counted(role: Role, { days }: Month, row: Row | undefined): Counted {
  return { count: row?.[role] ?? 0, squares: row?.[`${role}Squares`] ?? 0, days };
}

function allByMonth(rows: readonly Row[], months: readonly Month[]): RolesByMonth["all"] {
  const byMonth = months.map(({ number }) => rows.find(({ month }) => month === number));
  const grown = growths(months.map((month, at) => counted("converter", month, byMonth[at])));
  return months.map(({ month }, at) => ({
    month,
    conversions: byMonth[at]?.conversions ?? 0,
    growth: grown[at] ?? null,
  }));
}

const bySocialThenConversions = (one: LineRoles, other: LineRoles) =>
  Number(other.social) - Number(one.social) || other.conversions - one.conversions;
