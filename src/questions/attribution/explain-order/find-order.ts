import { z } from "zod";
import { dealOutcome } from "../../../journeys/deal-outcome.ts";
import type { JourneyScope } from "../../../journeys/scope.ts";
import { nearest } from "../../../model/did-you-mean.ts";
import { KnownError } from "../../../model/errors.ts";
import { sql } from "../../../warehouse/sql.ts";
import type { Warehouse } from "../../../warehouse/warehouse.ts";

/** A conversion, and the row of the order or deal that counts as it. */
export interface FoundOrder {
  readonly conversion: number;
  readonly kind: "order" | "deal";
  readonly row: number;
}

const Named = z.object({
  kind: z.enum(["order", "deal"]),
  row: z.number(),
  conversion: z.number(),
  counts: z.boolean(),
  day: z.string().nullable(),
  inside: z.boolean(),
  isSale: z.boolean(),
});
type Named = z.infer<typeof Named>;

/**
 * The conversions that an order's or deal's number stands for, from `conversion` as it is laid: a number of a row that
 * another counts for, such as a payment's, finds the other. A deal is found by its name too, where no other has it. A KnownError says why an order does not count, or names the nearest number.
 */
export async function findOrder(facts: Warehouse, scope: JourneyScope, number: string): Promise<FoundOrder[]> {
  if (scope.conversionsOf === "leads") {
    throw new KnownError("invalid_request", "an order or a deal is explained, and the goal counts leads", {
      hint: "leave the goal out, or name one that counts orders or deals",
    });
  }
  const typed = number.trim().replace(/^#+/, "").toLowerCase();
  if (typed === "") throw new KnownError("invalid_request", "no order is named", { hint: askAgain });
  const named = await namedRows(facts, scope, typed);
  const found = named.filter(({ counts }) => counts);
  if (found.length > 0) return found.map(({ conversion, kind, row }) => ({ conversion, kind, row }));
  const [first] = named;
  throw first === undefined ? await unknown(facts, scope, number, typed) : uncounted(number, first, scope);
}

const askAgain = "give its number as the shop or CRM has it";

function namedRows(facts: Warehouse, scope: JourneyScope, typed: string): Promise<Named[]> {
  const { workspace, timeZone, fromMs, toMs } = scope;
  return facts.rows(
    Named,
    sql`
    /* questions/explain-order */
    with told as (
      select coalesce(w.order_row, f.rowid) as row
      from "order" as f left join order_winner as w on w.row = f.rowid
      where f.workspace = ${workspace} and (lower(ltrim(f.id, '#')) = ${typed} or lower(ltrim(f.also_id, '#')) = ${typed})
    ), called as (
      select row, coalesce(lower(ltrim(id, '#')) = ${typed}, false) as by_id, count(*) over () as deals
      from deal_once where workspace = ${workspace} and (lower(ltrim(id, '#')) = ${typed} or lower(trim(name)) = ${typed})
    ), named as (
      select 'order' as kind, o.row, 2 * o.row as conversion, o.occurred_at as at_moment, coalesce(o.counted, false) as is_sale
      from order_once as o where o.row in (select row from told)
      union all
      select 'deal', d.row, 2 * d.row + 1, d.closed_at, ${scope.conversionsOf === "opportunities"} or ${dealOutcome(scope.plan)} = 'won'
      from deal_once as d where d.row in (
        select row from called where by_id or (deals = 1 and not exists (from told))
      )
    )
    select kind, row, conversion, conversion in (select conversion from conversion) as counts, is_sale as "isSale",
      strftime(timezone(${timeZone}, at_moment), '%Y-%m-%d') as day,
      coalesce(at_moment >= make_timestamptz(${fromMs} * 1000) and at_moment < make_timestamptz(${toMs} * 1000), false) as inside
    from named order by kind desc, at_moment, row`,
  );
}

function uncounted(number: string, { kind, day, inside, isSale }: Named, { from, to }: JourneyScope): KnownError {
  const the = `the ${kind} ${number}`;
  if (!isSale) {
    return kind === "order"
      ? new KnownError("not_found", `${the} does not count: it was cancelled, voided, failed or a test`, {
          hint: "docs/formats.md says which orders of a file count",
        })
      : new KnownError("not_found", `${the} is not won`, {
          hint: "if its stage means that it is, name the stage in the plan: stages: { won: [...] }",
        });
  }
  if (!inside) {
    return new KnownError(
      "not_found",
      `${the} is of ${day ?? "no known day"}, and the period goes from ${from} to ${to}`,
      {
        hint: "choose a period that holds it; its end is the first day that does not count",
      },
    );
  }
  return kind === "deal"
    ? new KnownError("not_found", `${the} was paid for as an order, and counts as that`, { hint: "ask for the order" })
    : new KnownError("not_found", `${the} is no conversion of what is asked`, {
        hint: "a goal of new customers counts first orders alone, and an order without an exchange rate counts for none",
      });
}

/** The numbers of the deals that share a name; none where fewer than two do. */
async function namesakes(facts: Warehouse, { workspace }: JourneyScope, typed: string): Promise<string[]> {
  const deals = await facts.rows(
    z.object({ id: z.string().nullable() }),
    sql`
    /* questions/explain-order */
    select id from deal_once where workspace = ${workspace} and lower(trim(name)) = ${typed} order by id limit 10`,
  );
  return deals.length < 2 ? [] : deals.flatMap(({ id }) => id ?? []);
}

/** The nearest of the numbers that are as good as one letter apart, as far as the engine can tell. */
async function unknown(facts: Warehouse, scope: JourneyScope, number: string, typed: string): Promise<KnownError> {
  const shared = await namesakes(facts, scope, typed);
  if (shared.length > 0) {
    return new KnownError("not_found", `several deals are called ${number}`, {
      hint: `name one by its number: ${shared.join(", ")}`,
    });
  }
  const { workspace } = scope;
  const known = await facts.rows(
    z.object({ id: z.string() }),
    sql`
    /* questions/explain-order */
    select ltrim(id, '#') as id
    from (
      select id from order_once where workspace = ${workspace} and 2 * row in (select conversion from conversion)
      union all
      select id from deal_once where workspace = ${workspace} and 2 * row + 1 in (select conversion from conversion)
    )
    where id is not null
    order by damerau_levenshtein(lower(ltrim(id, '#')), ${typed}), id limit 20`,
  );
  const close = nearest(
    typed,
    known.map(({ id }) => id),
  );
  return new KnownError("not_found", `there is no order or deal ${number} in the period`, {
    hint:
      close === null
        ? `${askAgain}${known[0] === undefined ? "" : `, such as ${known[0].id}`}`
        : `did you mean ${close}?`,
  });
}
