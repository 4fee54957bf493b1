import type { Surroundings } from "../format.ts";

type Cells = Readonly<Record<string, string>>;

/** How a format's rows are told apart: which are refunds, the id of a sale, and the id of the sale that a refund is of. */
interface RefundRows {
  readonly isRefund: (row: Cells) => boolean;
  readonly saleOf: (row: Cells) => string | undefined;
  readonly refundOf: (row: Cells) => string | undefined;
}

/** What to say of refunds whose sale is not among the rows, as far as the first rows show; null where there are none. */
export function unplacedRefunds({ sample }: Surroundings, { isRefund, saleOf, refundOf }: RefundRows): string | null {
  const sales = new Set(sample.filter((row) => !isRefund(row)).map((row) => saleOf(row)?.trim()));
  const unplaced = sample.filter((row) => isRefund(row) && !sales.has(refundOf(row)?.trim() ?? "none"));
  if (unplaced.length === 0) return null;
  return `refunds that name no sale of this file (${unplaced.length} in its first rows) are taken off only where another file holds the sale`;
}
