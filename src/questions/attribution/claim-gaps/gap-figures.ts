import { MICRO } from "../../../attribution/credit.ts";
import type { GapDay } from "../../../model/attribution/claim-gaps.ts";
import { claimWindowOf } from "../../../model/attribution/claim-windows.ts";
import { toDecimal } from "../../../model/money.ts";
import type { LaidJourneys } from "../../journeys/credited-journeys.ts";
import type { ClaimedDay } from "./claimed-days.ts";
import type { ClaimLine, Found, OnDay } from "./found-days.ts";
import { type GapSigns, likelyCauses } from "./likely-causes.ts";

/** What a gap is made of, in minor units and millionths of conversions. */
export type GapParts = Pick<GapSigns, "claimedMicro" | "claimedMinor" | "foundMicro"> & { readonly foundMinor: number };

type Shown = Omit<GapDay, "day" | "spread">;
interface Figures {
  readonly parts: GapParts;
  readonly shown: Shown;
}

interface DayCount {
  readonly day: string;
  readonly conversions: number;
}

interface Seen {
  readonly found: readonly Found[];
  readonly byClick: readonly OnDay[];
  readonly visits: readonly OnDay[];
  /** All conversions by day, and those that no touch explains. */
  readonly all: readonly DayCount[];
  readonly untouched: readonly DayCount[];
}

const nothingFound = {
  reached: 0,
  reachedMinor: 0,
  foundMicro: 0,
  foundMinor: 0,
  doubleMicro: 0,
  tooLate: 0,
  grossMinor: 0,
  rawMinor: 0,
};

/** Puts what is claimed beside what is found, for a platform, a campaign of it and a day of that. */
export class GapFigures {
  readonly #laid: LaidJourneys;
  readonly #lines: readonly ClaimLine[];
  readonly #claimed: ReadonlyMap<number, readonly ClaimedDay[]>;
  readonly #found: ReadonlyMap<string, Found>;
  readonly #byClick: ReadonlyMap<string, number>;
  readonly #visits: readonly OnDay[];
  readonly #all: Seen["all"];
  readonly #untouched: Seen["untouched"];

  constructor(laid: LaidJourneys, lines: readonly ClaimLine[], claimed: readonly ClaimedDay[], seen: Seen) {
    this.#laid = laid;
    this.#lines = lines;
    const numbers = new Map(lines.map(({ platform, campaign }, at) => [JSON.stringify([platform, campaign]), at]));
    this.#claimed = Map.groupBy(
      claimed,
      ({ platform, campaign }) => numbers.get(JSON.stringify([platform, campaign])) ?? -1,
    );
    this.#found = new Map(seen.found.map((one) => [foundKey(one.platform, one.line, one.day), one]));
    this.#byClick = new Map(seen.byClick.map(({ line, day, count }) => [`${line} ${day}`, count]));
    this.#visits = seen.visits;
    this.#all = seen.all;
    this.#untouched = seen.untouched;
  }

  ofPlatform(platform: string): Figures {
    const at = [...this.#lines.keys()].filter((line) => this.#lines[line]?.platform === platform);
    return this.#figures("platform", platform, at, null, foundKey(platform, null, null));
  }

  ofLine(line: number): Figures {
    const platform = this.#platformOf(line);
    return this.#figures("campaign", platform, [line], null, foundKey(platform, line, null));
  }

  /** The days of a campaign on which anything is claimed or found, in time; what names no day comes last. */
  daysOf(line: number): (Figures & { readonly day: string | null; readonly spread: boolean })[] {
    const platform = this.#platformOf(line);
    const told = this.#claimed.get(line) ?? [];
    const days = new Set<string | null>(told.filter(({ claimedMicro }) => claimedMicro > 0).map(({ day }) => day));
    for (const { line: own, day } of this.#found.values()) if (own === line && day !== null) days.add(day);
    return [...days]
      .toSorted((a, b) => ((a ?? "9") < (b ?? "9") ? -1 : 1))
      .map((day) => ({
        day,
        spread: told.some((one) => one.day === day && one.spread),
        ...this.#figures("day", platform, [line], day, day === null ? "" : foundKey(platform, line, day)),
      }));
  }

  #platformOf(line: number): string {
    const platform = this.#lines[line]?.platform;
    if (platform === undefined) throw new Error(`there is no campaign ${line}`);
    return platform;
  }

  #figures(
    level: GapSigns["level"],
    platform: string,
    at: readonly number[],
    day: string | null,
    key: string,
  ): Figures {
    const { currency, lookbackDays } = this.#laid.scope;
    const told = at
      .flatMap((line) => this.#claimed.get(line) ?? [])
      .filter((one) => level !== "day" || one.day === day);
    const sum = (of: (one: ClaimedDay) => number) => told.reduce((all, one) => all + of(one), 0);
    const found = this.#found.get(key) ?? nothingFound;
    const last = told.findLast((one) => one.day !== null && one.claimedMicro > 0);
    const signs: GapSigns = {
      ...found,
      level,
      currency,
      lookbackDays,
      window: claimWindowOf(platform),
      claimedMicro: sum(({ claimedMicro }) => claimedMicro),
      claimedMinor: sum(({ claimedMinor }) => claimedMinor),
      videoMicro: sum(({ videoMicro }) => videoMicro),
      clicks: sum(({ clicks }) => clicks),
      visits: this.#visitsOf(at, level === "day" ? day : null),
      all: countOn(this.#all, day),
      untouched: countOn(this.#untouched, day),
      unnamedReached: this.#unnamedReached(level, platform, at, day),
      isUnnamed: level !== "platform" && this.#lines[at[0] ?? -1]?.campaign === null,
      // A claim that is spread over days says nothing of one of them.
      byClickDayMicro:
        day === null || told.some(({ spread }) => spread) ? null : (this.#byClick.get(`${at[0]} ${day}`) ?? 0),
      grewBy: sum(({ grewBy }) => grewBy),
      daysKnown:
        last?.day == null
          ? null
          : Temporal.PlainDate.from(last.day).until(last.writtenDay, { largestUnit: "day" }).days,
      claimedCurrency: told[0]?.currency ?? null,
      factor: told[0]?.factor ?? 1,
    };
    const { foundMinor } = found;
    const { claimedMicro, claimedMinor, foundMicro } = signs;
    const impressions = sum((one) => one.impressions);
    return {
      parts: { claimedMicro, claimedMinor, foundMicro, foundMinor },
      shown: shownOf(signs, foundMinor, impressions),
    };
  }

  #unnamedReached(level: GapSigns["level"], platform: string, at: readonly number[], day: string | null): number {
    const unnamed = this.#lines.findIndex((line) => line.platform === platform && line.campaign === null);
    if (level === "platform" || unnamed === -1 || at.includes(unnamed)) return 0;
    return this.#found.get(foundKey(platform, unnamed, day))?.reached ?? 0;
  }

  #visitsOf(lines: readonly number[], day: string | null): number | null {
    if (this.#visits.length === 0) return null;
    const own = this.#visits.filter((one) => lines.includes(one.line) && (day === null || one.day === day));
    return own.reduce((sum, { count }) => sum + count, 0);
  }
}

function shownOf(signs: GapSigns, foundMinor: number, impressions: number): Shown {
  const { claimedMicro, claimedMinor, foundMicro, doubleMicro, reached, clicks, currency } = signs;
  const named = claimedMinor !== 0;
  return {
    claimed: { conversions: claimedMicro / MICRO, value: named ? toDecimal(claimedMinor, currency) : null },
    found: { conversions: foundMicro / MICRO, value: toDecimal(foundMinor, currency) },
    gap: {
      conversions: (claimedMicro - foundMicro) / MICRO,
      value: named ? toDecimal(claimedMinor - foundMinor, currency) : null,
    },
    reached,
    parts: {
      withoutClick: (claimedMicro - reached * MICRO) / MICRO,
      doubleClaim: doubleMicro / MICRO,
      creditElsewhere: (reached * MICRO - foundMicro - doubleMicro) / MICRO,
    },
    clicks,
    impressions,
    causes: likelyCauses(signs),
  };
}

const countOn = (days: readonly DayCount[], day: string | null): number =>
  days.filter((one) => day === null || one.day === day).reduce((sum, { conversions }) => sum + conversions, 0);

const foundKey = (platform: string, line: number | null, day: string | null) => JSON.stringify([platform, line, day]);
