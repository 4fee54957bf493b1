import type { ModelsBeside } from "../answers.ts";

export type Row = ModelsBeside["rows"][number];
export type Measure = "value" | "conversions";

/** What the data can tell of the models' differences, as far as figures say it; lines by their place among the rows. */
export interface Differences {
  /** The line whose credit hangs most on the choice, with the models that credit it least and most. */
  readonly widest: { readonly row: Row; readonly least: number; readonly most: number } | null;
  /** Lines that can be first under one model or another, by chance or by choice. */
  readonly leaders: readonly Row[];
  /** Lines that can be first under the chosen model, as far as the data tell. */
  readonly chosenLeaders: readonly Row[];
  /** Lines that rest on too few conversions to be ranked under the chosen model. */
  readonly unranked: number;
}

const amount = (row: Row, model: number, of: Measure): number => Number(row.credits[model]?.[of] ?? 0);

/** Reads the rank ranges and spreads of an answer; `chosen` is the place of the chosen model among its models. */
export function differencesOf({ rows }: Pick<ModelsBeside, "rows">, chosen: number, of: Measure): Differences {
  const width = ({ spread }: Row): number => Number(spread[of].high) - Number(spread[of].low);
  const widest = rows.reduce<Row | null>((most, row) => (most === null || width(row) > width(most) ? row : most), null);
  const canLead = (row: Row, model: number): boolean => row.credits[model]?.rank?.best === 1;
  return {
    widest: widest === null || width(widest) === 0 ? null : { row: widest, ...endsOf(widest, of) },
    leaders: rows.filter(({ credits }) => credits.some(({ rank }) => rank?.best === 1)),
    chosenLeaders: rows.filter((row) => canLead(row, chosen)),
    unranked: rows.filter(({ credits }) => credits[chosen]?.rank === null).length,
  };
}

function endsOf(row: Row, of: Measure): { least: number; most: number } {
  const models = row.credits.map((_, model) => model);
  const ordered = models.toSorted((a, b) => amount(row, a, of) - amount(row, b, of));
  return { least: ordered[0] ?? 0, most: ordered.at(-1) ?? 0 };
}
