import { expect, it } from "vitest";
import { sumOf } from "./minor.ts";

it.each<[string[], string]>([
  [["0.10", "0.20"], "0.30"],
  [["9007199254740993.01", "0.01"], "9007199254740993.02"],
  [["5.00", "-7.5"], "-2.50"],
  [["1000", "500"], "1500"],
  [["1.125", "2"], "3.125"],
  [[], "0"],
])("%j sum to %s", (amounts, sum) => expect(sumOf(amounts)).toBe(sum));
