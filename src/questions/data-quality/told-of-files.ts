import { z } from "zod";
import { missingRates } from "../../journeys/day-rates.ts";
import type { SetAside } from "../../journeys/once/source.ts";
import type { JourneyScope } from "../../journeys/scope.ts";
import type { SourceSummary } from "../../model/statement.ts";
import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { quarantinedKeys } from "../roi/quarantined-keys.ts";
import { judged } from "./level.ts";

const anyNote = { of: "count", note: 1, mend: null, least: 1 } as const;

/** Facts that two files tell of: they count once, and somebody may wonder where a file's sums have gone. */
export function overlappingFiles(setAside: readonly SetAside[], nameOf: ReadonlyMap<number, string>) {
  const rows = setAside
    .filter(({ source, inFavourOf }) => source > 0 && inFavourOf > 0)
    .map(({ source, inFavourOf, what, rows: many, whole }) => ({
      file: nameOf.get(source) ?? String(source),
      other: nameOf.get(inFavourOf) ?? String(inFavourOf),
      what,
      rows: many,
      whole,
    }));
  return { kind: "overlapping_files" as const, ...judged({ rule: anyNote, count: rows.length, of: null, rows }) };
}

/** Rows of files that could not be read. */
export function rejectedRows(sources: readonly SourceSummary[]) {
  const rows = sources
    .filter(({ rejected }) => rejected > 0)
    .map(({ file, rows: many, rejected }) => ({ file, rows: many, rejected }))
    .toSorted((a, b) => b.rejected - a.rejected);
  const count = rows.reduce((sum, { rejected }) => sum + rejected, 0);
  const of = sources.reduce((sum, source) => sum + source.rows + source.rejected, 0);
  const rule = { of: "share", note: 0, mend: 0.01, least: 1 } as const;
  return { kind: "rejected_rows" as const, ...judged({ rule, count, of, rows }) };
}

/** Foreign currencies on days that no rate is known for: no statement can be made over them. */
export async function currenciesWithoutRate(facts: Warehouse, scope: JourneyScope) {
  const found = await missingRates(facts, scope);
  const rows = found.map(({ browsers: _, ...row }) => row);
  // What strangers' browsers alone tell of is left out of a statement, and does not keep it from being made.
  const stops = found.some(({ browsers }) => !browsers);
  const rule = { of: "count", note: 1, mend: 1, least: 1 } as const;
  const check = judged({ rule, count: rows.length, of: null, rows });
  return {
    stops,
    check: { kind: "currencies_without_rate" as const, ...check, ...(stops || rows.length === 0 ? {} : noted) },
  };
}

const noted = { level: "note" as const };

/** Keys that join nobody, for too many share them. */
export async function sharedKeys(facts: Warehouse, workspace: string) {
  const count = await quarantinedKeys(facts, workspace);
  return { kind: "shared_keys" as const, ...judged<never>({ rule: anyNote, count, of: null, rows: [] }) };
}

/** Events that journeys have not taken in, by how long the oldest of them waits. */
export async function eventsBehind(facts: Warehouse, workspace: string, nowMs: number) {
  const { count, oldestMs } = await facts.row(
    z.object({ count: z.number(), oldestMs: z.number().nullable() }),
    sql`
    /* questions/data-quality/events-behind */
    select count(*) as "count", epoch_ms(min(received_at)) as "oldestMs" from site_event
    where workspace = ${workspace} and seq > coalesce((select min(seq) from derived where workspace = ${workspace}), 0)`,
  );
  const measured = oldestMs === null ? 0 : Math.max(0, nowMs - oldestMs) / 60_000;
  const rule = { of: "minutes", note: 2, mend: 15, least: 1 } as const;
  return { kind: "events_behind" as const, ...judged<never>({ rule, count, of: null, measured, rows: [] }) };
}
