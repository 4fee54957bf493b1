import type { Calendar } from "../calendar.ts";
import { dayOf } from "../calendar.ts";
import type { Touch } from "../journal.ts";
import { cell, euros, ratio, type Sheet } from "../sheet.ts";
import { sourceMedium } from "../tags.ts";

interface Counts {
  readonly sessions: Float64Array;
  readonly keyEvents: Float64Array;
  readonly revenueCents: Float64Array;
}

/** What the analytics tool counts: sessions, key events and revenue per source, medium and day. */
export class Analytics {
  readonly #days: number;
  readonly #bySource = new Map<string, Counts>();

  constructor({ days }: Calendar) {
    this.#days = days;
  }

  session({ tags, moment }: Touch): void {
    const { sessions } = this.#countsOf(sourceMedium(tags));
    const day = dayOf(moment);
    sessions[day] = (sessions[day] ?? 0) + 1;
  }

  keyEvent({ tags, moment }: Touch, revenueCents: number): void {
    const counts = this.#countsOf(sourceMedium(tags));
    const day = dayOf(moment);
    counts.keyEvents[day] = (counts.keyEvents[day] ?? 0) + 1;
    counts.revenueCents[day] = (counts.revenueCents[day] ?? 0) + revenueCents;
  }

  #countsOf(name: string): Counts {
    let counts = this.#bySource.get(name);
    if (counts === undefined) {
      const zeros = () => new Float64Array(this.#days);
      counts = { sessions: zeros(), keyEvents: zeros(), revenueCents: zeros() };
      this.#bySource.set(name, counts);
    }
    return counts;
  }

  /** GA4's traffic acquisition report by session source / medium and day. */
  write(sheet: Sheet, { date }: Calendar, property: string): void {
    const compact = (day: number) => (date[day] ?? "").replaceAll("-", "");
    const rule = "# ----------------------------------------";
    const title = "# Traffic acquisition: Session source / medium";
    const about = [`# Account: ${property}`, `# Property: ${property} - GA4`];
    const range = [`# Start date: ${compact(0)}`, `# End date: ${compact(this.#days - 1)}`];
    for (const line of [rule, title, ...about, rule, "# ", "# All Users", ...range]) sheet.line(line);
    sheet.line(
      "Session source / medium,Date,Sessions,Engaged sessions,Engagement rate,Events per session,Event count,Key events,Session key event rate,Total revenue",
    );
    for (const name of [...this.#bySource.keys()].sort()) this.#writeSource(sheet, name, compact);
  }

  #writeSource(sheet: Sheet, name: string, compact: (day: number) => string) {
    const counts = this.#countsOf(name);
    for (let day = 0; day < this.#days; day++) {
      const sessions = counts.sessions[day] ?? 0;
      const keyEvents = counts.keyEvents[day] ?? 0;
      if (sessions === 0) continue;
      const engaged = Math.round(sessions * 0.6);
      const rates = [ratio(engaged, sessions, 6), "6", sessions * 6, keyEvents, ratio(keyEvents, sessions, 6)];
      sheet.row(
        [cell(name), compact(day), sessions, engaged, ...rates, euros(counts.revenueCents[day] ?? 0)].join(","),
      );
    }
  }
}
