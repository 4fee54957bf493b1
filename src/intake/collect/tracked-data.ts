import { isCurrency } from "../../model/money.ts";
import { isPersonalName, isPersonsId, namesPerson } from "../../model/personal.ts";
import { type TrackedData, trackedData } from "../../model/tracked-event.ts";

/** What an event's `data` says that can be read, and the names of what cannot be. */
export interface ReadData {
  readonly said: TrackedData;
  readonly refused: readonly string[];
}

const nothing: ReadData = { said: {}, refused: [] };
const fields = Object.entries(trackedData);

/** Each value by itself: a wrong one takes no other with it. */
export function readTrackedData(data: Readonly<Record<string, unknown>>): ReadData {
  if (isEmpty(data)) return nothing;
  const said: Record<string, unknown> = {};
  const refused: string[] = [];
  for (const [name, shape] of fields) {
    const written = data[name];
    if (written === undefined || written === null || written === "") continue;
    const { success, data: value } = shape.safeParse(written);
    if (success && (name !== "currency" || isCurrency(String(value)))) said[name] = value;
    else refused.push(name);
  }
  return { said, refused };
}

function isEmpty(data: object): boolean {
  for (const _ in data) return false;
  return true;
}

const mostDetails = 30;
const mostLetters = 500;
const mostItems = 100;

/** What else an event says, as JSON: short texts, numbers and truths, and nothing that may name a person. */
export function detailOf(data: Readonly<Record<string, unknown>>): string | null {
  if (isEmpty(data)) return null;
  const kept: [string, unknown][] = [];
  for (const name in data) {
    const value = data[name];
    if (isDetail(name, value) && kept.length < mostDetails) kept.push([name, value]);
  }
  if (Array.isArray(data.items)) kept.push(["items", data.items.slice(0, mostItems).map(itemOf)]);
  return kept.length === 0 ? null : JSON.stringify(Object.fromEntries(kept));
}

/** A tag manager's own words (`event`, `gtm.uniqueEventId`) say nothing of the event. */
const isDetail = (name: string, value: unknown): boolean =>
  /^[^\p{C}]{1,40}$/u.test(name) &&
  !/^(event$|gtm\.)/.test(name) &&
  !isPersonalName(name) &&
  !namesPerson(name) &&
  !Object.hasOwn(trackedData, name) &&
  (typeof value === "number" || typeof value === "boolean" || (typeof value === "string" && isImpersonal(value)));

const isImpersonal = (value: string): boolean => value.length <= mostLetters && !namesPerson(value);

const itemTexts = ["item_id", "item_name", "item_brand", "item_category", "item_variant"];
const itemNumbers = ["price", "quantity", "discount"];

function itemOf(item: unknown): Record<string, unknown> {
  const said = (typeof item === "object" ? item : null) as Record<string, unknown> | null;
  const texts = itemTexts.flatMap((name) => {
    const value = said?.[name];
    if (typeof value !== "string" && typeof value !== "number") return [];
    const text = String(value);
    return (name === "item_id" ? isPersonsId : namesPerson)(text) ? [] : [[name, text.slice(0, 200).toWellFormed()]];
  });
  const numbers = itemNumbers.flatMap((name) => {
    const value = said?.[name] === undefined || said[name] === "" ? Number.NaN : Number(said[name]);
    return Number.isFinite(value) && value >= 0 && value <= 1e10 ? [[name, value]] : [];
  });
  return Object.fromEntries([...texts, ...numbers]);
}
