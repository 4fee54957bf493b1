import { isPersonsId, namesPerson, readPlainly } from "../../model/personal.ts";
import type { FactRow } from "../../warehouse/warehouse.ts";
import type { Arrival } from "./arrival.ts";

type PersonHash = (value: string) => bigint | null;

/**
 * An event as it may be kept, once it is whole: an id that is somebody's e-mail address or telephone number stands as a
 * keyed hash, the same wherever that id is told; other texts that name a person are left out. Its page, tags and detail
 * hold none by then.
 */
export function impersonal(arrival: Arrival, personHash: PersonHash): Arrival {
  const { orderId, facts = [] } = arrival;
  if (facts.length === 0 && !orderId) return arrival;
  return {
    ...arrival,
    orderId: orderId ? idKept(orderId, personHash) : null,
    facts: facts.map(({ table, row }) => ({ table, row: rowKept(row, personHash) })),
  };
}

function rowKept(row: FactRow, personHash: PersonHash): FactRow {
  const kept: Record<string, FactRow[string]> = { ...row };
  for (const [column, cell] of Object.entries(row)) {
    if (typeof cell === "string" && column !== "contacts") kept[column] = cellKept(column, cell, personHash);
  }
  return kept;
}

/** By these, rows are joined. */
const ids: ReadonlySet<string> = new Set(["id", "also_id", "order_id", "lead_id", "deal_id", "deals"]);

/** Texts by which rows are joined or grouped. */
const names: ReadonlySet<string> = new Set(["stage", "pipeline", "companies", "campaign", "post"]);

/** Without these a row says nothing. */
const needed: ReadonlySet<string> = new Set(["what", "answer"]);

function cellKept(column: string, cell: string, personHash: PersonHash): string | null {
  if (ids.has(column)) return idKept(cell, personHash);
  if (!namesPerson(cell)) return cell;
  if (names.has(column)) return hashedId(cell, personHash);
  return needed.has(column) ? "(left out)" : null;
}

const idKept = (id: string, personHash: PersonHash): string => (isPersonsId(id) ? hashedId(id, personHash) : id);

/** Shops write an order's number with and without "#". */
const hashedId = (id: string, personHash: PersonHash): string =>
  `id:${(personHash(readPlainly(id).replace(/^#/, "")) ?? 0n).toString(16).padStart(16, "0")}`;
