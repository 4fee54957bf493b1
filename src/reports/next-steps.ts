import type { Statement } from "../model/statement.ts";
import { count, minus, percentRange, perOne, roundMoney } from "./figures.ts";
import { type Line, statementLines, tooFew } from "./lines.ts";

/** One thing to do: which line it is about, what was seen, and what follows from it. */
export type NextStep = { about: string; seen: string; todo: string };

/**
 * What the rows ask for, worst loss first: lines that surely lost money, lines that nothing was traced to, lines too
 * young to judge, and the line that surely paid best. At most `limit`; the warnings come beside them.
 */
export function nextSteps(statement: Statement, limit = 4): NextStep[] {
  const social = statementLines(statement).filter(({ kind, figures }) => kind === "social" && Number(figures.cost) > 0);
  const lost = (line: Line) => Number(line.figures.cost) - Number(line.figures.return);
  const losing = social.filter((line) => lost(line) > 0).sort((a, b) => lost(b) - lost(a));
  const best = social
    .filter(({ figures }) => (figures.interval?.low ?? 0) > 0)
    .sort((a, b) => (b.figures.roi ?? 0) - (a.figures.roi ?? 0))[0];
  const steps = losing.slice(0, best === undefined ? limit : limit - 1).map((line) => lossStep(line, statement));
  return best === undefined ? steps : [...steps, gainStep(best, statement)];
}

function lossStep({ label, figures }: Line, { currency }: Statement): NextStep {
  const gap = `${roundMoney(minus(figures.cost, figures.return, currency))} ${currency}`;
  if (figures.conversions === 0) {
    return {
      about: label,
      seen: `Cost ${gap}, and nothing was traced back to it.`,
      todo: "First check that its links carry UTM tags; if they do, stop or change it.",
    };
  }
  if (figures.interval !== null && figures.interval.high < 0) {
    return {
      about: label,
      seen: `Brought back ${gap} less than it cost (ROI ${percentRange(figures.interval)}).`,
      todo: "Stop or change this first.",
    };
  }
  const few = `on ${count(figures.conversions)} ${figures.conversions === 1 ? "conversion" : "conversions"}`;
  return {
    about: label,
    seen: `Brought back ${gap} less than it cost, ${tooFew(figures) ? few : "though chance alone could explain that"}.`,
    todo: "Spend no more on it until there is enough to judge by.",
  };
}

function gainStep({ label, figures }: Line, { currency }: Statement): NextStep {
  return {
    about: label,
    seen: `Brought back ${perOne(figures.roi ?? 0)} for every 1 ${currency}, the best of the lines that surely pay.`,
    todo: "Move a little here and look again: the next 1 may bring back less than the average.",
  };
}
