const never = [
  "voided",
  "void",
  "cancelled",
  "canceled",
  "expired",
  "failed",
  "declined",
  "draft",
  "abandoned",
  "denied",
  "trash",
  "auto-draft",
  "checkout-draft",
];
const notYet = [
  "pending",
  "authorized",
  "unpaid",
  "open",
  "on hold",
  "on-hold",
  "awaiting payment",
  "payment pending",
  "pending payment",
];

/** A status is nearly always "paid", and no list is looked through for that. */
const among = (status: string, words: readonly string[]): string =>
  `(case when ${status} is null or ${status} = 'paid' then false else regexp_full_match(${status}, '(?i)${words.join("|")}') end)`;

/** SQL for an order's `counted` and `unpaid` from its status (SQL of a text); an order without one is paid. */
export const orderState = (status: string): { counted: string; unpaid: string } => ({
  counted: `not ${among(status, never)}`,
  unpaid: among(status, notYet),
});
