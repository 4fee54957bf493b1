import { KnownError } from "./errors.ts";
import { destinationOf, type LinkContent, slugOf } from "./link.ts";
import { faultInWords, type NamingFault, namingFaults, personFault } from "./naming.ts";
import type { Naming } from "./naming-rules.ts";
import { originOfUrl } from "./origin-of-url.ts";
import { isCalendarDay } from "./period.ts";
import { type UtmField, utmFields, utmOf } from "./utm.ts";

/** The fields of a link as somebody writes them, on the command line or in a sheet. */
export const draftFields = ["destination", ...utmFields, "slug", "expires"] as const;
export type WrittenLink = Readonly<Partial<Record<(typeof draftFields)[number], string>>>;

/** A link that may be made. */
export interface LinkDraft extends LinkContent {
  /** Null where one is to be made up. */
  readonly slug: string | null;
  /** What would be counted elsewhere than is meant. */
  readonly warnings: readonly string[];
}

export interface DraftRules {
  readonly naming?: Naming | undefined;
  /** Where a day begins. */
  readonly timeZone: string;
  /** Where given, a link that is over by then is refused. */
  readonly nowMs?: number;
}

/** The longest value of a tag: what is beyond is cut where visits are kept. */
const mostLetters = 200;

/** Reads what somebody wrote; a KnownError names the first thing that cannot be. */
export function linkDraft(written: WrittenLink, rules: DraftRules): LinkDraft {
  const slug = unlessEmpty(written.slug);
  const content = {
    destination: destinationOf(written.destination ?? ""),
    utm: utmOf((field) => tagOf(field, written[field])),
    expiresAt: expiryOf(unlessEmpty(written.expires), rules),
  };
  const warnings = checkedTags(content, rules.naming);
  return { ...content, slug: slug === null ? null : slugOf(slug), warnings };
}

/** The tags that a click will carry: the link's, and the destination's own where the link says nothing. */
function checkedTags({ destination, utm }: LinkContent, naming: Naming | undefined): string[] {
  const person = personFault(destination);
  if (person !== null) throw refusal(person);
  const own = originOfUrl(destination);
  const carried = utmOf((field) => utm[field] ?? own[field]);
  const faults = namingFaults(carried, { naming, filled: carried.source === null });
  const refused = faults.find(({ kind }) => kind === "refused");
  if (refused !== undefined) throw refusal(refused);
  return faults.map(faultInWords);
}

function refusal(fault: NamingFault): KnownError {
  const hint = fault.instead === null ? "write it as the plan's naming rules say" : `write ${fault.instead}`;
  const message = `${fault.field === null ? "the address" : `utm_${fault.field}`} ${fault.says}`;
  return new KnownError("invalid_request", message, {
    hint:
      fault.field === null || /@|%40/i.test(fault.value ?? "")
        ? "leave it out: addresses that people click end up in many logs"
        : hint,
  });
}

function tagOf(field: UtmField, written: string | undefined): string | null {
  const value = unlessEmpty(written);
  if (value === null || value.length <= mostLetters) return value;
  throw new KnownError("invalid_request", `utm_${field} has ${value.length} characters`, {
    hint: `use at most ${mostLetters}`,
  });
}

/** "none" takes away what stands there. */
const unlessEmpty = (written: string | undefined): string | null => {
  const trimmed = written?.trim() ?? "";
  return trimmed === "" || trimmed.toLowerCase() === "none" ? null : trimmed;
};

/** The beginning of the first day on which the link no longer works. */
function expiryOf(day: string | null, { timeZone, nowMs = Number.NEGATIVE_INFINITY }: DraftRules): number | null {
  if (day === null || day.toLowerCase() === "never") return null;
  if (isCalendarDay(day)) {
    const expiresAt = Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;
    if (expiresAt > nowMs) return expiresAt;
    throw new KnownError("invalid_request", `${day} has begun: the link would be over already`, {
      hint: "name a later day; retorno link delete ends a link now",
    });
  }
  throw new KnownError("invalid_request", `"${day}" is no day`, {
    hint: "write the first day on which the link no longer works, such as 2026-12-31",
  });
}

/** The day that a link is said to expire on. */
export const expiryDay = (expiresAt: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(expiresAt).toZonedDateTimeISO(timeZone).toPlainDate().toString();
