import type { TrackedData, TrackedEvent } from "./tracked-event.ts";

/** What becomes of each field that the tracker's script sends, in words for whoever is counted. */
export const trackedFields: Readonly<Record<keyof TrackedEvent, string>> = {
  site: "Which of the business's sites it was.",
  name: "What happened there, such as page_view or purchase.",
  url: "The page's host and path, and the campaign tags in its address. The rest of the address is not kept, nor is a path that names somebody.",
  referrer: "The site that led here, and its page where that names nobody.",
  id: "A random number, so that an event that is sent twice counts once. Kept as a hash.",
  visitor: "The number in the cookie, only after consent. Kept as a keyed hash.",
  optOut: "Whether the browser asks not to be counted. Not kept.",
  data: "What the page tells of the event: the fields below, and other short texts that name nobody.",
};

/** The same of the fields of an event's data that are read by their name. */
export const trackedDataFields: Readonly<Record<keyof TrackedData, string>> = {
  value: "What an order came to.",
  currency: "In which currency.",
  transaction_id: "The order's number.",
  refund_id: "The refund's number.",
  tax: "The tax in it.",
  shipping: "The shipping in it.",
  coupon: "The discount code that was used.",
  email: "The e-mail address somebody gave, to know an order again. Kept as a keyed hash, never as an address.",
  customer_id: "The customer's number in the shop. Kept as a keyed hash.",
  heard_from: "How somebody says that they found the business; left out where it names a person.",
  question: "The question of a survey.",
  answer: "The answer; left out where it names a person.",
  order_id: "The order that a survey was about.",
};

/** What comes with every request, whoever sends it, and is never kept. */
export const usedNotKept = {
  "IP address":
    "With the browser's name and a number that is thrown away every day it makes a number for that one day, so that a visit is one visit. It is then forgotten.",
  "Browser's name (user agent)": "For the same, and to leave robots out. It is then forgotten.",
} as const;

/** How long the tracker's cookie lasts, in days; 34 million seconds stand in src/tracker/t.ts. */
export const cookieDays = 393;

/** For so many days at most a single event keeps its page and details: to be compared with the same month a year ago. */
export const mostPageDays = 395;
