import type { Answered } from "../../app/client.ts";
import type { Cost } from "./cost-draft.ts";

export type Report = Answered<"showCostReport">;
export type ReportLine = Report["lines"][number];
type Listed = Answered<"listCosts">;

/** A row of the ledger: a cost of the plan, of a sheet or a program, or what an ad platform tells. */
export interface LedgerRow {
  readonly key: string;
  readonly what: string;
  readonly category: Cost["category"];
  readonly scope: Cost["scope"] | null;
  readonly origin: ReportLine["origin"];
  readonly from: string;
  readonly to: string | undefined;
  readonly per: Cost["per"];
  /** As it is written, in its own currency; null for what platforms tell. */
  readonly price: { readonly amount: string; readonly currency: string } | null;
  /** In the days that are shown, in the plan's currency; null where a rate is missing, or none of it falls into them. */
  readonly amount: string | null;
  readonly isOutside: boolean;
  /** The cost of the plan that it is. */
  readonly cost: Cost | null;
  /** How it was shared; null where the report is not there, or none of it falls into the days. */
  readonly line: ReportLine | null;
}

/** All costs in rows: the plan's and the sheets' from the list, the platforms' from the report. */
export function ledgerRows(list: Listed | undefined, report: Report | undefined, currency: string): LedgerRow[] {
  const lines = report?.lines ?? [];
  const entries = (list?.items ?? []).map((cost) => {
    const origin = { kind: "entry" as const, id: cost.id };
    const line = lines.find((one) => one.origin.kind === "entry" && one.origin.id === cost.id) ?? null;
    return rowOf({ key: cost.id, cost: { ...cost }, origin, line, entry: cost }, currency);
  });
  const ofFiles = lines.filter(({ origin: { kind } }) => kind === "file" || kind === "live");
  const left = [...ofFiles];
  const files = (list?.fromFiles ?? []).map((cost, at) => {
    const index = left.findIndex((one) => isSame(one, cost));
    const line = index < 0 ? null : (left.splice(index, 1)[0] ?? null);
    return rowOf({ key: `file ${at}`, cost, origin: cost.origin, line, entry: null }, currency);
  });
  const platforms = lines
    .filter(({ origin }) => origin.kind === "platform")
    .map((line, at): LedgerRow => {
      const { what, category, scopeOf: scope, origin, from, to, amount } = line;
      const common = { what, category, scope, origin, from, to, amount, line };
      return { key: `platform ${at}`, ...common, per: undefined, price: null, isOutside: false, cost: null };
    });
  return [...entries, ...files, ...platforms];
}

type Written = Pick<Cost, "what" | "category" | "scope" | "from" | "to" | "per" | "price" | "currency" | "comesTo">;

function rowOf(
  {
    key,
    cost,
    origin,
    line,
    entry,
  }: { key: string; cost: Written; origin: LedgerRow["origin"]; line: ReportLine | null; entry: Cost | null },
  home: string,
): LedgerRow {
  const { what, category, scope = null, from, to, per, price, currency = home, comesTo } = cost;
  return {
    ...{ key, what, category, scope, origin, from, to, per, line, cost: entry },
    price: { amount: price, currency },
    amount: comesTo?.inPlanCurrency ?? null,
    isOutside: comesTo === null,
  };
}

function isSame(line: ReportLine, cost: Listed["fromFiles"][number]): boolean {
  return (
    line.what === cost.what &&
    line.category === cost.category &&
    line.from === cost.comesTo?.from &&
    line.to === cost.comesTo.to &&
    line.amount === cost.comesTo.inPlanCurrency
  );
}

/** What a scope is about, as one word of an address: "network:instagram"; all social is "all". */
export function scopeWord(scope: LedgerRow["scope"]): string {
  const { network, campaign, post, channel } = scope ?? {};
  if (post !== undefined) return `post:${post}`;
  if (campaign !== undefined) return `campaign:${campaign}`;
  if (network !== undefined) return `network:${network}`;
  return channel === undefined ? "all" : `channel:${channel}`;
}
