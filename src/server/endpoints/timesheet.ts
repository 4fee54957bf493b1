import { getTimesheet, keepTimesheet, type Timesheet } from "../../api/timesheet.ts";
import type { CostEntry } from "../../model/cost.ts";
import { toDecimal } from "../../model/money.ts";
import { priceMinor } from "../../questions/roi/cost-amounts.ts";
import { planEntries } from "../../state/plan/plan-entries.ts";
import * as kept from "../../state/plan/timesheet.ts";
import type { Workspace } from "../../state/workspaces/workspaces.ts";
import { actorOf } from "../api/caller.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";
import { basedOnContent, etagOf } from "./based-on.ts";

/** Hours by the week. */
export function timesheetEndpoints(api: ApiServer): void {
  const { state, directory } = api.parts;

  serveEndpoint(api, getTimesheet, async ({ workspace, params, reply }) => {
    const sheet = await shown(workspace, params.week);
    reply.header("etag", etagOf(sheet.version));
    return sheet;
  });

  serveEndpoint(api, keepTimesheet, async ({ workspace, params, body, caller, request, reply }) => {
    const { version, rows } = body;
    const wanted = { monday: params.week, basedOn: basedOnContent(request, version), rows };
    await kept.keepTimesheet(state, { workspace: workspace.id, actor: actorOf(caller) }, wanted);
    await directory.reload();
    const sheet = await shown(workspace, params.week);
    reply.header("etag", etagOf(sheet.version));
    return sheet;
  });

  async function shown({ id, currency }: Workspace, week: Temporal.PlainDate): Promise<Timesheet> {
    const home = directory.now.workspaces.get(id)?.plan?.currency ?? currency;
    const { version, rows } = await kept.timesheetOf(state, id, week);
    const before = await kept.timesheetOf(state, id, week.subtract({ weeks: 1 }));
    const contents = rows.map(({ content }) => content);
    return {
      version,
      week: week.toString(),
      to: week.add({ weeks: 1 }).toString(),
      rows: rows.map(({ id, content }) => {
        const own = content.currency ?? home;
        return { id, ...rowOf(content), price: toDecimal(priceMinor(content, own), own) };
      }),
      total: { hours: hoursOf(contents), prices: pricesOf(contents, home) },
      before: before.rows.map(({ content }) => rowOf(content)),
      remembered: kept.rememberedRates(await planEntries(state, id, "cost")).map((entry) => {
        const { hours: _, ...rest } = rowOf(entry);
        return rest;
      }),
    };
  }
}

function rowOf({ what, hours = "0", rate = "0", currency, scope }: CostEntry) {
  return {
    what,
    hours,
    rate,
    ...(currency === undefined ? {} : { currency }),
    ...(scope === undefined ? {} : { scope }),
  };
}

/** In hundredths of an hour, so that ten times 0.1 are 1. */
function hoursOf(entries: readonly CostEntry[]): string {
  const hundredths = entries.reduce((sum, { hours = "0" }) => sum + Math.round(Number(hours) * 100), 0);
  return String(hundredths / 100);
}

function pricesOf(entries: readonly CostEntry[], home: string): { currency: string; amount: string }[] {
  const byCurrency = Map.groupBy(entries, ({ currency }) => currency ?? home);
  return [...byCurrency.entries()]
    .toSorted(([a], [b]) => Number(b === home) - Number(a === home) || (a < b ? -1 : 1))
    .map(([currency, own]) => {
      const minor = own.reduce((sum, entry) => sum + priceMinor(entry, currency), 0);
      return { currency, amount: toDecimal(minor, currency) };
    });
}
