import { z } from "zod";
import { campaignNames } from "../src/journeys/campaigns.ts";
import { layConversions } from "../src/journeys/conversions.ts";
import { layDayRates } from "../src/journeys/day-rates.ts";
import { countOnce } from "../src/journeys/once/count-once.ts";
import { type Leaf, layOrigins } from "../src/journeys/origins.ts";
import type { JourneyScope } from "../src/journeys/scope.ts";
import { layJourneys } from "../src/journeys/touches.ts";
import type { ConversionKind } from "../src/model/journey-rules.ts";
import { instantsOf, periodBetween } from "../src/model/period.ts";
import { Plan } from "../src/model/plan.ts";
import { literal, raw } from "../src/warehouse/sql.ts";
import type { Warehouse } from "../src/warehouse/warehouse.ts";

type Cell = string | number | boolean | null | { sql: string };
/** A row of a fact; texts are quoted, `sql` stands as it is. */
export type Row = Record<string, Cell>;

export const at = (moment: string) => ({ sql: `timestamptz '${moment}'` });
export const person = (key: string) => ({ sql: `person_key('${key}')` });
export const origin = (source: string | null, medium: string | null = null, campaign: string | null = null) => {
  const [s, m, c] = [source, medium, campaign].map((text) => (text === null ? "null" : literal(text)));
  return {
    utm_source: source,
    utm_medium: medium,
    utm_campaign: campaign,
    origin: { sql: `origin_key(${s}, ${m}, ${c}, null, null, null, null, null, null)` },
  };
};

export type PlanText = Partial<Parameters<typeof Plan.parse>[0] & object>;

export interface Asked {
  plan?: PlanText;
  from?: string;
  to?: string;
  lookbackDays?: number;
  format?: string;
  conversionsOf?: ConversionKind;
}

/** Lays facts by hand, and puts their journeys together in words. */
export function journeyFacts(facts: () => Warehouse) {
  async function add(fact: string, row: Row): Promise<void> {
    const cells: [string, Cell][] = Object.entries({ workspace: "w", source: 1, ...row });
    const columns = cells.map(([name]) => name).join(", ");
    const values = cells.map(([, cell]) => sqlOf(cell)).join(", ");
    await facts().run(raw(`insert into "${fact}" (${columns}) values (${values})`));
  }

  async function visit(
    who: string,
    moment: string,
    source: string | null,
    medium = "social",
    campaign: string | null = null,
  ) {
    const marketing = origin(source, medium, campaign);
    if (source !== null) await add("marketing", marketing);
    const key = source === null ? null : marketing.origin;
    await add("event", { occurred_at: at(moment), person: person(who), origin: key });
  }

  let orders = 0;
  const order = (who: string, moment: string, more: Row = {}) =>
    add("order", {
      id: `#${++orders}`,
      occurred_at: at(moment),
      person: person(who),
      currency: "EUR",
      total_minor: 10_000,
      counted: true,
      unpaid: false,
      ...more,
    });

  /** Each conversion's value and day, and its touches in words. */
  async function journeys(asked: Asked = {}) {
    const scope = scopeOf(asked);
    await countOnce(facts(), "w", [{ source: 1, file: "a.csv", format: asked.format ?? "template", writtenMs: 0 }]);
    await layDayRates(facts(), scope);
    const leaves = await layOrigins(facts(), "w", scope.plan, await campaignNames(facts(), "w", []));
    await layConversions(facts(), scope);
    await layJourneys(facts(), scope);
    const conversions = await facts().rows(
      z.object({ conversion: z.number(), day: z.string(), value: z.number() }),
      raw(
        "select conversion, strftime(day, '%Y-%m-%d') as day, value_minor as value from conversion order by occurred_at, conversion",
      ),
    );
    const touches = await facts().rows(
      z.object({ conversion: z.number(), leaf: z.number(), tier: z.number(), view: z.boolean() }),
      raw("select conversion, leaf, tier, view from journey_touch order by conversion, position"),
    );
    return conversions.map(({ conversion, day, value }) => {
      const own = touches.filter((touch) => touch.conversion === conversion);
      const inWords = own.map(({ leaf, view }) => `${words(leaves[leaf])}${view ? " seen" : ""}`);
      return { day, value, touches: inWords, tier: own[0]?.tier ?? null };
    });
  }

  return { add, visit, order, journeys };
}

function sqlOf(cell: Cell): string {
  if (typeof cell === "string") return literal(cell);
  return typeof cell === "object" && cell !== null ? cell.sql : String(cell);
}

function scopeOf({
  plan: written = {},
  from = "2026-03-01",
  to = "2026-04-01",
  lookbackDays = 90,
  conversionsOf = "sales",
}: Asked): JourneyScope {
  const plan = Plan.parse({ currency: "EUR", timeZone: "Europe/Oslo", ...written });
  const { timeZone, currency, journeys: rules } = plan;
  const instants = instantsOf(periodBetween(from, to), timeZone);
  return { workspace: "w", from, to, ...instants, timeZone, currency, lookbackDays, rules, conversionsOf, plan };
}

function words(leaf: Leaf | undefined): string {
  if (leaf === undefined) return "unknown";
  if (leaf.channel === "Direct") return "direct";
  const network = leaf.network === "none" ? leaf.channel : leaf.network;
  return [network, ...(leaf.paid ? ["paid"] : []), ...(leaf.campaign === null ? [] : [leaf.campaign])].join(" ");
}
