import { useQueryClient } from "@tanstack/react-query";
import { type Answered, askAnew, client, useAnswer } from "../../app/client.ts";

export type Line = Answered<"listCosts">["items"][number];

/** The cost that the question about work made, and how another answer is written: over it, where it stands. */
export function useWorkLine(workspace: string, kept: string | null) {
  const queries = useQueryClient();
  const params = { workspace };
  const { data, isPending } = useAnswer("listCosts", { params });
  const line = workLineOf(data?.items ?? [], kept);
  return {
    line,
    isPending,
    /** Answers the cost's id. */
    write: async (said: { what: string; hours: string; rate: string; from: string }): Promise<string> => {
      const { id } =
        line === null
          ? await client.addCost({ params, body: { ...said, category: "labour", per: "week" } })
          : await client.editCost({
              params: { ...params, cost: line.id },
              body: { ...said, version: line.version },
            });
      await askAnew(queries, ["listCosts", "showCostReport", "roi", "showOverview", "getPlan"]);
      return id;
    },
  };
}

/** The cost that was kept; in another browser, the only hours a week that go on: where there are several, none of them. */
export function workLineOf(costs: readonly Line[], kept: string | null): Line | null {
  const weekly = costs.filter(
    ({ category, per, hours, to }) =>
      category === "labour" && per === "week" && hours !== undefined && to === undefined,
  );
  const own = weekly.find(({ id }) => id === kept);
  return own ?? (weekly.length === 1 ? (weekly[0] ?? null) : null);
}
