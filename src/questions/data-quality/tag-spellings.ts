import type { QualityCheck } from "../../model/data-quality.ts";
import { editDistance, nearest } from "../../model/did-you-mean.ts";
import { fits, type NamingPattern, namingPattern } from "../../model/naming-pattern.ts";
import type { Naming } from "../../model/naming-rules.ts";
import { networkIds } from "../../model/network.ts";
import { networkOfSource } from "../../model/source.ts";
import { byKind, judged } from "./level.ts";
import type { SeenTags } from "./seen-tags.ts";

type Group = Extract<QualityCheck, { kind: "utm_spellings" }>["rows"][number];
type Field = Group["field"];
type Because = Group["because"];

/** How one value was written, by how many touches; `paid` of them of ads. */
interface Spelling {
  readonly value: string;
  readonly touches: number;
  readonly paid: number;
}

/** What is known of how tags should be written. */
export interface KnownTags {
  readonly naming: Naming | undefined;
  /** Campaigns as the ad reports name them. */
  readonly adCampaigns: readonly string[];
}

/** Spellings of one source, medium or campaign in groups, each with the one that is right and why. */
export function utmSpellings(tags: readonly SeenTags[], known: KnownTags) {
  const groups = (["source", "medium", "campaign"] as const).flatMap((field) => groupsOf(field, tags, known));
  const rows = groups.toSorted((a, b) => astray(b) - astray(a) || a.suggestion.localeCompare(b.suggestion));
  const of = tags.filter(({ source, medium, campaign }) => source ?? medium ?? campaign);
  const count = rows.reduce((sum, group) => sum + astray(group), 0);
  const isLost = rows.some(({ values }) => values.some(({ lost }) => lost));
  const level = isLost ? "mend" : "note";
  return {
    kind: "utm_spellings" as const,
    ...judged({ rule: byKind, count, of: sum(of), rows, level: count === 0 ? "good" : level }),
  };
}

const astray = ({ suggestion, values }: Group): number => sum(values.filter(({ value }) => value !== suggestion));

const sum = (counted: readonly { touches: number }[]): number => counted.reduce((all, { touches }) => all + touches, 0);

function groupsOf(field: Field, tags: readonly SeenTags[], known: KnownTags): Group[] {
  const spellings = spellingsOf(field, tags);
  const meant = new Map<string, { suggestion: string; because: Because; own: (Spelling & { lost: boolean })[] }>();
  for (const spelling of spellings) {
    const { key, suggestion, because, lost } = meaning(field, spelling, spellings, known);
    const group = meant.get(key) ?? { suggestion, because, own: [] };
    group.own.push({ ...spelling, lost });
    meant.set(key, group);
  }
  return [...meant.values()].flatMap(({ suggestion, because, own }) => {
    // One spelling that nothing speaks against is nobody's fault, whatever else it could be called.
    if (
      own.length === 1 &&
      !own.some(({ lost, value }) => lost || (because === "naming_rules" && value !== suggestion))
    )
      return [];
    const paid = own.reduce((all, one) => all + one.paid, 0);
    const values = own.map(({ value, touches, lost }) => ({ value, touches, lost }));
    return [{ field, suggestion, because, todo: 2 * paid > sum(own) ? ("ads" as const) : ("links" as const), values }];
  });
}

/** Each value as it stands, the most usual first. */
function spellingsOf(field: Field, tags: readonly SeenTags[]): Spelling[] {
  const found = new Map<string, { touches: number; paid: number }>();
  for (const tag of tags) {
    const value = tag[field];
    if (value === null) continue;
    const counted = found.get(value) ?? { touches: 0, paid: 0 };
    counted.touches += tag.touches;
    if (tag.leaf.paid) counted.paid += tag.touches;
    found.set(value, counted);
  }
  return [...found]
    .map(([value, counted]) => ({ value, ...counted }))
    .toSorted((a, b) => b.touches - a.touches || a.value.localeCompare(b.value));
}

interface Meaning {
  /** The same for all spellings of one thing. */
  readonly key: string;
  readonly suggestion: string;
  readonly because: Because;
  readonly lost: boolean;
}

function meaning(field: Field, { value, touches }: Spelling, all: readonly Spelling[], known: KnownTags): Meaning {
  const ruled = byRules(field, value, known.naming);
  if (ruled !== null) return ruled;
  const own = { source: byNetwork, medium: () => null, campaign: byAdCampaign }[field](value, known.adCampaigns);
  if (own !== null) return own;
  const usual = all.find((other) => folded(other.value) === folded(value))?.value ?? value;
  const near = all.find((other) => other.touches >= 5 * touches && isSlip(value, other.value));
  if (near !== undefined && folded(near.value) !== folded(value)) {
    return { ...meaning(field, near, all, known), lost: true };
  }
  return { key: folded(value), suggestion: usual, because: "usual", lost: false };
}

/** The plan's own rules go before everything; what they do not allow and nothing allowed is near to stays unjudged. */
function byRules(field: Field, value: string, naming: Naming | undefined): Meaning | null {
  if (naming === undefined) return null;
  if (field === "campaign") {
    const patterns = naming.campaigns.map(namingPattern).filter((one): one is NamingPattern => !("fault" in one));
    const tidy = value.trim().toLowerCase().replaceAll(/\s+/g, "-");
    if (tidy === value || !patterns.some((pattern) => fits(tidy, pattern))) return null;
    return { key: folded(tidy), suggestion: tidy, because: "naming_rules", lost: false };
  }
  const allowed = field === "source" ? naming.sources : naming.mediums;
  const said = allowed.includes(value) ? value : (sameNetwork(field, value, allowed) ?? nearest(value, allowed));
  if (said === null) return null;
  const lost = field === "source" && said !== value && networkOfSource(value.toLowerCase()) === undefined;
  return { key: folded(said), suggestion: said, because: "naming_rules", lost };
}

function sameNetwork(field: Field, value: string, allowed: readonly string[]): string | null {
  const network = field === "source" ? networkOfSource(value.toLowerCase()) : undefined;
  if (network === undefined || network === null || network === "none") return null;
  return allowed.find((one) => networkOfSource(one) === network) ?? null;
}

/** "ig" and "Instagram" are known to be instagram; "instagrm" is one slip away from it, and counts for nobody. */
function byNetwork(value: string): Meaning | null {
  const network = networkOfSource(value.trim().toLowerCase());
  if (network !== undefined && network !== null && network !== "none") {
    return { key: network, suggestion: network, because: "network", lost: false };
  }
  const slip = network === undefined ? networkIds.find((id) => id !== "none" && isSlip(value, id)) : undefined;
  return slip === undefined ? null : { key: slip, suggestion: slip, because: "network", lost: true };
}

function byAdCampaign(value: string, names: readonly string[]): Meaning | null {
  const same = names.find((name) => folded(name) === folded(value));
  if (same !== undefined) return { key: folded(same), suggestion: same, because: "ad_campaign", lost: false };
  const slip = names.find((name) => isSlip(value, name));
  return slip === undefined ? null : { key: folded(slip), suggestion: slip, because: "ad_campaign", lost: true };
}

/** What differs in case, blanks and strokes alone is one word; in letters of other scripts too. */
const folded = (value: string): string =>
  value
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s_+-]+/g, "");

/**
 * A slip of the finger: one letter off in a word of five or more, two in one of eight or more, and the same first letter.
 * What differs in a number is another thing: spring-2025 is no slip of spring-2026.
 */
function isSlip(written: string, meant: string): boolean {
  const [a, b] = [folded(written), folded(meant)];
  const shorter = Math.min(a.length, b.length);
  if (a === b || shorter < 5 || a[0] !== b[0] || digitsOf(a) !== digitsOf(b)) return false;
  if (Math.abs(a.length - b.length) > 2) return false;
  return editDistance(a, b) <= (shorter >= 8 ? 2 : 1);
}

const digitsOf = (text: string): string => text.replaceAll(/\P{N}/gu, "");
