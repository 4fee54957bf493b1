import type { Leaf } from "../../../journeys/origins.ts";
import { toDecimal, toMinor } from "../../../model/money.ts";
import type { Finding, Overview } from "../../../model/overview.ts";
import type { Figures, Statement, StatementRow } from "../../../model/statement.ts";
import type { AdSpend } from "../../roi/ad-spend.ts";

/** What findings are drawn from. */
export interface FindingFacts {
  readonly statement: Statement;
  /** Its lines by network and by campaign. */
  readonly networks: readonly StatementRow[];
  readonly campaigns: readonly StatementRow[];
  readonly before: Overview["before"];
  readonly trend: Overview["trend"];
  /** Spend of what is asked about, and all touches that were seen in the period. */
  readonly spends: readonly AdSpend[];
  readonly touched: readonly { readonly leaf: Leaf; readonly touches: number }[];
  readonly hasLabour: boolean;
  /** Whether what is asked about is money, and something could show it. */
  readonly isKnown: boolean;
  readonly isPart: boolean;
}

/** A finding whose stake is in minor units still. */
export type Found = Omit<Finding, "stake"> & { readonly stakeMinor: number };

/** A rule looks at the facts and finds something, or nothing. */
export type Rule = (facts: FindingFacts) => Found | null;

export const minorOf = (amount: string, { currency }: Statement): number => toMinor(amount, currency);
export const decimalOf = (minor: number, { currency }: Statement): string => toDecimal(minor, currency);

/** The figures of a line that a finding about it rests on. */
export function figuresOfLine({ cost, return: returned, roi, interval, conversions }: Figures): Finding["figures"] {
  return [
    { name: "cost", value: cost, unit: "money" },
    { name: "return", value: returned, unit: "money" },
    { name: "roi", value: roi, unit: "per cent" },
    { name: "low", value: interval?.low ?? null, unit: "per cent" },
    { name: "high", value: interval?.high ?? null, unit: "per cent" },
    { name: "conversions", value: conversions, unit: "count" },
  ];
}

/** The dashboard's filters that show a line alone. */
export function searchOf({ key: { network, paid, campaign } }: StatementRow): Record<string, string> {
  return {
    ...(network === undefined ? {} : { network }),
    ...(paid === undefined ? {} : { paid: String(paid) }),
    ...(campaign == null ? {} : { campaign }),
  };
}

/** What a finding says of whom, in no language. */
export const paramsOf = ({ key: { network, paid, campaign } }: StatementRow): Finding["params"] => ({
  network: network ?? null,
  paid: paid ?? null,
  campaign: campaign ?? null,
});
