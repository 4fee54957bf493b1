import { z } from "zod";
import { raw, type Sql, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { updateJourneys } from "../update-journeys.ts";
import { type Erased, eraseTheirRows, idToken } from "./erase-person.ts";
import { theirCounts } from "./held-on-person.ts";
import { layTheirKeys } from "./their-keys.ts";
import { layTheirRows } from "./their-rows.ts";
import { untilDone } from "./until-done.ts";

/** A person who was erased: the marks of the keys they went by, and when that was. */
export interface PastErasure {
  readonly erasedMs: number;
  /** Each 16 hexadecimal digits. */
  readonly marks: readonly string[];
}

/** Which facts are looked at: all, those of some imports, or those that the server was told after a seq. */
export type Looked = "all" | { readonly sources: readonly number[] } | { readonly afterSeq: number };

/** SQL of the mark of a key: a keyed hash of the keyed hash, so that the list of marks finds nobody in the facts by itself. */
export const markOf = (key: string): string => `person_hash('erased:' || cast(${key} as varchar))`;

/**
 * Takes the facts of erased persons away that came again: in a backup, in a later export, or told late. Only what is from
 * before their erasure goes; what they did since is a new person's. Null where nothing came again. The lane must hash
 * with the workspace's key.
 */
export async function replayErasures(
  lane: Warehouse,
  { workspace, timeZone, erasures }: { workspace: string; timeZone: string; erasures: readonly PastErasure[] },
  looked: Looked = "all",
): Promise<Erased | null> {
  if (erasures.length === 0) return null;
  await updateJourneys(lane, { workspace });
  await lane.stage(
    "erased_mark",
    2,
    erasures.flatMap(({ erasedMs, marks }) => marks.map((mark) => [`0x${mark}`, new Date(erasedMs).toISOString()])),
  );
  return untilDone(lane, async () => {
    const seeds = await lane.rows(
      z.object({ key: z.string().transform(BigInt), untilMs: z.number() }),
      raw(`/* journeys/person/replay-erasures */
      with mark as (select cast(c0 as ubigint) as mark, max(cast(c1 as timestamptz)) as until from erased_mark group by 1),
      candidate as (${candidates(workspace, looked).text})
      select cast(key as varchar) as key, epoch_ms(until) as "untilMs"
      from (select distinct key from candidate where key is not null) join mark on mark = ${markOf("key")}`),
    );
    await layTheirKeys(lane, workspace, seeds);
    await layTheirRows(lane, workspace);
    await addTellings(lane, workspace, looked);
    return (await theirCounts(lane)).length === 0 ? null : eraseTheirRows(lane, { workspace, timeZone });
  });
}

const personColumns = [
  ...(["order.person", "lead.person", "lead.id_key", "event.person", "campaign_member.person"] as const),
  ...(["service_case.person", "survey_answer.person", "site_event.visitor", "alias.key", "alias.person"] as const),
  ...(["visit.person", "identity.key", "identity.person"] as const),
];

/** SQL of the keys that the facts to be looked at name. */
function candidates(workspace: string, looked: Looked): Sql {
  const literalWorkspace = `'${workspace.replaceAll("'", "''")}'`;
  const named = personColumns.flatMap((named) => {
    const [table = "", column = ""] = named.split(".");
    const where = limitOf(table, looked);
    return where === null
      ? []
      : [`select ${column} as key from "${table}" where workspace = ${literalWorkspace} and ${where}`];
  });
  const contacts = `select person_named(unnest(string_split_regex(contacts, '\\s*[;,]\\s*'))) from deal
    where workspace = ${literalWorkspace} and contacts is not null and ${limitOf("deal", looked)}`;
  return raw([...named, contacts].join(" union all "));
}

/** SQL that holds of the rows of a table that are looked at; null where none are. */
function limitOf(table: string, looked: Looked): string | null {
  if (looked === "all") return "true";
  if ("sources" in looked) {
    if (["site_event", "alias", "visit", "identity"].includes(table) || looked.sources.length === 0) return null;
    return `source in (${looked.sources.join(", ")})`;
  }
  if (table === "site_event" || table === "alias") return `seq > ${looked.afterSeq}`;
  if (table === "identity") return null;
  return "source < 0";
}

/** Two tellings of one order lie within so many days. */
const sameWithinDays = 3;

/** Later tellings of an erased order, and refunds of it, may name nobody: they are known by its token. */
async function addTellings(lane: Warehouse, workspace: string, looked: Looked): Promise<void> {
  const { some } = await lane.row(
    z.object({ some: z.boolean() }),
    sql`/* journeys/person/replay-erasures */
    select exists (from "order" where workspace = ${workspace} and starts_with(id, 'erased:')) as some`,
  );
  const limit = limitOf("order", looked);
  if (!some || limit === null) return;
  await lane.run(sql`
    /* journeys/person/replay-erasures */
    insert into their_order_row
    with erased as (
      select unnest([id, also_id]) as id, occurred_at from "order" where workspace = ${workspace} and starts_with(id, 'erased:')
    ), told as (
      select rowid as row, unnest([id, also_id]) as id, occurred_at from "order"
      where workspace = ${workspace} and not starts_with(id, 'erased:') and ${raw(limit)}
    )
    select distinct t.row from told as t join erased as e on e.id = ${raw(idToken("t.id"))}
      and abs(epoch(e.occurred_at) - epoch(t.occurred_at)) <= ${(sameWithinDays + 1) * 86_400}
    where t.id is not null and t.row not in (select row from their_order_row)`);
  await lane.run(sql`
    /* journeys/person/replay-erasures */
    insert into their_refund_row
    select f.rowid from refund as f
    where f.workspace = ${workspace} and not starts_with(f.order_id, 'erased:') and ${raw(limit)}
      and f.rowid not in (select row from their_refund_row)
      and ${raw(idToken("f.order_id"))} in (select unnest([id, also_id]) from "order" where workspace = ${workspace} and starts_with(id, 'erased:'))`);
  const events = limitOf("site_event", looked);
  if (events === null) return;
  await lane.run(sql`
    /* journeys/person/replay-erasures */
    insert into their_site_event_row
    select f.rowid from site_event as f
    where f.workspace = ${workspace} and f.visitor is null and f.order_id is not null and ${raw(events)}
      and f.rowid not in (select row from their_site_event_row)
      and ${raw(idToken("f.order_id"))} in (select unnest([id, also_id]) from "order" where workspace = ${workspace} and starts_with(id, 'erased:'))`);
}
