import { isSocialChannel } from "./channel.ts";
import { classify } from "./classify.ts";
import { nearest } from "./did-you-mean.ts";
import { exampleOf, fits, meantBy, type NamingPattern, namingPattern } from "./naming-pattern.ts";
import type { Naming } from "./naming-rules.ts";
import { networkIds, networks } from "./network.ts";
import { originOfUrl } from "./origin-of-url.ts";
import { networkOfSource } from "./source.ts";
import { type Utm, type UtmField, utmFields } from "./utm.ts";

/** What can be wrong with a tracked address, by names that stay. */
export const namingFaultCodes = [
  ...(["missing_source", "missing_medium", "missing_campaign"] as const),
  ...(["not_in_plan", "not_with_source", "no_pattern", "capitals", "blanks"] as const),
  ...(["no_network", "no_channel", "not_social", "holds_at", "person", "click_id", "not_whole"] as const),
] as const;
type NamingFaultCode = (typeof namingFaultCodes)[number];

/** What is wrong with one field of a tracked address. */
export interface NamingFault {
  /** Null for the address as a whole. */
  readonly field: UtmField | null;
  readonly value: string | null;
  /** `refused`: against the plan or the law; `warned`: it will be counted elsewhere than is meant. */
  readonly kind: "refused" | "warned";
  readonly code: NamingFaultCode;
  /** Goes on from the field's name: "is "Instagrm"; the plan allows …". */
  readonly says: string;
  /** What was probably meant. */
  readonly instead: string | null;
}

/** `filled`: the source comes with the click. */
export interface LintOptions {
  readonly naming?: Naming | undefined;
  readonly filled?: boolean;
}

/** What is wrong with the tags of an address, by the plan's naming rules and by what is counted at all; at most one fault a field. */
export function namingFaults(utm: Utm, { naming, filled = false }: LintOptions = {}): NamingFault[] {
  return utmFields.flatMap((field) => {
    const value = utm[field];
    const found = value === null ? missing(field, utm, { naming, filled }) : wrong(field, value, utm, naming);
    return found === null ? [] : [{ field, value, ...found }];
  });
}

/** The same of a whole address, with what else in it would mislead. */
export function addressFaults(address: string, naming?: Naming): NamingFault[] {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return [
      {
        field: null,
        value: address,
        kind: "refused",
        code: "not_whole",
        says: "is no whole address that begins with https://",
        instead: null,
      },
    ];
  }
  const { clickIds, ...utm } = originOfUrl(address);
  const copied = clickIds.map((kind): NamingFault => {
    const says = `carries the ${kind} of whoever copied it: take it out, or every visitor counts as that one click`;
    return { field: null, value: kind, kind: "warned", code: "click_id", says, instead: null };
  });
  const person = personFault(address);
  return [
    ...namingFaults(utm, { naming, filled: leftToPlatform.test(address) }),
    ...(person === null ? [] : [person]),
    ...copied,
  ];
}

/** What is wrong with an address that names a person behind its ? or #, however often it is escaped; null where none does. */
export function personFault(address: string): NamingFault | null {
  const url = URL.parse(address);
  if (url === null) return null;
  const [name, value] =
    [...url.searchParams, ["#", url.hash] as const].find(
      // The tags of a link have words of their own for it.
      ([name, value]) => !/^utm_/i.test(name) && (holdsMail(value) || holdsMail(name)),
    ) ?? [];
  if (name === undefined || value === undefined) return null;
  const behind = name === "#" ? "behind its #" : "in its query";
  const where = name === "#" || holdsMail(name) ? behind : `in ${JSON.stringify(name)}`;
  return {
    field: null,
    value,
    kind: "refused",
    code: "person",
    says: `holds an e-mail address ${where}: an address of a person does not belong into a link`,
    instead: null,
  };
}

const mail = /[^\s@/=&?#]+@[^\s@/=&?#]+\.\p{L}{2,}/u;

/** Mail programs and redirects escape what is escaped already. */
function holdsMail(text: string, times = 3): boolean {
  if (mail.test(text)) return true;
  const plain = times === 0 ? text : unescaped(text);
  return plain !== text && holdsMail(plain, times - 1);
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replaceAll(/%40/gi, "@").replaceAll(/%25/g, "%");
  }
}

/** Ad platforms fill in what stands in such brackets: {{site_source_name}}, {network}, __PLACEMENT__. */
const leftToPlatform = /[?&]utm_source=(?:\{|%7b|__)/i;

/** A fault on one line: utm_source is "Instagrm"; …; did you mean "instagram"? */
export function faultInWords({ field, says, instead }: NamingFault): string {
  const subject = field === null ? "the address" : `utm_${field}`;
  return `${subject} ${says}${instead === null ? "" : `; did you mean "${instead}"?`}`;
}

type Found = Omit<NamingFault, "field" | "value">;

const refused = (code: NamingFaultCode, says: string, instead: string | null = null): Found => {
  return { kind: "refused", code, says, instead };
};
const warned = (code: NamingFaultCode, says: string, instead: string | null = null): Found => {
  return { kind: "warned", code, says, instead };
};

function missing(field: UtmField, utm: Utm, { naming, filled }: LintOptions): Found | null {
  if (field === "source")
    return filled ? null : warned("missing_source", "is missing: nobody will see where the visitors came from");
  if (field === "medium")
    return filled && utm.source === null
      ? null
      : warned("missing_medium", "is missing: write social, paid_social, email …");
  const needed = field === "campaign" && naming !== undefined && naming.campaigns.length > 0;
  return needed
    ? warned("missing_campaign", `is missing; the plan names campaigns ${naming.campaigns.join(" or ")}`)
    : null;
}

function wrong(field: UtmField, value: string, utm: Utm, naming: Naming | undefined): Found | null {
  // A percent-encoded @ is one as well.
  if (/@|%40/i.test(value))
    return refused("holds_at", "holds an @: an address of a person does not belong into a link");
  if (field === "content" || field === "term") return null;
  return againstPlan(field, value, utm, naming) ?? untidy(field, value) ?? misleading(field, value, utm, naming);
}

function againstPlan(
  field: "source" | "medium" | "campaign",
  value: string,
  utm: Utm,
  naming: Naming | undefined,
): Found | null {
  if (naming === undefined) return null;
  if (field === "campaign") return againstPatterns(value, naming.campaigns);
  const own = field === "medium" && utm.source !== null ? ownMediums(naming, utm.source) : undefined;
  const allowed = own ?? (field === "source" ? naming.sources : naming.mediums);
  if (allowed.length === 0 || allowed.includes(value)) return null;
  const goesWith = own === undefined ? "the plan allows" : `with ${utm.source} goes`;
  return refused(
    own === undefined ? "not_in_plan" : "not_with_source",
    `is ${JSON.stringify(value)}; ${goesWith} ${allowed.join(", ")}`,
    nearest(value, allowed) ?? sameNetwork(value, allowed),
  );
}

const ownMediums = ({ mediumsBySource }: Naming, source: string): readonly string[] | undefined =>
  Object.hasOwn(mediumsBySource, source) ? mediumsBySource[source] : undefined;

/** "ig" and "insta" are near to nothing by their letters, and yet there is no doubt about them. */
function sameNetwork(value: string, allowed: readonly string[]): string | null {
  const network = networkOfSource(value.toLowerCase());
  if (network === undefined || network === null || network === "none") return null;
  return allowed.find((one) => networkOfSource(one) === network) ?? null;
}

function againstPatterns(value: string, written: readonly string[]): Found | null {
  const patterns = written.map(namingPattern).filter((one): one is NamingPattern => !("fault" in one));
  if (patterns.length === 0 || patterns.some((pattern) => fits(value, pattern))) return null;
  const instead = patterns.map((pattern) => meantBy(value, pattern)).find((one) => one !== null) ?? null;
  const shapes = patterns.map((pattern) => `${pattern.written} (${exampleOf(pattern)})`);
  return refused("no_pattern", `is ${JSON.stringify(value)}; the plan names campaigns ${shapes.join(" or ")}`, instead);
}

function untidy(field: "source" | "medium" | "campaign", value: string): Found | null {
  const tidy = value.trim().toLowerCase().replaceAll(/\s+/g, "-");
  if (tidy === value) return null;
  const what = /\s/.test(value) ? "blanks" : "capitals";
  const meant = meantWith(field, tidy);
  return warned(what, `is ${JSON.stringify(value)}, with ${what}: analytics count that apart from ${meant}`, meant);
}

/** What is near to no word that is known stays as it was written. */
function meantWith(field: "source" | "medium" | "campaign", tidy: string): string {
  if (field === "campaign") return tidy;
  if (field === "source") return networkOfSource(tidy) ?? nearest(tidy, networkIds) ?? tidy;
  return nearest(tidy, knownMediums) ?? tidy;
}

function misleading(
  field: "source" | "medium" | "campaign",
  value: string,
  utm: Utm,
  naming: Naming | undefined,
): Found | null {
  if (utm.source === null || utm.medium === null || field === "campaign") return null;
  const { network, channel, social } = classify(utm);
  const unknownSource = network === "none" && (social || channel === "Paid Other");
  if (field === "source") {
    if (!unknownSource || naming?.sources.includes(value) === true) return null;
    return warned(
      "no_network",
      `is ${JSON.stringify(value)}, the name of no network beside medium ${utm.medium}`,
      nearest(value, networkIds),
    );
  }
  if (channel === "Unassigned" && !offline.has(value)) {
    return warned(
      "no_channel",
      `is ${JSON.stringify(value)}, a medium of no channel beside source ${utm.source}`,
      nearest(value, knownMediums),
    );
  }
  const isOther = network !== "none" && !networks[network].social && isSocialChannel(channel);
  return isOther
    ? warned("not_social", `is ${JSON.stringify(value)}, and ${networks[network].title} is no social network`)
    : null;
}

/** GA4 has no channel for print; a QR code is one of these all the same. */
const offline: ReadonlySet<string> = new Set(["qr", "print", "offline", "flyer", "poster"]);

const knownMediums =
  "social paid_social organic referral email cpc cpm display video audio affiliate sms push qr".split(" ");
