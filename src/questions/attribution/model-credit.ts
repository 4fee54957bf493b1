import { MICRO } from "../../attribution/credit.ts";
import { creditJourneys, emptyCredit, type TouchCredit } from "../../attribution/credit-journeys.ts";
import { type JourneyTable, journeyCount } from "../../attribution/journey-table.ts";
import type { NullPaths } from "../../attribution/learned/learned-model.ts";
import type { Model } from "../../attribution/models.ts";
import { poissonBootstrap } from "../../statistics/poisson-bootstrap.ts";
import type { LinedJourneys } from "./journey-table.ts";
import { type LearnedCredit, type LineDraws, learnedCredit } from "./learned-credit.ts";

/** Credits lines under one model after the other, over one table of journeys. */
export class ModelCredits {
  readonly #lined: Pick<LinedJourneys, "table" | "groups">;
  readonly #nullPaths: NullPaths | null;
  readonly #touches: TouchCredit;
  readonly #unitOfTouch: Uint32Array;

  /** Learned models that look at people who did not convert are asked with their paths. */
  constructor(lined: Pick<LinedJourneys, "table" | "groups">, nullPaths: NullPaths | null = null) {
    this.#lined = lined;
    this.#nullPaths = nullPaths;
    this.#touches = emptyCredit(lined.table);
    this.#unitOfTouch = unitOfTouch(lined.table);
  }

  /** What a model credits each line with; draw before the next model is asked. */
  of(model: Model): LearnedCredit {
    if (model.kind === "learned") return learnedCredit(model.name, this.#lined, this.#nullPaths);
    const { table, groups } = this.#lined;
    const { minor, micro } = creditJourneys(table, model, this.#touches);
    const sums = { minor: summed(table, minor), micro: summed(table, micro) };
    const enough = sums.micro.map((sum) => sum >= fewestMicro);
    return { ...sums, draw: () => drawn(table, this.#unitOfTouch, { minor, micro }, enough, groups) };
  }
}

/** Lines credited with less than ten conversions have no interval, and need no drawings. */
export const fewestMicro = 10 * MICRO;

function summed({ places, placeCount }: JourneyTable, amounts: Float64Array): number[] {
  const sums = new Float64Array(placeCount);
  for (let at = 0; at < places.length; at++) {
    const place = places[at] as number;
    sums[place] = (sums[place] as number) + (amounts[at] as number);
  }
  return [...sums];
}

function unitOfTouch(table: JourneyTable): Uint32Array {
  const { offsets, units } = table;
  const found = new Uint32Array(table.places.length);
  for (let journey = 0; journey < journeyCount(table); journey++)
    found.fill(units[journey] as number, offsets[journey], offsets[journey + 1]);
  return found;
}

/** The persons drawn anew, their journeys' credit with them; lines without enough conversions stay empty. */
function drawn(
  { places }: JourneyTable,
  unitOf: Uint32Array,
  { minor, micro }: TouchCredit,
  enough: readonly boolean[],
  groups: number | null,
): LineDraws {
  const keyOfLine = Int32Array.from(enough, () => -1);
  let lines = 0;
  for (const [line, is] of enough.entries()) if (is) keyOfLine[line] = lines++;
  const unitCount = unitOf.reduce((most, unit) => Math.max(most, unit), -1) + 1;
  const cells = new Float64Array(unitCount * lines * 2);
  for (let at = 0; at < places.length; at++) {
    const key = keyOfLine[places[at] as number] as number;
    if (key === -1) continue;
    const cell = ((unitOf[at] as number) * lines + key) * 2;
    cells[cell] = (cells[cell] as number) + (minor[at] as number);
    cells[cell + 1] = (cells[cell + 1] as number) + (micro[at] as number);
  }
  const draws = poissonBootstrap({ ...entriesOf(cells, lines * 2), groups });
  const none = new Float64Array(0);
  const column = (line: number, of: 0 | 1) => {
    const key = keyOfLine[line] as number;
    return key === -1 ? none : draws.of(key * 2 + of);
  };
  return {
    minor: enough.map((_, line) => column(line, 0)),
    conversions: enough.map((_, line) => column(line, 1).map((sum) => sum / MICRO)),
  };
}

/** The cells that are not 0, of a table with a row a unit and a column a key. */
function entriesOf(cells: Float64Array, keyCount: number) {
  let count = 0;
  for (const cell of cells) if (cell !== 0) count++;
  const [units, keys, values] = [new Uint32Array(count), new Uint32Array(count), new Float64Array(count)];
  count = 0;
  for (let at = 0; at < cells.length; at++) {
    if (cells[at] === 0) continue;
    units[count] = Math.floor(at / keyCount);
    keys[count] = at % keyCount;
    values[count++] = cells[at] as number;
  }
  return { units, keys, values, keyCount };
}
