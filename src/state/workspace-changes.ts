import { KnownError } from "../model/errors.ts";
import { isCurrency } from "../model/money.ts";
import { isTimeZone } from "../model/period.ts";
import type { Plan } from "../model/plan.ts";
import type { State } from "./database.ts";

/** What can be changed of a workspace; what is undefined stays. */
export interface WorkspaceEdit {
  readonly name?: string | undefined;
  readonly currency?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly honoursOptOut?: boolean | undefined;
  /** How many days single events are kept. */
  readonly eventDays?: number | undefined;
}

/** Changes a workspace; a KnownError where a value cannot be. */
export async function editWorkspace(state: State, id: string, edit: WorkspaceEdit): Promise<void> {
  refuseUnlessReal(edit);
  const set = {
    ...(edit.name === undefined ? {} : { name: edit.name }),
    ...(edit.currency === undefined ? {} : { currency: edit.currency }),
    ...(edit.timeZone === undefined ? {} : { time_zone: edit.timeZone }),
    ...(edit.honoursOptOut === undefined ? {} : { honours_opt_out: edit.honoursOptOut ? 1 : 0 }),
    ...(edit.eventDays === undefined ? {} : { event_days: edit.eventDays }),
  };
  if (Object.keys(set).length === 0) return;
  await state.updateTable("workspace").set(set).where("id", "=", id).execute();
}

/** A KnownError where a currency or a time zone is none. */
export function refuseUnlessReal({ currency, timeZone }: Pick<WorkspaceEdit, "currency" | "timeZone">): void {
  if (currency !== undefined && !isCurrency(currency)) {
    throw new KnownError("invalid_request", `"${currency}" is no currency`, { hint: "give a code such as EUR" });
  }
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    throw new KnownError("invalid_request", `"${timeZone}" is no time zone`, { hint: "give one such as Europe/Oslo" });
  }
}

/** Keeps a workspace's plan, null for none; its currency and time zone are the workspace's from then on. */
export async function keepPlan(state: State, id: string, plan: Plan | null): Promise<void> {
  const place = plan === null ? {} : { currency: plan.currency, time_zone: plan.timeZone };
  const set = { plan: plan === null ? null : JSON.stringify(plan), ...place };
  await state.updateTable("workspace").set(set).where("id", "=", id).execute();
}

/** Deletes a workspace with its sites, links, keys and webhooks. Its facts are the warehouse's to erase. */
export async function deleteWorkspace(state: State, id: string): Promise<void> {
  await state.deleteFrom("workspace").where("id", "=", id).execute();
}
