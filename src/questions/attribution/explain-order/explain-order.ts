import { z } from "zod";
import { allModels } from "../../../attribution/models.ts";
import type { Leaf } from "../../../journeys/origins.ts";
import type {
  Explained,
  ExplainedOrder,
  ExplainedTouch,
  RowOfFacts,
} from "../../../model/attribution/explain-order.ts";
import { touchKinds } from "../../../model/attribution/explain-order.ts";
import { evidenceOfTier } from "../../../model/evidence.ts";
import { toDecimal } from "../../../model/money.ts";
import type { Grouping } from "../../../model/statement.ts";
import { raw, sql } from "../../../warehouse/sql.ts";
import type { Warehouse } from "../../../warehouse/warehouse.ts";
import type { LaidJourneys } from "../../journeys/credited-journeys.ts";
import { keyOf } from "../../roi/places.ts";
import { aboutJourneys } from "../about-journeys.ts";
import { creditsOfOrder } from "./credits-of-order.ts";
import { type FoundOrder, findOrder } from "./find-order.ts";
import { learnedPlaces } from "./learned-places.ts";
import { howWorth, rowsOfOrder } from "./order-rows.ts";
import { type Said, saidOfOrder } from "./said-of-order.ts";
import { tellTouches } from "./tell-touches.ts";
import { momentOf, writtenOf } from "./written-row.ts";

/** Of what is left out, so many rows are listed: the latest. */
const mostLeftOut = 100;

/**
 * One order or deal by its number: its touches in time, each rule model's credit to the minor unit, the rows it all came
 * from, and what was left out and why. A KnownError where the number is nobody's.
 */
export async function explainOrder(
  facts: Warehouse,
  laid: LaidJourneys,
  { number, by }: { number: string; by: Grouping },
): Promise<ExplainedOrder> {
  const found = await findOrder(facts, laid.scope, number);
  const about = await aboutJourneys(facts, laid);
  const explained: { order: Explained; leaves: number[] }[] = [];
  for (const one of found) explained.push(await explain(facts, laid, one, by));
  const learned = await learnedPlaces(facts, laid, { leaves: explained.flatMap(({ leaves }) => leaves), by });
  return { about, by, number, orders: explained.map(({ order }) => order), learned };
}

const Conversion = z.object({
  id: z.string().nullable(),
  at: z.number(),
  previousAt: z.number().nullable(),
  valueMinor: z.number(),
  leadAt: z.number().nullable(),
  opportunityAt: z.number().nullable(),
  persons: z.number(),
  keys: z.number(),
});

const Touch = z.object({ at: z.number(), leaf: z.number(), direct: z.boolean(), tier: z.number(), view: z.boolean() });
type Touch = z.infer<typeof Touch>;

async function explain(facts: Warehouse, laid: LaidJourneys, found: FoundOrder, by: Grouping) {
  const { scope, leaves } = laid;
  const { conversion, kind } = found;
  const told = await conversionOf(facts, laid, found);
  const touches = await facts.rows(
    Touch,
    sql`
    /* questions/explain-order */
    select epoch_us(occurred_at) as at, leaf, direct, tier, view from journey_touch where conversion = ${conversion} order by position`,
  );
  const said = await saidOfOrder(facts, scope, conversion);
  const { rows, leftOut } = tellTouches(said, touches, {
    convertedAt: told.at,
    previousAt: told.previousAt,
    lookbackDays: scope.lookbackDays,
    rules: scope.rules,
  });
  const listed = leftOut.slice(-mostLeftOut);
  const order: Explained = {
    kind,
    id: told.id,
    at: momentOf(told.at / 1000),
    value: toDecimal(told.valueMinor, scope.currency),
    how: await howWorth(facts, scope, found, told.valueMinor),
    stages: { lead: momentOrNull(told.leadAt), opportunity: momentOrNull(told.opportunityAt) },
    persons: told.persons,
    keys: told.keys,
    rows: await rowsOfOrder(facts, scope, found),
    touches: touches.map((touch, at) =>
      explainedTouch(touch, at, touches.length, told.at, leafAt(leaves, touch.leaf), rows[at] ?? null, by),
    ),
    cut: leftOut.filter(({ reason }) => reason === "cut").length,
    credits: creditsOfOrder({ ...told, touches }, allModels(scope.plan.models), scope.currency),
    leftOut: listed.map(({ said: one, reason }) => {
      const leaf = leafAt(leaves, one.leaf);
      return { ...lineOf(leaf, by), at: momentOf(one.at / 1000), kind: kindOf(one.tier), reason, row: rowOf(one) };
    }),
    leftOutMore: leftOut.length - listed.length,
  };
  return { order, leaves: touches.map(({ leaf }) => leaf) };
}

function conversionOf(facts: Warehouse, { scope }: LaidJourneys, { conversion, kind, row }: FoundOrder) {
  const once = raw(kind === "order" ? "order_once" : "deal_once");
  const previous = raw(scope.rules.startAnew ? "epoch_us(c.previous_at)" : "null::bigint");
  return facts.row(
    Conversion,
    sql`
    /* questions/explain-order */
    select (select id from ${once} where row = ${row}) as id, epoch_us(c.occurred_at) as at, ${previous} as "previousAt",
      c.value_minor as "valueMinor", epoch_us(c.lead_at) as "leadAt", epoch_us(c.opportunity_at) as "opportunityAt",
      (select count(distinct person) from conversion_person where conversion = ${conversion} and person is not null) as persons,
      (select count(distinct key) from conversion_key where person in (select person from conversion_person where conversion = ${conversion})) as keys
    from conversion as c where c.conversion = ${conversion}`,
  );
}

function explainedTouch(
  { at, tier, view }: Touch,
  index: number,
  touches: number,
  convertedAt: number,
  leaf: Leaf,
  row: Said | null,
  by: Grouping,
): ExplainedTouch {
  return {
    ...lineOf(leaf, by),
    position: index + 1,
    at: momentOf(at / 1000),
    daysBefore: Math.round((convertedAt - at) / 864_000_000) / 100,
    channel: leaf.channel,
    campaign: leaf.campaign,
    post: leaf.post,
    role: roleOf(index, touches),
    kind: kindOf(tier),
    evidence: evidenceOfTier(tier),
    view,
    row: row === null ? null : rowOf(row),
  };
}

function roleOf(index: number, touches: number): ExplainedTouch["role"] {
  if (touches === 1) return "only";
  if (index === 0) return "origin";
  return index === touches - 1 ? "converter" : "assist";
}

const lineOf = (leaf: Leaf, by: Grouping) => ({ key: keyOf(by, leaf), social: leaf.social });

function leafAt(leaves: readonly Leaf[], at: number): Leaf {
  const leaf = leaves[at];
  if (leaf === undefined) throw new Error("a touch without a place");
  return leaf;
}

function kindOf(tier: number): (typeof touchKinds)[number] {
  const kind = touchKinds[tier - 1];
  if (kind === undefined) throw new Error(`a touch of the unknown tier ${tier}`);
  return kind;
}

const rowOf = (said: Said): RowOfFacts => ({
  fact: said.fact,
  file: said.file,
  format: said.format,
  id: said.id,
  at: said.atMs === null ? null : momentOf(said.atMs),
  written: writtenOf(said),
});

const momentOrNull = (micros: number | null) => (micros === null ? null : momentOf(micros / 1000));
