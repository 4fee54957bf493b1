import { KnownError } from "../../model/errors.ts";
import { mulberry } from "../mulberry.ts";
import type { PathTable } from "./path-table.ts";
import { partsFor, type RowSums } from "./row-sums.ts";
import { spread } from "./spread.ts";

/** How often a person (or a group of persons) is drawn in a replicate: Poisson(1), from the two numbers alone. */
export type Draw = (unit: number, replicate: number) => number;

/** Each channel's credit in every replicate: channel c's in replicate b stands at c × count + b. */
export interface CreditReplicates {
  readonly count: number;
  readonly conversions: Float64Array;
  readonly value: Float64Array;
}

const [fewestGroups, mostGroups] = [256, 4096];
/** Sums times groups up to which a thousand replicates are drawn, and two hundred above. */
const mostForMany = 2 ** 20;
/** Numbers in the sums of all groups: half a gigabyte. */
const mostSums = 2 ** 26;

/**
 * Credits persons drawn anew. Up to 4,096 persons each is drawn alone; more are spread over random groups and the groups drawn,
 * their sums scaled by how many groups there are over how many were drawn (docs/decisions/0005). One person has one path
 * of the table; whoever stands in several rows counts as several.
 */
export function creditReplicates(table: PathTable, sums: RowSums, draw: Draw, seed = 1): CreditReplicates {
  const persons = countPersons(table);
  const wanted = Math.min(mostGroups, Math.max(fewestGroups, Math.floor(mostForMany / sums.size)));
  const isAlone = persons <= wanted;
  const groups = isAlone ? persons : wanted;
  if (groups * sums.size > mostSums)
    throw new KnownError("invalid_request", `intervals need ${sums.size} sums, which are too many`, {
      hint: `ask for a lower order, or for fewer channels: up to ${Math.floor(mostSums / groups)} will do`,
    });
  const grouped = groupedSums(table, sums, isAlone ? null : { groups, seed }, groups);
  const count = groups * sums.size <= mostForMany ? 1000 : 200;
  const channels = table.channels.length;
  const credits = { conversions: new Float64Array(channels * count), value: new Float64Array(channels * count) };
  const drawn = new Float64Array(sums.size);
  const weights = new Float64Array(groups);
  for (let replicate = 0; replicate < count; replicate++) {
    let all = 0;
    for (let group = 0; group < groups; group++) {
      weights[group] = draw(group, replicate);
      all += weights[group] as number;
    }
    addRows(drawn.fill(0), grouped, weights);
    if (!isAlone) for (let at = 0; at < drawn.length; at++) drawn[at] = ((drawn[at] as number) * groups) / all;
    const { conversions, value } = sums.credit(drawn);
    for (let channel = 0; channel < channels; channel++) {
      credits.conversions[channel * count + replicate] = conversions[channel] as number;
      credits.value[channel * count + replicate] = value[channel] as number;
    }
  }
  return { count, ...credits };
}

/** Every group's sums, one behind the other; each person a group where there are as many. */
function groupedSums(
  table: PathTable,
  sums: RowSums,
  random: { readonly groups: number; readonly seed: number } | null,
  groups: number,
): Float64Array {
  const grouped = new Float64Array(groups * sums.size);
  const parts = partsFor(table);
  const next = mulberry(random?.seed ?? 0);
  let [person, places, amounts] = [0, 0, parts.ofConversion];
  // One function for all rows, for it is called for each person of them.
  const add = (group: number, times: number) => {
    const from = group * sums.size;
    for (let at = 0; at < places; at++) {
      const place = from + (parts.at[at] as number);
      grouped[place] = (grouped[place] as number) + times * (amounts[at] as number);
    }
  };
  for (let row = 0; row < table.conversions.length; row++) {
    const [conversions, nulls] = [table.conversions[row] as number, table.nulls[row] as number];
    if (conversions + nulls === 0 || table.offsets[row] === table.offsets[row + 1]) continue;
    places = sums.ofRow(row, parts);
    if (random !== null) {
      amounts = parts.ofConversion;
      spread(conversions, groups, next, add);
      amounts = parts.ofNull;
      spread(nulls, groups, next, add);
      continue;
    }
    for (const [amount, of] of [
      [conversions, parts.ofConversion],
      [nulls, parts.ofNull],
    ] as const) {
      amounts = of;
      for (let left = amount; left > 0; left--) add(person++, Math.min(1, left));
    }
  }
  return grouped;
}

function countPersons({ conversions, nulls, offsets }: PathTable): number {
  let persons = 0;
  for (let row = 0; row < conversions.length; row++)
    if (offsets[row] !== offsets[row + 1])
      persons += Math.ceil(conversions[row] as number) + Math.ceil(nulls[row] as number);
  return persons;
}

/** Adds each row by its weight: nearly all time goes here, and four rows at a time ask for each sum but once. */
function addRows(to: Float64Array, rows: Float64Array, weights: Float64Array): void {
  const width = to.length;
  const drawn = Uint32Array.from(weights.keys()).filter((row) => weights[row] !== 0);
  const fours = drawn.length - (drawn.length % 4);
  for (let next = 0; next < fours; next += 4) {
    const [one, two] = [drawn[next] as number, drawn[next + 1] as number];
    const [three, four] = [drawn[next + 2] as number, drawn[next + 3] as number];
    const [w1, w2] = [weights[one] as number, weights[two] as number];
    const [w3, w4] = [weights[three] as number, weights[four] as number];
    const [from1, from2, from3, from4] = [one * width, two * width, three * width, four * width];
    for (let at = 0; at < width; at++)
      to[at] =
        (to[at] as number) +
        w1 * (rows[from1 + at] as number) +
        w2 * (rows[from2 + at] as number) +
        w3 * (rows[from3 + at] as number) +
        w4 * (rows[from4 + at] as number);
  }
  for (const row of drawn.subarray(fours))
    for (let at = 0; at < width; at++)
      to[at] = (to[at] as number) + (weights[row] as number) * (rows[row * width + at] as number);
}
