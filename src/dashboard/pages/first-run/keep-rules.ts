import { useQueryClient } from "@tanstack/react-query";
import { ApiError } from "../../../client/call.ts";
import { askAnew, client } from "../../app/client.ts";
import { useWorkspaceId } from "../../app/session.ts";

/** What the questions may say of the workspace and its plan. */
export interface Rules {
  readonly model?: string;
  readonly timeZone?: string;
  readonly currency?: string;
  readonly locale?: string;
}

/**
 * Keeps an answer where it belongs: how figures are written in the workspace; the model, and with it the zone and the
 * currency, in the plan, which begins with it. What somebody else changed meanwhile stays.
 */
export function useKeepRules(): (rules: Rules) => Promise<void> {
  const queries = useQueryClient();
  const workspace = useWorkspaceId();
  return async (rules) => {
    if (rules.locale !== undefined) await keepLocale(workspace, rules.locale);
    if (rules.model !== undefined || rules.timeZone !== undefined || rules.currency !== undefined) {
      await onceMore(() => keepInPlan(workspace, rules));
    }
    await askAnew(queries, ["getPlan", "roi", "showOverview", "getWorkspace"]);
  };
}

const keepLocale = (workspace: string, locale: string) =>
  onceMore(async () => {
    const { version, locale: standing } = await client.getWorkspace({ params: { workspace } });
    if (standing !== locale) await client.editWorkspace({ params: { workspace }, body: { version, locale } });
  });

async function keepInPlan(workspace: string, { model, timeZone, currency }: Rules): Promise<void> {
  const params = { workspace };
  const [{ version, plan }, rules] = await Promise.all([client.getPlan({ params }), client.getWorkspace({ params })]);
  const standing = plan ?? { business: rules.name, currency: rules.currency, timeZone: rules.timeZone };
  const said = Object.entries({ model, timeZone, currency }).filter(([, value]) => value !== undefined);
  const changed = Object.fromEntries(said);
  const isSame = plan !== null && said.every(([name, value]) => plan[name as "currency"] === value);
  if (!isSame) await client.keepPlan({ params, body: { version, plan: { ...standing, ...changed } as never } });
}

/** Whoever was first has changed something else: the answer goes on top of that. */
async function onceMore(keep: () => Promise<unknown>): Promise<void> {
  try {
    await keep();
  } catch (fault) {
    if (!(fault instanceof ApiError && fault.code === "edit_conflict")) throw fault;
    await keep();
  }
}
