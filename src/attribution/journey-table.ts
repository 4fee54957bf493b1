/**
 * Journeys in columns: one entry a conversion, the touches of all of them one behind the other. What a million journeys
 * take as objects would not fit where this does.
 */
export interface JourneyTable {
  /** Journey i's touches stand from offsets[i] to offsets[i + 1], by time, then id; one more than there are journeys. */
  readonly offsets: Uint32Array;
  /** The place of each touch, a number below `placeCount`. */
  readonly places: Uint32Array;
  readonly placeCount: number;
  /** Its moment, milliseconds of the epoch. */
  readonly touchedAt: Float64Array;
  /** 1 where the touch's channel is Direct. */
  readonly direct: Uint8Array;
  /** 1 where somebody looked the business up: searched, or typed its address. */
  readonly lookedUp: Uint8Array;
  /** Moments of each journey's stages, milliseconds of the epoch; NaN where a stage was not reached. */
  readonly convertedAt: Float64Array;
  readonly leadAt: Float64Array;
  readonly opportunityAt: Float64Array;
  /** What each conversion is worth, minor units. */
  readonly valueMinor: Float64Array;
  /** Whose conversion it is: a number of a person or account, or of a random group of them. */
  readonly units: Uint32Array;
}

/** How many journeys a table has, those without touches among them. */
export const journeyCount = ({ offsets }: Pick<JourneyTable, "offsets">): number => offsets.length - 1;
