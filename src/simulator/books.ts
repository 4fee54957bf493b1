import type { Calendar } from "./calendar.ts";
import type { Dice } from "./chance.ts";
import type { Analytics } from "./exports/ga4.ts";
import type { Folder } from "./folder.ts";
import type { Journal } from "./journal.ts";
import type { Conversion } from "./life.ts";
import type { Identity } from "./people.ts";
import type { Truth } from "./truth.ts";

/** What a model does with each person's conversions. */
export interface Books {
  /** `worlds`: the person's conversions in every world; the dice are the person's. */
  enter(person: number, identity: Identity, journal: Journal, worlds: readonly (readonly Conversion[])[]): void;
  /** After the last person. */
  finish(): void;
}

export interface BooksParts {
  readonly calendar: Calendar;
  readonly dice: Dice;
  readonly folder: Folder;
  readonly analytics: Analytics;
  readonly truth: Truth;
}
