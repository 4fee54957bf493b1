import type { JourneyQuestion } from "../../answers/ask-journeys.ts";
import type { KnownError } from "../../model/errors.ts";
import type { Ink } from "../../reports/terminal/ink.ts";
import type { Options } from "../options.ts";

/** A question of `retorno journeys`: what it takes beside what all take, how it is asked, and how a terminal shows it. */
export interface CliQuestion<Answer> {
  readonly options: readonly string[];
  /** How many words stand before the files, such as an order's number; 0 unless said. */
  readonly words?: number;
  /** What is wrong where a word is missing and a file stands in its place. */
  readonly withoutWords?: () => KnownError;
  /** Whether it is of all journeys, whatever a goal is about. */
  readonly ofAll?: true;
  readonly ask: (given: { values: Options<string>["values"]; words: readonly string[] }) => JourneyQuestion<Answer>;
  readonly lines: (answer: Answer, width: number, ink: Ink) => string[];
}

/** A question whose answer only itself looks at. */
export type AnyCliQuestion = Omit<CliQuestion<unknown>, "lines"> & {
  readonly lines: (answer: never, width: number, ink: Ink) => string[];
};
