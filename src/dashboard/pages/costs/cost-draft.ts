import type { Answered, Given } from "../../app/client.ts";
import { daysAfter, daysBetween } from "../../app/presets.ts";
import { asTyped, typedDecimal } from "../../kit/typed-decimal.ts";

export type Cost = Answered<"listCosts">["items"][number];
export type CostBody = Given<"addCost">["body"];

/** The kinds of cost, in the order of the design. */
export const categories = [
  "labour",
  "ad spend",
  "tools",
  "agency",
  "content",
  "training",
  "research",
  "events",
  "service recovery",
] as const satisfies readonly Cost["category"][];

export const intervals = ["day", "week", "month", "quarter", "year"] as const satisfies readonly Cost["per"][];

/** A cost as it stands in the form: texts, whatever they say. */
export interface CostDraft {
  readonly what: string;
  readonly category: Cost["category"];
  readonly by: "amount" | "hours";
  readonly amount: string;
  readonly hours: string;
  readonly rate: string;
  readonly currency: string;
  readonly per: (typeof intervals)[number] | "once";
  readonly from: string;
  /** The last day, counted in, as people name it; empty: it goes on. */
  readonly last: string;
  readonly scopeKind: "all" | "network" | "campaign" | "post" | "channel";
  readonly scope: string;
}

/** An empty form: a cost of the month that today is in. */
export function emptyDraft(currency: string, today: string): CostDraft {
  const from = `${today.slice(0, 7)}-01`;
  return {
    ...{ what: "", category: "tools", by: "amount", amount: "", hours: "", rate: "", currency },
    ...{ per: "once", from, last: daysAfter(monthAfter(from, 1), -1), scopeKind: "all", scope: "" },
  };
}

/** The form of a cost that stands. */
export function draftOf(cost: Cost, { currency, locale }: { currency: string; locale: string }): CostDraft {
  const typed = (decimal: string | undefined) => (decimal === undefined ? "" : asTyped(decimal, locale));
  return {
    ...{ what: cost.what, category: cost.category, by: cost.hours === undefined ? "amount" : "hours" },
    ...{ amount: typed(cost.amount), hours: typed(cost.hours), rate: typed(cost.rate) },
    ...{ currency: cost.currency ?? currency, per: cost.per ?? "once", from: cost.from },
    last: cost.to === undefined ? "" : daysAfter(cost.to, -1),
    ...scopeOf(cost.scope ?? {}),
  };
}

/** Hours of work are labour, whatever the form said of a cost before. */
export const writtenBy = (by: CostDraft["by"]): Partial<CostDraft> =>
  by === "hours" ? { by, category: "labour" } : { by };

/** A post may name its network beside itself. */
function scopeOf(scope: NonNullable<Cost["scope"]>): Pick<CostDraft, "scopeKind" | "scope"> {
  for (const scopeKind of ["post", "campaign", "network", "channel"] as const) {
    const name = scope[scopeKind];
    if (name !== undefined) return { scopeKind, scope: name };
  }
  return { scopeKind: "all", scope: "" };
}

export type Wrong = Partial<Record<"what" | "amount" | "hours" | "rate" | "from" | "last" | "scope", Fault>>;
export type Fault = "missing" | "number" | "order" | "end";

/** What the form says as the API takes it, or what is wrong with it, field by field. */
export function bodyOf(
  draft: CostDraft,
  { currency, locale }: { currency: string; locale: string },
): { body: CostBody } | { wrong: Wrong } {
  const wrong: { -readonly [name in keyof Wrong]: Wrong[name] } = {};
  const decimal = (name: "amount" | "hours" | "rate") => {
    const read = typedDecimal(draft[name], locale);
    if (read === null) wrong[name] = draft[name].trim() === "" ? "missing" : "number";
    return read ?? "";
  };
  const price =
    draft.by === "amount" ? { amount: decimal("amount") } : { hours: decimal("hours"), rate: decimal("rate") };
  const what = draft.what.trim();
  if (what === "") wrong.what = "missing";
  if (draft.from === "") wrong.from = "missing";
  if (draft.last === "" && draft.per === "once") wrong.last = "end";
  if (draft.last !== "" && draft.last < draft.from) wrong.last = "order";
  const scope = draft.scope.trim();
  if (draft.scopeKind !== "all" && scope === "") wrong.scope = "missing";
  if (Object.keys(wrong).length > 0) return { wrong };
  const body = {
    ...{ what, category: draft.category, ...price, from: draft.from },
    ...(draft.last === "" ? {} : { to: daysAfter(draft.last, 1) }),
    ...(draft.per === "once" ? {} : { per: draft.per }),
    ...(draft.currency === currency ? {} : { currency: draft.currency }),
    ...(draft.scopeKind === "all" ? {} : { scope: { [draft.scopeKind]: scope } }),
  };
  return { body: body as CostBody };
}

/** All fields that a change of a cost may name: what another one does not say is taken away. */
export function wholeChange(body: CostBody): Omit<Given<"editCost">["body"], "version"> {
  const none = { amount: null, hours: null, rate: null, currency: null, per: null, to: null, scope: null };
  return { ...none, ...(body as object) } as Omit<Given<"editCost">["body"], "version">;
}

/** A cost as it was sent or may be sent again, without what the server says of it. */
export function writtenOf(cost: Cost): CostBody {
  const { what, category, amount, hours, rate, currency, per, from, to, scope } = cost;
  const all = { what, category, amount, hours, rate, currency, per, from, to, scope };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as unknown as CostBody;
}

/** The same cost for the next days: whole months after whole months, else as many days; null where it goes on by itself. */
export function nextDays({ from, to }: Pick<Cost, "from" | "to">): { from: string; to: string } | null {
  if (to === undefined) return null;
  if (from.endsWith("-01") && to.endsWith("-01")) {
    const months = monthsOf(to) - monthsOf(from);
    return { from: to, to: monthAfter(to, months) };
  }
  return { from: to, to: daysAfter(to, daysBetween(from, to)) };
}

const monthsOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/** The first of a month so many months later. */
function monthAfter(day: string, months: number): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}
