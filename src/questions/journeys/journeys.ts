import { z } from "zod";
import { MICRO } from "../../attribution/credit.ts";
import type { Model } from "../../attribution/models.ts";
import type { Leaf } from "../../journeys/origins.ts";
import type { JourneyScope } from "../../journeys/scope.ts";
import { KnownError } from "../../model/errors.ts";
import { type Evidence, evidenceOfTier } from "../../model/evidence.ts";
import { everything, type Only } from "../../model/only.ts";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { layCredit } from "./credit.ts";
import { layScope } from "./credited-journeys.ts";
import { restrictJourneys } from "./restrict-journeys.ts";

/** One conversion with the touches before it, first to last. Money is minor units of the scope's currency. */
export interface Journey {
  readonly kind: "order" | "deal" | "lead";
  /** The order's or deal's own number; null for a lead. */
  readonly id: string | null;
  readonly atMs: number;
  readonly valueMinor: number;
  readonly touches: readonly { readonly atMs: number; readonly leaf: Leaf; readonly evidence: Evidence }[];
  /** What each place was credited with under the model; they sum to the value, unless nothing explains it. */
  readonly credits: readonly { readonly leaf: Leaf; readonly conversions: number; readonly valueMinor: number }[];
}

/** Where the next page goes on: the moment and number of the last journey before it. */
export interface JourneyMark {
  readonly atMs: number;
  readonly conversion: number;
}

/** The journeys of a scope, the latest first, a page at a time. */
export async function journeys(
  facts: Warehouse,
  { scope, model, only = everything }: { scope: JourneyScope; model: Model; only?: Only },
  { most, after }: { most: number; after: JourneyMark | null },
): Promise<{ journeys: Journey[]; next: JourneyMark | null }> {
  if (model.kind === "learned") {
    throw new KnownError(
      "invalid_request",
      `The model ${model.name} credits places over all journeys, not one by one.`,
      {
        hint: "Choose a model that shares each conversion by itself, such as last or position.",
      },
    );
  }
  const { leaves } = await restrictJourneys(facts, await layScope(facts, scope), only);
  await layCredit(facts, model);
  const page = await conversionsAfter(facts, scope, most + 1, after);
  const shown = page.slice(0, most);
  const touches = Map.groupBy(await touchesOf(facts, shown), ({ conversion }) => conversion);
  const credits = Map.groupBy(await creditsOf(facts, shown), ({ conversion }) => conversion);
  const leafAt = (at: number): Leaf => {
    const leaf = leaves[at];
    if (leaf === undefined) throw new Error("a touch without a place");
    return leaf;
  };
  const last = shown.at(-1);
  return {
    journeys: shown.map(({ conversion, id, atMs, valueMinor }) => ({
      kind: kindOf(conversion),
      id,
      atMs,
      valueMinor,
      touches: (touches.get(conversion) ?? []).map(({ atMs, leaf, tier }) => ({
        atMs,
        leaf: leafAt(leaf),
        evidence: evidenceOfTier(tier),
      })),
      credits: (credits.get(conversion) ?? []).map(({ leaf, minor, micro }) => ({
        leaf: leafAt(leaf),
        conversions: micro / MICRO,
        valueMinor: minor,
      })),
    })),
    next: page.length > most && last !== undefined ? { atMs: last.atMs, conversion: last.conversion } : null,
  };
}

/** Orders have even numbers, deals odd ones, leads those below zero. */
function kindOf(conversion: number): Journey["kind"] {
  if (conversion < 0) return "lead";
  return conversion % 2 === 0 ? "order" : "deal";
}

const Conversion = z.object({
  conversion: z.number(),
  id: z.string().nullable(),
  atMs: z.number(),
  valueMinor: z.number(),
});

/** Half the number of an order or deal names its row. */
function conversionsAfter(
  facts: Warehouse,
  { workspace }: JourneyScope,
  most: number,
  after: JourneyMark | null,
): Promise<z.infer<typeof Conversion>[]> {
  const { atMs, conversion } = after ?? { atMs: 8.64e15, conversion: 0 };
  return facts.rows(
    Conversion,
    sql`
    /* questions/journeys */
    select c.conversion, coalesce(o.id, d.id) as id, epoch_ms(c.occurred_at) as "atMs", c.value_minor as "valueMinor"
    from (
      select * from conversion
      where epoch_ms(occurred_at) < ${atMs} or (epoch_ms(occurred_at) = ${atMs} and conversion > ${conversion})
      order by occurred_at desc, conversion limit ${most}
    ) as c
    left join order_once as o on o.workspace = ${workspace} and c.conversion = 2 * o.row
    left join deal_once as d on d.workspace = ${workspace} and c.conversion = 2 * d.row + 1
    order by c.occurred_at desc, c.conversion`,
  );
}

const Touch = z.object({ conversion: z.number(), atMs: z.number(), leaf: z.number(), tier: z.number() });

function touchesOf(facts: Warehouse, shown: readonly { conversion: number }[]): Promise<z.infer<typeof Touch>[]> {
  return facts.rows(
    Touch,
    sql`
    /* questions/journeys */
    select conversion, epoch_ms(occurred_at) as "atMs", leaf, tier from journey_touch
    where list_contains(${numbersOf(shown)}::bigint[], conversion::bigint)
    order by conversion, position`,
  );
}

const Credit = z.object({ conversion: z.number(), leaf: z.number(), minor: z.number(), micro: z.number() });

function creditsOf(facts: Warehouse, shown: readonly { conversion: number }[]): Promise<z.infer<typeof Credit>[]> {
  return facts.rows(
    Credit,
    sql`
    /* questions/journeys */
    select conversion, leaf, sum(minor) as minor, sum(micro) as micro from credit
    where list_contains(${numbersOf(shown)}::bigint[], conversion::bigint)
    group by conversion, leaf order by conversion, minor desc, leaf`,
  );
}

/** As a list in a text, which is one value to bind. */
const numbersOf = (shown: readonly { conversion: number }[]): string =>
  `[${shown.map(({ conversion }) => conversion).join(", ")}]`;
