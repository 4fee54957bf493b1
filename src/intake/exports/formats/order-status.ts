const never = ["voided", "void", "cancelled", "canceled", "expired", "failed", "declined", "draft", "abandoned"];
const notYet = ["pending", "authorized", "unpaid", "open", "on hold", "on-hold", "awaiting payment", "payment pending"];

const among = (status: string, words: readonly string[]): string =>
  `lower(coalesce(${status}, 'paid')) in (${words.map((word) => `'${word}'`).join(", ")})`;

/** SQL for an order's `counted` and `unpaid` from its status (SQL of a text); an order without one is paid. */
export const orderState = (status: string): { counted: string; unpaid: string } => ({
  counted: `not ${among(status, never)}`,
  unpaid: among(status, notYet),
});
