import { useMemo } from "react";
import { type Asked, useAnswer } from "../../app/client.ts";
import { useWorkspaceId } from "../../app/session.ts";
import { useAsked } from "../../app/view.ts";

/** The answers that a changed cost changes. */
export const hangsOnCosts: readonly Asked[] = [
  "listCosts",
  "showCostReport",
  "getTimesheet",
  "getPlan",
  "roi",
  "showOverview",
  "showRevision",
];

/**
 * The report of the days that are asked for, and the list of all costs with what they come to in the same days: where no
 * days are asked for, in those that the report is about.
 */
export function useCosts({ unit, by }: { unit: "day" | "week" | "month" | undefined; by: "network" | "campaign" }) {
  const { asked, ready } = useAsked();
  const workspace = useWorkspaceId();
  const { from, to } = asked.query;
  const query = { ...(from && to ? { from, to } : {}), ...(unit === undefined ? {} : { unit }), by };
  const report = useAnswer("showCostReport", { params: { workspace }, query }, { enabled: ready });
  const days = from !== undefined && to !== undefined ? { from, to } : report.data?.period;
  const list = useAnswer(
    "listCosts",
    { params: { workspace }, query: days ?? {} },
    { enabled: ready && (days !== undefined || report.isError) },
  );
  const stable = `${days?.from} ${days?.to}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same days are the same object
  const period = useMemo(() => days, [stable]);
  return { report, list, period };
}
