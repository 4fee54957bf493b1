import { expect, it } from "vitest";
import { namingFaults } from "../../../../model/naming.ts";
import { placeNames, placeOf, places } from "./places.ts";
import { writtenOf } from "./written.ts";

it.each(placeNames)("%s has tags that are counted where they are meant, and is known by them again", (name) => {
  const utm = { campaign: null, term: null, ...places[name], content: places[name].content || null };
  expect(namingFaults({ id: null, ...utm } as never)).toEqual([]);
  expect(placeOf(writtenOf(places[name]))).toBe(name);
});
