import type { Fixture } from "./corpus.ts";
import type { Random } from "./random.ts";

/** What a case writes: one file, under this name. */
export interface Spoilt {
  readonly name: string;
  readonly bytes: Buffer;
  /** What a person needs to see what was done. */
  readonly told?: string;
}

/** One way to spoil a file, or to write it down otherwise. */
export interface Mutation {
  readonly name: string;
  /**
   * What must come out: the `same` as of the sound file, `part` of it and no other fact, `nothing` at all but a sentence;
   * where it is not said, anything that is no fault.
   */
  readonly must?: "same" | "part" | "nothing";
  /** Taken this much less often than others, for being slow. */
  readonly rare?: true;
  /** Null where this file cannot be changed so. */
  readonly make: (fixture: Fixture, random: Random) => Spoilt | null | Promise<Spoilt | null>;
}
