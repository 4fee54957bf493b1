import { type JourneyTable, journeyCount } from "../journey-table.ts";

/**
 * The same journeys without own returns: whoever has been here before and then searches for the business or types its
 * address was on the way already, and that visit did not bring them. The first touch of a journey stays whatever it is, so
 * that no journey loses all.
 *
 * Source: Blake, Nosko and Tadelis (2015), Consumer heterogeneity and paid search effectiveness, doi:10.3982/ECTA12423: with a
 * shop's search ads off, people who knew it came and bought as before, and only new and infrequent ones did less; Broder
 * (2002), A taxonomy of web search, doi:10.1145/792550.792552, on searches that are but a way to a known address.
 */
export function withoutOwnReturns(table: JourneyTable): JourneyTable {
  const { lookedUp } = table;
  const isKept = lookedUp.map((is) => 1 - is);
  const offsets = new Uint32Array(table.offsets.length);
  for (let journey = 0; journey < journeyCount(table); journey++) {
    const [from, until] = [table.offsets[journey] as number, table.offsets[journey + 1] as number];
    if (from < until) isKept[from] = 1;
    let kept = 0;
    for (let at = from; at < until; at++) kept += isKept[at] as number;
    offsets[journey + 1] = (offsets[journey] as number) + kept;
  }
  const keeps = (_: number, at: number): boolean => isKept[at] === 1;
  return {
    ...table,
    offsets,
    places: table.places.filter(keeps),
    touchedAt: table.touchedAt.filter(keeps),
    direct: table.direct.filter(keeps),
    lookedUp: lookedUp.filter(keeps),
  };
}
