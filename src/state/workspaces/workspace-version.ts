import { createHash } from "node:crypto";
import type { State } from "../database.ts";
import { type AuditEntry, auditOf } from "../people/audit.ts";
import { type ChangedField, changedFields, editConflict } from "../plan/edit-conflict.ts";
import type { Workspace } from "./workspaces.ts";

type Rules = Pick<
  Workspace,
  "name" | "currency" | "timeZone" | "honoursOptOut" | "eventDays" | "needsSecondFactor" | "locale"
>;

/** A workspace's rules under the names by which the API has them. */
const fieldsOf = ({ name, currency, timeZone, honoursOptOut, eventDays, needsSecondFactor, locale }: Rules) => ({
  name,
  currency,
  timeZone,
  honoursOptOut,
  keepEventsDays: eventDays,
  needsSecondFactor,
  locale,
});

/** Stands for what a workspace's rules are: whoever changes one of them, here, in a plan or at the command line, changes it. */
export const workspaceVersion = (rules: Rules): string =>
  createHash("sha256")
    .update(JSON.stringify(fieldsOf(rules)))
    .digest("hex")
    .slice(0, 16);

/** A KnownError where somebody else has changed a workspace's rules since the version that a change rests on. */
export async function refuseUnlessStanding(state: State, id: string, basedOn: string): Promise<void> {
  const standing = await standingRules(state, id);
  const version = workspaceVersion(standing);
  if (version === basedOn) return;
  throw await editConflict(state, {
    what: "this workspace",
    current: { id, version, ...fieldsOf(standing) },
    ...(await changedSince(state, { id, standing, basedOn })),
  });
}

async function standingRules(state: State, id: string): Promise<Rules> {
  const row = await state.selectFrom("workspace").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  return {
    name: row.name,
    currency: row.currency,
    timeZone: row.time_zone,
    honoursOptOut: row.honours_opt_out === 1,
    eventDays: row.event_days,
    needsSecondFactor: row.needs_second_factor === 1,
    locale: row.locale,
  };
}

/** So far back it is looked for what stood at the version that was shown. */
const mostChanges = 200;

interface Changed {
  readonly changed: readonly ChangedField[];
  readonly by: string;
  readonly atMs: number;
}

/** What was changed since a version, by the audit undone change by change; nothing where that does not lead to it. */
async function changedSince(
  state: State,
  { id, standing, basedOn }: { id: string; standing: Rules; basedOn: string },
): Promise<Changed> {
  const trail = await auditOf(state, id, { most: mostChanges, below: null });
  const changes = trail.flatMap((entry) => {
    const was = rulesBefore(entry);
    return was === null ? [] : [{ ...entry, was }];
  });
  const latest = { by: changes[0]?.actor ?? "", atMs: changes[0]?.atMs ?? 0 };
  let past = standing;
  for (const { was } of changes) {
    past = { ...past, ...was };
    if (workspaceVersion(past) === basedOn) {
      return { changed: changedFields(fieldsOf(past), fieldsOf(standing)), ...latest };
    }
  }
  return { changed: [], ...latest };
}

/** What a change of a workspace, or of its plan, says of the rules before it; null where it is about something else. */
function rulesBefore({ action, was }: AuditEntry): Partial<Rules> | null {
  if (was === null || (action !== "workspace.edit" && action !== "plan.edit")) return null;
  const rules = Object.entries(was).filter(
    ([name]) => names.has(name) && (action === "workspace.edit" || ofPlan.has(name)),
  );
  return rules.length === 0 ? null : Object.fromEntries(rules);
}

const ofPlan: ReadonlySet<string> = new Set(["currency", "timeZone"]);
const names: ReadonlySet<string> = new Set([
  ...ofPlan,
  "name",
  "honoursOptOut",
  "eventDays",
  "needsSecondFactor",
  "locale",
]);
