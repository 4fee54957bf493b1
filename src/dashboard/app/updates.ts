import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useAnswer } from "./client.ts";

/** So often is a page that is seen told whether anything changed. */
const everyMs = 30_000;

/** What hangs on no fact of the workspace. */
const apart: ReadonlySet<unknown> = new Set(["showRevision", "me"]);

/** Has all that a page shows of a workspace asked for anew once its revision is another; a page nobody sees asks nothing. */
export function useUpdates(workspace: string): void {
  const queries = useQueryClient();
  const { data, refetch } = useAnswer("showRevision", { params: { workspace } });
  const seen = useRef<string>(undefined);
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && void refetch(), everyMs);
    const onSight = () => document.visibilityState === "visible" && void refetch();
    document.addEventListener("visibilitychange", onSight);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", onSight);
    };
  }, [refetch]);
  useEffect(() => {
    if (data === undefined) return;
    const before = seen.current;
    const now = `${workspace} ${data.revision}`;
    seen.current = now;
    if (before === undefined || before === now || !before.startsWith(`${workspace} `)) return;
    void queries.invalidateQueries({ predicate: ({ queryKey }) => !apart.has(queryKey[0]) });
  }, [data, workspace, queries]);
}
