import { fewestConversions } from "../../../model/fewest-conversions.ts";
import { toDecimal, toMinor } from "../../../model/money.ts";
import type { Answered } from "../../app/client.ts";

/** The overview as the API answers it. */
export type Overview = Answered<"showOverview">;
export type Statement = Overview["statement"];
export type Figures = Statement["totals"];
export type Row = Statement["rows"][number];

export const isThin = ({ conversions }: Pick<Figures, "conversions">): boolean => conversions < fewestConversions;

/** Social's figures; where the filter asks for what is not social, such as Google, everything that matches. */
export function shownOf({ statement: { rows, totals, all }, before }: Overview): {
  readonly figures: Figures;
  readonly before: Figures | null;
  readonly rows: readonly Row[];
  readonly isSocial: boolean;
} {
  const isSocial = rows.length === 0 || rows.some(({ social }) => social);
  const counted = isSocial ? rows.filter(({ social }) => social) : rows;
  const then = before === null ? null : before[isSocial ? "totals" : "all"];
  return { figures: isSocial ? totals : all, before: then, rows: counted, isSocial };
}

/** What came back for each unit of cost: 140 per cent are "2.40"; null where there is no ROI. */
export const backFor = (roi: number | null): string | null => (roi === null ? null : (1 + roi / 100).toFixed(2));

/** Amounts of one currency added up, to the minor unit. */
export const added = (amounts: readonly string[], currency: string): string =>
  toDecimal(
    amounts.reduce((sum, amount) => sum + toMinor(amount, currency), 0),
    currency,
  );

/** One amount less others, to the minor unit. */
export const less = (amount: string, others: readonly string[], currency: string): string =>
  toDecimal(
    others.reduce((left, other) => left - toMinor(other, currency), toMinor(amount, currency)),
    currency,
  );

/** What ads brought for each unit of ad spend: the return of what was paid for alone, for organic posts cost no ads. */
export function roasOf(rows: readonly Row[], { adSpend }: Figures, currency: string) {
  const paid = rows.filter(({ key }) => key.paid === true);
  const returned = added(
    paid.map((row) => row.return),
    currency,
  );
  const conversions = paid.reduce((sum, row) => sum + row.conversions, 0);
  return { returned, conversions, roas: Number(adSpend) > 0 ? Number(returned) / Number(adSpend) : null };
}

/** The money that an end of the ROI's interval stands for; costs are held fixed. */
export const moneyAt = (roi: number, cost: string): number => Number(cost) * (1 + roi / 100);

/** Where the rows of a line are: the words by which Journeys and Content are held to it. */
export function searchOf({ network, paid, campaign }: Row["key"]): Record<string, string> {
  return {
    ...(network === undefined ? {} : { network }),
    ...(paid === undefined ? {} : { paid: String(paid) }),
    ...(campaign == null ? {} : { campaign }),
  };
}
