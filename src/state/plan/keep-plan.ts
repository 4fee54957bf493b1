import { type Actor, actorText } from "../../model/actor.ts";
import { KnownError } from "../../model/errors.ts";
import type { Plan } from "../../model/plan.ts";
import type { State } from "../database.ts";
import { audited } from "../people/audit.ts";
import { randomKey } from "../secrets/random-key.ts";
import { layRow, moveRow, type PlanChange, planVersion, removeRow, replaceRow } from "./change-rows.ts";
import { changedFields, editConflict } from "./edit-conflict.ts";
import { pairEntries } from "./pair-entries.ts";
import { latestChange, planAt } from "./plan-history.ts";
import { contentOf, type EntryKind, type PlanRow, partsOf, planRows, rulesId, writtenPlan } from "./plan-rows.ts";

/**
 * Keeps a workspace's plan, null for none; its currency and time zone are the workspace's from then on. Costs and goals
 * that are as they were keep their id and version, those of the same name their id. `basedOn` is the version of the plan
 * that was changed; where another one stands, a KnownError says what was changed meanwhile.
 */
export function keepPlan(
  state: State,
  workspace: string,
  plan: Plan | null,
  { actor, basedOn = null, now = Date.now() }: { actor: Actor; basedOn?: number | null; now?: number },
): Promise<void> {
  return audited(state, { actor, workspace, now }, async (within) => {
    const standing = await planVersion(within, workspace);
    if (basedOn !== null && basedOn !== standing) throw await refusal(within, workspace, { basedOn, standing });
    const rows = await planRows(within, workspace);
    const change = { since: standing + 1, now, by: actorText(actor) };
    await keepRules(within, { workspace, rows, plan }, change);
    const parts = plan === null ? { cost: [], goal: [] } : partsOf(plan);
    for (const kind of ["cost", "goal"] as const) {
      const own = rows.filter((row) => row.kind === kind);
      await keepList(within, { workspace, kind, rows: own, contents: parts[kind] }, change);
    }
    if (plan !== null) {
      const place = { currency: plan.currency, time_zone: plan.timeZone };
      await within.updateTable("workspace").set(place).where("id", "=", workspace).execute();
    }
    return { change: changeOf(rows, await planRows(within, workspace)), answer: undefined };
  });
}

async function keepRules(
  state: State,
  { workspace, rows, plan }: { workspace: string; rows: readonly PlanRow[]; plan: Plan | null },
  change: PlanChange,
): Promise<void> {
  const row = rows.find(({ id }) => id === rulesId);
  if (plan === null) return row && removeRow(state, row, change);
  const { rules: content } = partsOf(plan);
  if (row === undefined) await layRow(state, { workspace, id: rulesId, kind: "rules", position: 0, content }, change);
  else if (contentOf(row) !== content) await replaceRow(state, row, content, change);
}

async function keepList(
  state: State,
  {
    workspace,
    kind,
    rows,
    contents,
  }: { workspace: string; kind: EntryKind; rows: readonly PlanRow[]; contents: string[] },
  change: PlanChange,
): Promise<void> {
  const { pairs, gone } = pairEntries(rows, contents);
  for (const row of gone) await removeRow(state, row, change);
  for (const [position, { row, content }] of pairs.entries()) {
    if (row === null) {
      await layRow(state, { workspace, id: randomKey(12), kind, position, content }, change);
      continue;
    }
    const kept = row.content === content ? row : await replaceRow(state, row, content, change);
    if (kept.position !== position) await moveRow(state, kept, position);
  }
}

async function refusal(
  state: State,
  workspace: string,
  { basedOn, standing }: { basedOn: number; standing: number },
): Promise<KnownError> {
  if (basedOn > standing) {
    return new KnownError("invalid_request", `the plan never had a version ${basedOn}`, {
      hint: `send the version that you were shown; it stands at ${standing}`,
    });
  }
  const rows = await planRows(state, workspace);
  return editConflict(state, {
    what: "the plan",
    changed: changedFields(fieldsOf(await planAt(state, workspace, basedOn)), fieldsOf(rows)),
    current: { version: standing, plan: rows.length === 0 ? null : writtenPlan(rows) },
    ...(await latestChange(state, workspace, standing)),
  });
}

/** The fields of the rules, and each cost and goal as a field: costs.ID. */
const fieldsOf = (rows: readonly PlanRow[]): Record<string, unknown> =>
  Object.assign(
    {},
    ...rows.map(({ id, kind, content }) => {
      const written = JSON.parse(content) as object;
      return kind === "rules" ? written : { [`${kind}s.${id}`]: written };
    }),
  );

/** For the audit: the fields that differ alone. */
function changeOf(before: readonly PlanRow[], after: readonly PlanRow[]) {
  const changed = changedFields(fieldsOf(before), fieldsOf(after));
  if (changed.length === 0) return null;
  const side = (which: "was" | "is", rows: readonly PlanRow[]) =>
    rows.length === 0 ? null : Object.fromEntries(changed.map((one) => [one.field, one[which]]));
  return { action: "plan.edit", subject: "plan", was: side("was", before), became: side("is", after) } as const;
}
