import { KnownError } from "../../model/errors.ts";
import type { State } from "../database.ts";
import { layRow } from "./change-rows.ts";
import { checkedEntry } from "./entry-faults.ts";
import { changed, currencyOf, type EntryPlace, entryIn, layRules, type PlanEntry } from "./plan-entries.ts";
import { type EntryKind, planRows, rulesId } from "./plan-rows.ts";

/**
 * Brings a cost or goal back that was taken out of the plan, as it was then, where it stood, under its own id. One that
 * stands is left as it is: nobody's later change is lost.
 */
export function restoreEntry<Kind extends EntryKind>(
  state: State,
  { kind, id, ...place }: EntryPlace<Kind> & { id: string },
): Promise<PlanEntry<Kind>> {
  return changed(state, place, async (within, change) => {
    const { workspace } = place;
    const rows = await planRows(within, workspace);
    const standing = rows.find((row) => row.id === id && row.kind === kind);
    if (standing !== undefined) return { change: null, answer: entryIn(kind, standing) };
    const past = await within
      .selectFrom("plan_past")
      .selectAll()
      .where("workspace", "=", workspace)
      .where("id", "=", id)
      .where("kind", "=", kind)
      .orderBy("version", "desc")
      .executeTakeFirst();
    if (past === undefined) throw new KnownError("not_found", `there never was a ${kind} ${id}`);
    const written = JSON.parse(past.content) as object;
    const content = checkedEntry(kind, written, await currencyOf(within, workspace, rows));
    if (!rows.some((row) => row.id === rulesId)) await layRules(within, workspace, change);
    const { position } = past;
    const row = await layRow(within, { workspace, id, kind, position, content, version: past.version + 1 }, change);
    return {
      change: { action: `${kind}.restore`, subject: id, was: null, became: written },
      answer: entryIn(kind, row),
    };
  });
}
