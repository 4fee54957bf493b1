import type { Plan } from "../model/plan.ts";
import type { Workspace } from "../state/workspaces/workspaces.ts";
import { firstWorkspace } from "../warehouse/person-key.ts";

/** Where facts belong, and what is taken of a file that does not say its zone or currency. */
export interface Place {
  readonly workspace: string;
  readonly zone: string;
  /** Null where nobody has said it: then the files do. */
  readonly currency: string | null;
  readonly plan: Plan | null;
}

/** The place of facts that nothing keeps: as the plan says. */
export const placeOf = (plan: Plan | null): Place => ({
  workspace: firstWorkspace,
  zone: plan?.timeZone ?? "UTC",
  currency: plan?.currency ?? null,
  plan,
});

/** The place of a workspace's facts; `given` goes before the plan it keeps. */
export function placeOfWorkspace(
  { id, timeZone, currency, plan: kept }: Pick<Workspace, "id" | "timeZone" | "currency" | "plan">,
  given: Plan | null = null,
): Place {
  const plan = given ?? kept;
  const { timeZone: zone, currency: home } = plan ?? { timeZone, currency };
  return { workspace: id, zone, currency: home, plan };
}
