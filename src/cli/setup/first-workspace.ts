import type { Place } from "../../answers/place.ts";
import { mainCurrency } from "../../questions/roi/main-currency.ts";
import { openState } from "../../state/database.ts";
import { makeWorkspace } from "../../state/workspaces/workspace-changes.ts";
import { workspacesOf } from "../../state/workspaces/workspaces.ts";
import { firstWorkspace } from "../../warehouse/person-key.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** Makes the first workspace of a folder whose facts have come before any was named, by what the facts are in. */
export async function keepFirstWorkspace(folder: string, facts: Warehouse, { zone, currency }: Place): Promise<void> {
  const state = await openState(folder);
  try {
    if ((await workspacesOf(state)).length > 0) return;
    const home = currency ?? (await mainCurrency(facts, firstWorkspace)) ?? "EUR";
    const place = { name: "Default", currency: home, timeZone: zone };
    await makeWorkspace(state, { id: firstWorkspace, ...place, actor: { kind: "operator" } });
  } finally {
    await state.destroy();
  }
}
