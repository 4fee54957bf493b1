import { z } from "zod";
import { KnownError } from "../../model/errors.ts";
import { isCurrency } from "../../model/money.ts";
import type { Plan } from "../../model/plan.ts";
import type { State } from "../database.ts";
import { plansOf } from "../plan/plan-rows.ts";
import { randomKey } from "../secrets/random-key.ts";

/** One business or brand. */
export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly plan: Plan | null;
  /** Whether Global Privacy Control and Do Not Track are obeyed. */
  readonly honoursOptOut: boolean;
  /** How many days single events are kept. */
  readonly eventDays: number;
  /** Whether members need a second factor to come in. */
  readonly needsSecondFactor: boolean;
  /** In which its numbers, money and dates are written, such as nb-NO; null: in its reader's own. */
  readonly locale: string | null;
  /** Whether all of it is made up: "making" until it is filled; null for what is somebody's own. */
  readonly demo: "making" | "made" | null;
  readonly createdMs: number;
}

/** A web site of a workspace. */
export interface Site {
  /** What the tracker names; public. */
  readonly key: string;
  readonly workspace: string;
  readonly name: string;
  /** The hosts whose pages may use the key; none: any. */
  readonly hosts: readonly string[];
}

const idShape = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

/** Makes a workspace; a KnownError where its id is taken or cannot be one. */
export async function addWorkspace(
  state: State,
  {
    id,
    name,
    currency,
    timeZone,
    demo = null,
  }: Pick<Workspace, "id" | "name" | "currency" | "timeZone"> & Partial<Pick<Workspace, "demo">>,
  now = Date.now(),
): Promise<void> {
  if (!idShape.test(id)) {
    throw new KnownError("invalid_request", `a workspace cannot be called "${id}"`, {
      hint: "use up to 40 small letters, digits and hyphens, such as faro-azul",
    });
  }
  if (!isCurrency(currency)) {
    throw new KnownError("invalid_request", `"${currency}" is no currency`, { hint: "give a code such as EUR" });
  }
  if (await state.selectFrom("workspace").select("id").where("id", "=", id).executeTakeFirst()) {
    throw new KnownError("conflict", `there is a workspace ${id} already`, { hint: "choose another name" });
  }
  const row = { id, name, currency, time_zone: timeZone, demo, created_at: now };
  await state.insertInto("workspace").values(row).execute();
}

export async function workspacesOf(state: State): Promise<Workspace[]> {
  const rows = await state.selectFrom("workspace").selectAll().orderBy("created_at").orderBy("id").execute();
  const plans = await plansOf(state);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    currency: row.currency,
    timeZone: row.time_zone,
    plan: plans.get(row.id) ?? null,
    honoursOptOut: row.honours_opt_out === 1,
    eventDays: row.event_days,
    needsSecondFactor: row.needs_second_factor === 1,
    locale: row.locale,
    demo: row.demo,
    createdMs: row.created_at,
  }));
}

/** Says that all of a made-up workspace stands. */
export async function noteDemoMade(state: State, id: string): Promise<void> {
  await state.updateTable("workspace").set({ demo: "made" }).where("id", "=", id).execute();
}

/** The sites of all workspaces that were not deleted. */
export async function sitesOf(state: State): Promise<Site[]> {
  const rows = await state
    .selectFrom("site")
    .selectAll()
    .where("deleted_at", "is", null)
    .orderBy("created_at")
    .execute();
  return rows.map(({ key, workspace, name, hosts }) => ({
    key,
    workspace,
    name,
    hosts: Hosts.parse(JSON.parse(hosts)),
  }));
}

const Hosts = z.array(z.string());

/** Makes a site and its key. */
export async function addSite(
  state: State,
  { workspace, name, hosts }: Omit<Site, "key">,
  now = Date.now(),
): Promise<Site> {
  const key = randomKey(12);
  await state
    .insertInto("site")
    .values({ key, workspace, name, hosts: JSON.stringify(hosts), created_at: now, deleted_at: null })
    .execute();
  return { key, workspace, name, hosts };
}
