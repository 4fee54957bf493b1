import type { How } from "../../kit/how/how.ts";
import type { JourneysAbout } from "./answers.ts";

/** How a figure of an answer was worked out: its days and lookback stand with whatever is said of the figure itself. */
export function useHow(about: Pick<JourneysAbout, "period" | "lookbackDays">): (of: How) => How {
  const { period, lookbackDays } = about;
  return (of) => ({ period, lookbackDays, ...of });
}
