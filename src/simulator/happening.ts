/** Something that is to happen to a person at a moment, unless the world lacks its side. */
export interface Happening {
  readonly moment: number;
  /** `harvested`: a visit somebody would have made anyway, by an ad that followed them. */
  readonly kind: "exposure" | "need" | "hearsay" | "visit" | "harvested";
  /** The side of an exposure, the way of a visit; −1 where neither applies. */
  readonly side: number;
  /** Names it in every world, so that its draws are the same in all. */
  readonly id: number;
  /** Whether an ad was shown because of an earlier visit. */
  readonly retargeted: boolean;
}

/** What lies ahead of a person: what is known from the start, and what follows from it, in order of time. */
export class Agenda {
  #known: readonly Happening[] = [];
  #next = 0;
  readonly #added: Happening[] = [];

  /** Starts over with what is known from the start, which is in order of time. */
  open(known: readonly Happening[]): void {
    this.#known = known;
    this.#next = 0;
    this.#added.length = 0;
  }

  add(happening: Happening): void {
    insertByMoment(this.#added, happening, true);
  }

  /** Takes the earliest; what was known from the start goes first among equals. */
  take(): Happening | undefined {
    const known = this.#known[this.#next];
    const added = this.#added.at(-1);
    if (known !== undefined && (added === undefined || known.moment <= added.moment)) {
      this.#next++;
      return known;
    }
    return this.#added.pop();
  }
}

/** Puts a happening at its place in a list by time, after its equals; `backwards`: the list has the latest first. */
export function insertByMoment(list: Happening[], happening: Happening, backwards = false): void {
  let at = list.length;
  list.push(happening);
  for (; at > 0; at--) {
    const before = list[at - 1] as Happening;
    if (backwards ? before.moment > happening.moment : before.moment <= happening.moment) break;
    list[at] = before;
  }
  list[at] = happening;
}
