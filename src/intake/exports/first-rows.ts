import { z } from "zod";
import type { FirstRows } from "../../model/file-look.ts";
import { masked } from "../../model/masked.ts";
import { toDecimal } from "../../model/money.ts";
import { raw, sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

const mostRows = 6;

/** The first rows that one file came to, as they stand in the facts: what is not told in any of them is left out. */
export async function firstRows(
  warehouse: Warehouse,
  { source, tables, zone }: { source: number; tables: readonly { fact: string; rows: number }[]; zone: string },
): Promise<FirstRows[]> {
  const told = tables.filter(({ rows }) => rows > 0);
  const found: FirstRows[] = [];
  for (const { fact } of told) {
    const from = fact === "event" ? visits : `"${fact}"`;
    const rows = await warehouse.rows(
      z.object({ told: z.string() }),
      sql`/* intake/exports/first-rows */ select cast(to_json(f) as varchar) as told from (select * from ${raw(from)} where source = ${source} limit ${mostRows}) as f`,
    );
    found.push(
      tableOf(
        fact,
        rows.map((row) => z.record(z.string(), Cell).parse(JSON.parse(row.told))),
        zone,
      ),
    );
  }
  return found;
}

/** What a visit says of where it came from stands once for all that say the same. */
const visits =
  "(select e.source, e.occurred_at, e.person, m.* exclude (workspace, source, origin) from event as e left join marketing as m using (workspace, origin))";

const Cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
type Row = Readonly<Record<string, z.infer<typeof Cell>>>;

/** Keys and what is the same in every row say nothing to whoever looks. */
const hidden: ReadonlySet<string> = new Set(["workspace", "source", "origin", "id_key", "spelled"]);

function tableOf(fact: string, rows: readonly Row[], zone: string): FirstRows {
  const names = Object.keys(rows[0] ?? {}).filter(
    (name) => !hidden.has(name) && rows.some((row) => says(name, row[name] ?? null)),
  );
  return {
    fact,
    columns: names.map((name) => name.replace(/_minor$/, "")),
    rows: rows.map((row) => names.map((name) => cellOf(name, row, zone))),
  };
}

/** Marks of our own and amounts that are nothing tell of no column of the file. */
const says = (name: string, value: z.infer<typeof Cell>): boolean =>
  value !== null && typeof value !== "boolean" && !(value === 0 && name.endsWith("_minor"));

function cellOf(name: string, row: Row, zone: string): string | null {
  const value = row[name] ?? null;
  if (value === null) return null;
  if (name === "person") return "•••";
  if (typeof value === "number" && name.endsWith("_minor")) {
    return toDecimal(value, typeof row.currency === "string" ? row.currency : "EUR");
  }
  if (typeof value === "string" && name.endsWith("_at")) return wallClock(value, zone);
  return typeof value === "string" ? masked(value, "") : String(value);
}

/** "2026-03-04 11:00:00+00" as a clock on the wall of the workspace shows it. */
function wallClock(moment: string, zone: string): string {
  const at = Date.parse(moment.replace(" ", "T").replace(/([+-]\d{2})$/, "$1:00"));
  if (Number.isNaN(at)) return moment;
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" })
    .replace("T", " ");
}
