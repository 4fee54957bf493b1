import type { Answered } from "../../app/client.ts";
import { useAnswer, useChange } from "../../app/client.ts";
import { useWorkspace, useWorkspaceId } from "../../app/session.ts";

type Kept = NonNullable<Answered<"getPlan">["plan"]>;

/** The plan's rules and how they are changed: the whole plan is written, resting on the version that was shown. */
export function usePlanRules() {
  const workspace = useWorkspaceId();
  const place = useWorkspace();
  const asked = useAnswer("getPlan", { params: { workspace } });
  const save = useChange("keepPlan", ["getPlan", "getWorkspace", "listGoals", "listCosts", "showOverview"]);
  const standing = asked.data;
  const write = (rules: Partial<Kept>, whenDone: () => void) => {
    if (standing === undefined || place === undefined) return;
    const before = standing.plan ?? { currency: place.currency, timeZone: place.timeZone };
    const { business, model, ...rest } = { business: null, model: null, ...before, ...rules };
    const plan = { ...rest, ...(business === null ? {} : { business }), ...(model === null ? {} : { model }) };
    // The plan as it is shown is the plan as it is written, but for names that are null where none was given.
    save.mutate(
      { params: { workspace }, body: { version: standing.version, plan: plan as never } },
      { onSuccess: whenDone },
    );
  };
  return { asked, save, write, plan: standing?.plan ?? null };
}
