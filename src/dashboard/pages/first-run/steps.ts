import { useCallback, useState } from "react";

/** The questions in their order, and what they lead to. */
export const steps = ["sells", "place", "currency", "work", "sources", "number"] as const;
export type Step = (typeof steps)[number];

/** How far somebody is with a workspace, kept in the browser: what they answered stands in the workspace itself. */
interface Progress {
  readonly step: Step;
  /** What they said they have at hand. */
  readonly sources: readonly string[];
  /** The cost that the question about work made. */
  readonly work: string | null;
}

const first: Progress = { step: "sells", sources: [], work: null };

export function useProgress(workspace: string): Progress & { change(to: Partial<Progress>): void } {
  const place = `retorno.start.${workspace}`;
  const [progress, keep] = useState(() => keptIn(place));
  const change = useCallback(
    (to: Partial<Progress>) => {
      const after = { ...keptIn(place), ...to };
      localStorage.setItem(place, JSON.stringify(after));
      keep(after);
    },
    [place],
  );
  return { ...progress, change };
}

/** What other versions have kept, or somebody has changed, begins anew. */
function keptIn(place: string): Progress {
  try {
    const kept: Partial<Progress> = JSON.parse(localStorage.getItem(place) ?? "{}");
    const step = steps.find((one) => one === kept.step) ?? first.step;
    const sources = Array.isArray(kept.sources) ? kept.sources.filter((one) => typeof one === "string") : [];
    return { step, sources, work: typeof kept.work === "string" ? kept.work : null };
  } catch {
    return first;
  }
}

export const stepAfter = (step: Step): Step => steps[steps.indexOf(step) + 1] ?? step;
export const stepBefore = (step: Step): Step => steps[steps.indexOf(step) - 1] ?? step;
