import { createHash } from "node:crypto";
import type { CostEntry } from "../../model/cost.ts";
import { KnownError } from "../../model/errors.ts";
import type { State } from "../database.ts";
import { randomKey } from "../secrets/random-key.ts";
import { layRow, type PlanChange, removeRow, replaceRow } from "./change-rows.ts";
import { editConflict } from "./edit-conflict.ts";
import { asWritten, checkedEntry } from "./entry-faults.ts";
import { changed, currencyOf, type EntryPlace, entryIn, layRules, type PlanEntry } from "./plan-entries.ts";
import { type PlanRow, planRows, rulesId } from "./plan-rows.ts";

/** What a row of a week says; without an id it is new, or the row of the same name and scope. */
export interface TimesheetRow {
  readonly id?: string | undefined;
  /** The person or role. */
  readonly what: string;
  readonly hours: string;
  /** What one hour costs. */
  readonly rate: string;
  readonly currency?: string | undefined;
  readonly scope?: CostEntry["scope"];
}

/** A week of hours: its rows are the plan's labour costs of hours × rate that last from its Monday to the next. */
export interface Timesheet {
  /** Another one as soon as anything of the week is changed. */
  readonly version: string;
  readonly rows: readonly PlanEntry<"cost">[];
}

/** The hours of the week that begins on a Monday. */
export async function timesheetOf(state: State, workspace: string, monday: Temporal.PlainDate): Promise<Timesheet> {
  return sheetIn(await planRows(state, workspace), monday);
}

/**
 * Writes a whole week: rows that are given are laid or changed, all others of the week are taken away, and so are rows
 * without hours. What stands already in just this way is left, whatever version it rests on; else a KnownError where the
 * week was changed since.
 */
export function keepTimesheet(
  state: State,
  place: Omit<EntryPlace<"cost">, "kind">,
  { monday, basedOn, rows: given }: { monday: Temporal.PlainDate; basedOn: string; rows: readonly TimesheetRow[] },
): Promise<Timesheet> {
  return changed(state, place, async (within, change) => {
    const { workspace } = place;
    const rows = await planRows(within, workspace);
    const sheet = sheetIn(rows, monday);
    const currency = await currencyOf(within, workspace, rows);
    const wanted = paired(
      sheet,
      given.filter(({ hours }) => Number(hours) > 0),
    ).map(({ row, id }) => ({
      id,
      content: checkedEntry("cost", asWritten(costOf(row, monday)), currency),
    }));
    const steps = stepsOf(rows, sheet, wanted);
    if (steps.length === 0) return { change: null, answer: sheet };
    if (basedOn !== sheet.version) throw await conflict(within, sheet);
    if (!rows.some(({ id }) => id === rulesId)) await layRules(within, workspace, change);
    let position = Math.max(-1, ...rows.filter(({ kind }) => kind === "cost").map((row) => row.position));
    for (const step of steps) await take(within, workspace, step, change, () => ++position);
    const became = sheetIn(await planRows(within, workspace), monday);
    return {
      change: {
        action: "timesheet.edit",
        subject: monday.toString(),
        was: sheet.rows.length === 0 ? null : { rows: sheet.rows.map(({ content }) => content) },
        became: became.rows.length === 0 ? null : { rows: became.rows.map(({ content }) => content) },
      },
      answer: became,
    };
  });
}

function costOf({ id: _, ...row }: TimesheetRow, monday: Temporal.PlainDate): object {
  return { ...row, category: "labour", from: monday.toString(), to: monday.add({ weeks: 1 }).toString() };
}

function sheetIn(rows: readonly PlanRow[], monday: Temporal.PlainDate): Timesheet {
  const own = rows
    .filter(({ kind }) => kind === "cost")
    .map((row) => entryIn("cost", row))
    .filter(({ content }) => isOfWeek(content, monday));
  const hash = createHash("sha256").update(JSON.stringify(own.map(({ id, version }) => [id, version])));
  return { version: hash.digest("hex").slice(0, 16), rows: own };
}

/** Whatever wrote it: an entry that says hours of labour for just this week is a row of it. */
function isOfWeek({ category, hours, per, from, to }: CostEntry, monday: Temporal.PlainDate): boolean {
  if (category !== "labour" || hours === undefined || per !== undefined || to === undefined) return false;
  return from.equals(monday) && to.equals(monday.add({ weeks: 1 }));
}

/** Each row with the id it has: its own, or that of the row with the same name and scope. */
function paired(
  { rows: standing }: Timesheet,
  given: readonly TimesheetRow[],
): { row: TimesheetRow; id: string | null }[] {
  const taken = new Set(given.flatMap(({ id }) => (id === undefined ? [] : [id])));
  return given.map((row) => {
    if (row.id !== undefined) {
      if (standing.some(({ id }) => id === row.id)) return { row, id: row.id };
      throw new KnownError("not_found", `there is no row ${row.id} in this week`, { hint: "read the week again" });
    }
    const same = standing.find(({ id, content }) => !taken.has(id) && nameOf(content) === nameOf(row));
    if (same !== undefined) taken.add(same.id);
    return { row, id: same?.id ?? null };
  });
}

const nameOf = ({ what, scope }: Pick<TimesheetRow, "what" | "scope">): string =>
  JSON.stringify([what.trim().toLowerCase(), scope ?? null]);

type Step =
  | { readonly row: PlanRow; readonly content: string | null }
  | { readonly row: null; readonly content: string };

/** What is to be done to have the week say what is wanted: nothing for what it says already. */
function stepsOf(
  rows: readonly PlanRow[],
  sheet: Timesheet,
  wanted: readonly { id: string | null; content: string }[],
): Step[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const gone = sheet.rows
    .filter(({ id }) => wanted.every((one) => one.id !== id))
    .flatMap(({ id }) => byId.get(id) ?? [])
    .map((row) => ({ row, content: null }));
  const kept = wanted.flatMap(({ id, content }): Step[] => {
    const row = byId.get(id ?? "");
    if (row === undefined) return [{ row: null, content }];
    return row.content === content ? [] : [{ row, content }];
  });
  return [...gone, ...kept];
}

async function take(
  state: State,
  workspace: string,
  { row, content }: Step,
  change: PlanChange,
  nextPosition: () => number,
): Promise<void> {
  if (row === null) {
    await layRow(state, { workspace, id: randomKey(12), kind: "cost", position: nextPosition(), content }, change);
  } else if (content === null) await removeRow(state, row, change);
  else await replaceRow(state, row, content, change);
}

/** Who changed the week last is who changed one of its rows last; a row that is gone leaves nobody's name here. */
async function conflict(state: State, { version, rows }: Timesheet): Promise<KnownError> {
  const last = rows.toSorted((a, b) => b.changedMs - a.changedMs)[0];
  const current = { version, rows: rows.map(({ id, content }) => ({ id, ...content })) };
  return editConflict(state, {
    what: "this week's hours",
    changed: [],
    current,
    by: last?.changedBy ?? "",
    atMs: last?.changedMs ?? 0,
  });
}

/** What people's hours cost last, by name: the latest labour cost of hours × rate of each, those of late first. */
export function rememberedRates(entries: readonly PlanEntry<"cost">[]): readonly CostEntry[] {
  const labour = entries
    .map(({ content }) => content)
    .filter(({ category, rate }) => category === "labour" && rate !== undefined)
    .toSorted((a, b) => Temporal.PlainDate.compare(b.from, a.from));
  const byName = Map.groupBy(labour, ({ what }) => what.trim().toLowerCase());
  return [...byName.values()].flatMap(([latest]) => latest ?? []);
}
