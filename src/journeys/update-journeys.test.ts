import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { openDuckDb } from "../warehouse/engines/duckdb.ts";
import { raw } from "../warehouse/sql.ts";
import type { FactRow, Warehouse } from "../warehouse/warehouse.ts";
import { layFirstVisits } from "./update/first-visits.ts";
import { mostJoined } from "./update/identities.ts";
import { rebuildJourneys, updateJourneys } from "./update-journeys.ts";

let facts: Warehouse;
beforeEach(async () => {
  facts = await openDuckDb({ threads: 1 });
});
afterEach(() => facts.close());

const minute = 60_000;
const day = Date.UTC(2026, 2, 10);

interface Seen {
  readonly minutes: number;
  readonly visitor?: number;
  readonly origin?: number;
  readonly kind?: string;
  readonly continues?: boolean;
  readonly bot?: string;
  readonly source?: number;
  readonly click?: number;
  readonly link?: string;
}

let seq = 0;

/** Events in the order they came, one seq each. */
async function saw(events: readonly Seen[], workspace = "w"): Promise<void> {
  const rows = events.map(({ minutes, visitor = 1, origin, kind = "page_view", source = -1, ...more }): FactRow => {
    const at = day + minutes * minute;
    seq++;
    return {
      workspace,
      source,
      seq,
      id: BigInt(seq),
      occurred_at: at,
      received_at: at,
      kind,
      visitor: kind === "link_click" ? null : BigInt(visitor),
      origin: origin === undefined ? null : BigInt(origin),
      continues: more.continues ?? null,
      bot: more.bot ?? null,
      click: more.click === undefined ? null : BigInt(more.click),
      link: more.link ?? null,
    };
  });
  await facts.append("site_event", rows);
}

const update = (stepEvents?: number) =>
  updateJourneys(facts, { workspace: "w", ...(stepEvents === undefined ? {} : { stepEvents }) });

const Visit = z.object({
  visitor: z.number(),
  from: z.number(),
  to: z.number(),
  origin: z.number().nullable(),
  events: z.number(),
  pages: z.number(),
  link: z.string().nullable(),
});

const visits = (workspace = "w") =>
  facts.rows(
    Visit,
    raw(`select person as visitor, (epoch_ms(occurred_at) - ${day}) / ${minute} as "from",
      (epoch_ms(last_at) - ${day}) / ${minute} as "to", origin, events, pages, link
      from visit where workspace = '${workspace}' order by person, occurred_at, last_at, origin nulls first, events`),
  );

describe("a visit", () => {
  it("ends after more than half an hour of silence", async () => {
    await saw([{ minutes: 0 }, { minutes: 30 }, { minutes: 60 }, { minutes: 90.1 }]);
    await update();
    expect(await visits()).toMatchObject([
      { from: 0, to: 60, events: 3, pages: 3 },
      { from: 90.1, to: 90.1, events: 1 },
    ]);
  });

  it("begins with another origin, and not with its own again", async () => {
    await saw([
      { minutes: 0 },
      { minutes: 1, origin: 7 },
      { minutes: 2, origin: 7 },
      { minutes: 3 },
      { minutes: 4, origin: 8 },
    ]);
    await update();
    expect(await visits()).toMatchObject([
      { from: 0, to: 0, origin: null },
      { from: 1, to: 3, origin: 7, events: 3 },
      { from: 4, to: 4, origin: 8 },
    ]);
  });

  it("is never begun on the way back from a payment page, by a server, a bot or another workspace", async () => {
    await saw([
      { minutes: 0, origin: 7 },
      { minutes: 25, continues: true },
      { minutes: 50, kind: "purchase", source: -2 },
      { minutes: 100, continues: true },
      { minutes: 200, kind: "order", source: -2 },
      { minutes: 300, bot: "crawler" },
    ]);
    await saw([{ minutes: 10 }], "other");
    await update();
    expect(await visits()).toMatchObject([{ from: 0, to: 50, origin: 7, events: 3, pages: 2 }]);
    expect(await visits("other")).toEqual([]);
  });

  it("is neither begun nor kept going by an ad that was seen", async () => {
    await saw([
      { minutes: 0, origin: 7 },
      { minutes: 20, kind: "ad_view", source: -2, origin: 8 },
      { minutes: 40 },
      { minutes: 200, kind: "ad_view", source: -2, origin: 8 },
    ]);
    await update();
    expect(await visits()).toMatchObject([
      { from: 0, to: 0, origin: 7, events: 1 },
      { from: 40, to: 40, origin: null, events: 1 },
    ]);
  });

  it("is not begun anew by an in-app browser alone while it goes on", async () => {
    await facts.append("marketing", [{ workspace: "w", source: -1, origin: 9n, in_app: "instagram" }]);
    await saw([
      { minutes: 0, origin: 7 },
      { minutes: 5, origin: 9 },
      { minutes: 6, origin: 7 },
      { minutes: 90, origin: 9 },
    ]);
    await update();
    expect(await visits()).toMatchObject([
      { from: 0, to: 6, origin: 7, events: 3 },
      { from: 90, origin: 9 },
    ]);
  });

  it("knows the link that brought it, and where its click came from, though the click be stored later", async () => {
    const click = { minutes: 0, kind: "link_click", click: 77, link: "spring", source: -3, origin: 7 };
    await saw([{ minutes: 0.1, click: 77 }]);
    await update();
    await saw([click]);
    await update();
    expect(await visits()).toMatchObject([{ from: 0.1, link: "spring", origin: 7 }]);
  });

  it("is laid once, however often it is asked for", async () => {
    await saw([{ minutes: 0 }, { minutes: 100 }]);
    expect(await update()).toMatchObject({ events: 2, visits: 2, aliases: 0 });
    expect(await update()).toMatchObject({ events: 0, visits: 0, aliases: 0 });
    expect(await visits()).toHaveLength(2);
    await Promise.all([saw([{ minutes: 200 }]), update(), update()]);
    await update();
    expect(await visits()).toHaveLength(3);
  });

  it("is kept by a rebuilding where its events are forgotten already", async () => {
    await saw([
      { minutes: 0, origin: 7 },
      { minutes: 500, visitor: 2 },
    ]);
    await update();
    await facts.run(raw("delete from site_event where visitor = 1"));
    await rebuildJourneys(facts, { workspace: "w" });
    expect(await visits()).toMatchObject([{ visitor: 1, origin: 7 }, { visitor: 2 }]);
  });

  it("that is kept goes on with the oldest event that is left, and not after half an hour", async () => {
    await saw([
      { minutes: 0, origin: 7 },
      { minutes: 0, origin: 8, visitor: 2 },
      { minutes: 20 },
      { minutes: 31, visitor: 2 },
      { minutes: 40 },
    ]);
    await update();
    await facts.run(raw(`delete from site_event where occurred_at < make_timestamp(${(day + 10 * minute) * 1000})`));
    await facts.run(raw("update visit set last_at = occurred_at, events = 1, pages = 1"));
    await rebuildJourneys(facts, { workspace: "w" });
    expect(await visits()).toMatchObject([
      { visitor: 1, from: 0, to: 40, origin: 7, events: 3, pages: 3 },
      { visitor: 2, from: 0, to: 0, origin: 8, events: 1 },
      { visitor: 2, from: 31, to: 31, origin: null, events: 1 },
    ]);
  });

  it("counts nothing twice where it is not known any more how far the last update came", async () => {
    await saw([{ minutes: 0, origin: 7 }, { minutes: 5 }, { minutes: 40, visitor: 2 }, { minutes: 41, visitor: 2 }]);
    await update();
    const right = await visits();
    const seen = raw("select events, bots from seen");
    await facts.run(raw("delete from derived"));
    await update(1);
    expect(await visits()).toEqual(right);
    expect(await facts.rows(z.object({ events: z.number(), bots: z.number() }), seen)).toEqual([
      { events: 4, bots: 0 },
    ]);
    await facts.run(raw("delete from derived"));
    // The first event is forgotten, and its visit is made of what is left.
    await facts.run(raw("delete from site_event where visitor = 1 and origin is not null"));
    await update();
    expect(await visits()).toMatchObject([
      { visitor: 1, events: 1 },
      { visitor: 2, events: 2 },
    ]);
  });
});

/** What a visit is, said plainly: one visitor's events in time, one after the other. */
function plainVisits(events: readonly Seen[]): z.infer<typeof Visit>[] {
  const clicks = new Map(events.filter(({ kind }) => kind === "link_click").map((click) => [click.click, click]));
  const own = events.filter(({ kind, bot }) => kind !== "link_click" && bot === undefined);
  const byVisitor = Map.groupBy(own, ({ visitor = 1 }) => visitor);
  return [...byVisitor].flatMap(([visitor, all]) => {
    const done: z.infer<typeof Visit>[] = [];
    // A stable sort keeps events of one moment as they came.
    for (const { minutes, origin: said, continues, source = -1, kind = "page_view", click } of all.toSorted(
      (a, b) => a.minutes - b.minutes,
    )) {
      const brought = click === undefined ? undefined : clicks.get(click);
      const joins = continues === true || (source !== -1 && kind !== "page_view");
      const origin = joins ? null : (said ?? brought?.origin ?? null);
      const last = done.at(-1);
      const open = last !== undefined && minutes - last.to <= 30 ? last : undefined;
      const pages = Number(kind === "page_view");
      const link = brought?.link ?? null;
      if (open !== undefined && (joins || origin === null || origin === open.origin)) {
        Object.assign(open, {
          to: minutes,
          events: open.events + 1,
          pages: open.pages + pages,
          link: open.link ?? link,
        });
      } else if (!joins) {
        done.push({ visitor, from: minutes, to: minutes, origin, events: 1, pages, link });
      }
    }
    return done;
  });
}

const someEvents = fc.array(
  fc.record(
    {
      minutes: fc.integer({ min: 0, max: 12 }).map((tens) => tens * 10),
      visitor: fc.integer({ min: 1, max: 3 }),
      origin: fc.integer({ min: 7, max: 8 }),
      continues: fc.boolean(),
      kind: fc.constantFrom("page_view", "purchase"),
      source: fc.constantFrom(-1, -2),
      click: fc.integer({ min: 70, max: 71 }),
    },
    { requiredKeys: ["minutes", "visitor"] },
  ),
  { maxLength: 14 },
);
const clicks: Seen[] = [
  { minutes: 0, kind: "link_click", click: 70, link: "a", source: -3 },
  { minutes: 60, kind: "link_click", click: 71, link: "b", source: -3, origin: 8 },
];

const inOrder = (some: readonly z.infer<typeof Visit>[]) =>
  some.map((visit) => JSON.stringify(Object.entries(visit).toSorted())).toSorted();

/** Empties what is derived and what it is derived from. */
async function forget(): Promise<void> {
  for (const table of ["site_event", "visit", "derived", "seen", "alias", "identity", "quarantined"]) {
    await facts.run(raw(`delete from ${table}`));
  }
}

it("visits are the same in whatever pieces and order their events came, and as said plainly", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      someEvents,
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 0, max: 14 }),
      async (events, stepEvents, cut) => {
        await forget();
        const at = Math.min(cut, events.length);
        const all: Seen[] = [
          ...clicks.slice(0, 1),
          ...events.slice(0, at),
          ...clicks.slice(1),
          ...events.slice(at),
        ].filter(near);
        await saw(all.slice(0, at));
        await update(stepEvents);
        await saw(all.slice(at));
        await update();
        const laid = inOrder(await visits());
        expect(laid).toEqual(inOrder(plainVisits(all)));
        await rebuildJourneys(facts, { workspace: "w" });
        expect(inOrder(await visits())).toEqual(laid);
      },
    ),
    { numRuns: 20 },
  );
});

it("the visits laid at first, by parts of the visitors, are those laid in steps", { timeout: 120_000 }, async () => {
  await facts.append("marketing", [{ workspace: "w", source: -1, origin: 9n, in_app: "instagram" }]);
  const event = fc.record(
    {
      minutes: fc.oneof(fc.integer({ min: 0, max: 130 }), fc.constantFrom(0, 30, 60, 90)),
      visitor: fc.integer({ min: 1, max: 5 }),
      origin: fc.integer({ min: 7, max: 9 }),
      continues: fc.boolean(),
      bot: fc.constantFrom("crawler"),
      kind: fc.constantFrom("page_view", "page_view", "purchase", "ad_view"),
      source: fc.constantFrom(-1, -2),
      click: fc.integer({ min: 70, max: 71 }),
      link: fc.constantFrom("c", "d"),
    },
    { requiredKeys: ["minutes", "visitor"] },
  );
  const mostlyGoingOn = event.chain((one) =>
    fc.boolean().map((continues) => ({ ...one, ...(continues ? { continues } : {}) })),
  );
  const size = fc.integer({ min: 1, max: 9 });
  await fc.assert(
    fc.asyncProperty(fc.array(mostlyGoingOn, { maxLength: 40 }), size, size, async (events, stepEvents, partOf) => {
      await forget();
      await saw([...clicks, ...events]);
      await update(stepEvents);
      const inSteps = inOrder(await visits());
      await facts.run(raw("delete from visit"));
      const laid = await facts.transaction(() => layFirstVisits(facts, { workspace: "w", upTo: seq }, partOf));
      expect(inOrder(await visits())).toEqual(inSteps);
      expect(laid).toBe(inSteps.length);
    }),
    { numRuns: 25 },
  );
});

/** A click more than an hour after the page it brought is not its click; such worlds are left out. */
const near = ({ minutes, click }: Seen) => click !== 71 || minutes >= 0;

interface Told {
  readonly key: number;
  readonly person: number;
  readonly kind: string;
  readonly month?: number;
}

async function told(aliases: readonly Told[]): Promise<void> {
  const first = seq + 1;
  await saw(aliases.map(() => ({ minutes: 0, visitor: 999 })));
  const rows = aliases.map(({ key, person, kind, month = 2 }, at) => {
    return {
      workspace: "w",
      source: -1,
      seq: first + at,
      key: BigInt(key),
      person: BigInt(person),
      kind,
      occurred_at: Date.UTC(2026, month, 10),
    };
  });
  await facts.append("alias", rows);
}

const identities = async () => {
  const rows = await facts.rows(
    z.object({ key: z.number(), person: z.number() }),
    raw("select key, person from identity where workspace = 'w' order by key"),
  );
  return Object.fromEntries(rows.map(({ key, person }) => [key, person]));
};

/** Who is who, said plainly: a search through all aliases that are not refused. */
function plainIdentities(aliases: readonly Told[]): Record<string, number> {
  const ranks = ["email", "customer", "crm", "consent", "order"];
  const named = aliases.filter(({ kind }) => kind !== "consent");
  const others = (node: number) =>
    Math.max(
      new Set(named.filter(({ key }) => key === node).map(({ person }) => person)).size,
      ...Map.groupBy(
        named.filter(({ person }) => person === node),
        ({ month = 2 }) => month,
      )
        .values()
        .map((same) => new Set(same.map(({ key }) => key)).size),
    );
  const cookies = (key: number) =>
    new Set(aliases.filter((one) => one.kind === "consent" && one.key === key).map(({ person }) => person));
  const kept = aliases.filter(
    ({ key, person, kind }) =>
      others(key) <= mostJoined && others(person) <= mostJoined && (kind !== "consent" || cookies(key).size <= 1),
  );
  const nodes = [...new Set(aliases.flatMap(({ key, person }) => [key, person]))];
  const rank = (node: number) =>
    Math.min(5, ...aliases.filter(({ person }) => person === node).map(({ kind }) => ranks.indexOf(kind)));
  const best = (some: readonly number[]) => some.toSorted((a, b) => rank(a) - rank(b) || a - b)[0] ?? Number.NaN;
  const reached = (from: number) => {
    const found = new Set([from]);
    for (const node of found)
      for (const { key, person } of kept)
        if (key === node) found.add(person);
        else if (person === node) found.add(key);
    return [...found];
  };
  return Object.fromEntries(nodes.map((node) => [node, best(reached(node))]).filter(([node, head]) => node !== head));
}

describe("who is who", () => {
  it("is the e-mail address that visitors, customers' numbers and CRM ids lead to", async () => {
    await told([
      { key: 1, person: 500, kind: "email" },
      { key: 2, person: 500, kind: "email" },
      { key: 500, person: 400, kind: "customer" },
      { key: 3, person: 400, kind: "customer" },
    ]);
    await update();
    expect(await identities()).toEqual({ 1: 500, 2: 500, 3: 500, 400: 500 });
  });

  it("joins nobody by an address that more than fifty browsers gave in a month, and says so", async () => {
    await told(Array.from({ length: mostJoined }, (_, at) => ({ key: 1000 + at, person: 9, kind: "email" })));
    await update();
    expect(Object.keys(await identities())).toHaveLength(mostJoined);
    await told([{ key: 2000, person: 9, kind: "email" }]);
    await update();
    expect(await identities()).toEqual({});
    const Row = z.object({ key: z.number(), visitors: z.number() });
    expect(await facts.rows(Row, raw("select key, visitors from quarantined"))).toEqual([
      { key: 9, visitors: mostJoined + 1 },
    ]);
  });

  it("knows a customer who is another browser each day, year in, year out", async () => {
    const days = Array.from({ length: 4 * mostJoined }, (_, at) => ({ key: 1000 + at, month: Math.floor(at / 30) }));
    await told(days.map(({ key, month }) => ({ key, person: 9, kind: "email", month })));
    await update();
    expect(Object.keys(await identities())).toHaveLength(days.length);
  });

  it("joins nobody by a tablet that more than fifty used, though it took them years", async () => {
    const guests = Array.from({ length: mostJoined + 1 }, (_, at) => ({ person: 1000 + at, month: at }));
    await told(guests.map(({ person, month }) => ({ key: 9, person, kind: "email", month })));
    await update();
    expect(await identities()).toEqual({});
  });

  it("takes an office's browsers, which look alike for a day, for strangers once two of them agreed to cookies", async () => {
    await told([{ key: 1, person: 60, kind: "consent" }]);
    await update();
    expect(await identities()).toEqual({ 1: 60 });
    await told([{ key: 1, person: 61, kind: "consent" }]);
    await update();
    expect(await identities()).toEqual({});
  });

  it("is the same in whatever order aliases came, and as said plainly", { timeout: 120_000 }, async () => {
    const alias = fc.record({
      key: fc.integer({ min: 1, max: 12 }),
      person: fc.integer({ min: 8, max: 20 }),
      kind: fc.constantFrom("email", "customer", "crm", "consent", "order"),
      month: fc.integer({ min: 2, max: 3 }),
    });
    const crowd = fc.constantFrom("none", "in a month", "in two months", "on a tablet").map((how) =>
      Array.from({ length: how === "none" ? 0 : 51 }, (_, at) => {
        const month = how === "in two months" ? 2 + (at % 2) : 2;
        return how === "on a tablet"
          ? { key: 12, person: 100 + at, kind: "email", month }
          : { key: 100 + at, person: 12, kind: "email", month };
      }),
    );
    const world = fc
      .tuple(fc.array(alias, { maxLength: 16 }), crowd)
      .chain(([some, many]) => fc.shuffledSubarray([...some, ...many], { minLength: some.length + many.length }));
    await fc.assert(
      fc.asyncProperty(world, fc.integer({ min: 12, max: 40 }), async (aliases, stepEvents) => {
        await forget();
        const some = aliases.filter(({ key, person }) => key !== person);
        await told(some.slice(0, 5));
        await update();
        await told(some.slice(5));
        await update(stepEvents);
        expect(await identities()).toEqual(plainIdentities(some));
      }),
      { numRuns: 12 },
    );
  });
});
