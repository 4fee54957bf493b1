import { lost, won } from "../exports/formats/deal-outcome.ts";

const saysWon = new RegExp(won.join("|"));
const saysLost = new RegExp(lost.join("|"));

/** A deal's outcome by the name of its stage, by the words that exports are read by: "Closed Won", "Gewonnen", "perdida". */
export function outcomeOfStage(stage: string): "won" | "lost" | "open" {
  const name = stage.toLowerCase();
  if (saysWon.test(name)) return "won";
  return saysLost.test(name) ? "lost" : "open";
}
