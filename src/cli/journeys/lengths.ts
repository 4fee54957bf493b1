import type { PathLengths } from "../../model/attribution/path-lengths.ts";
import { pathLengths } from "../../questions/attribution/path-lengths.ts";
import { pathLengthLines } from "../../reports/journeys/path-lengths.ts";
import type { CliQuestion } from "./cli-question.ts";

export const lengths: CliQuestion<PathLengths> = {
  options: [],
  ask: () => pathLengths,
  lines: pathLengthLines,
};
