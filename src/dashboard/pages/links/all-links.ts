import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Link, LinkReturns } from "../../../client/api.ts";
import type { ApiError } from "../../../client/call.ts";
import { modelNames, ruleNames } from "../../../model/model-names.ts";
import { client, useAnswer } from "../../app/client.ts";
import { useWorkspaceId } from "../../app/session.ts";
import { useAsked, useView } from "../../app/view.ts";

/** What a link brought in the period; null where no order, deal or file tells of money yet. */
export type Brought = LinkReturns["items"][number];

/** A link with its clicks in the period and what it brought. */
export interface LinkRow extends Link {
  readonly brought: Brought | null;
}

/** Every link that stands, last made first, with what it brought in the days and by the model of the view. */
export function useLinkRows() {
  const { asked, ready } = useAsked();
  const model = useTouchModel();
  const links = useAllLinks();
  const { params, query } = asked;
  const days = { ...(query.from && query.to ? { from: query.from, to: query.to } : {}) };
  const returns = useAnswer("linkReturns", { params, query: { ...days, model: model.name } }, { enabled: ready });
  const rows = useMemo((): readonly LinkRow[] => {
    const bySlug = new Map(returns.data?.items.map((item) => [item.slug, item]));
    return (links.data ?? []).map((link) => ({ ...link, brought: bySlug.get(link.slug) ?? null }));
  }, [links.data, returns.data]);
  return { rows, links, returns, model };
}

/** A model that learns from all paths credits no single touch, so no link: then the last touch is shown, and said so. */
function useTouchModel(): { readonly name: string; readonly isOther: boolean } {
  const asked = useView().view.model ?? "last";
  const isLearned = modelNames.includes(asked as never) && !ruleNames.includes(asked as never);
  return { name: isLearned ? "last" : asked, isOther: isLearned };
}

/** The pages of the list, one after the other: what is searched and sorted is all of them. */
function useAllLinks(): UseQueryResult<readonly Link[], ApiError> {
  const workspace = useWorkspaceId();
  const { asked, ready } = useAsked();
  const { from, to } = asked.query;
  const days = from === undefined || to === undefined ? {} : { from, to };
  return useQuery<readonly Link[], ApiError>({
    queryKey: ["listLinks", workspace, days],
    enabled: ready,
    queryFn: async () => {
      const all: Link[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof client.listLinks>> = await client.listLinks({
          params: { workspace },
          query: { ...days, limit: 1000, ...(cursor === null ? {} : { cursor }) },
        });
        all.push(...page.items);
        cursor = page.next;
      } while (cursor !== null);
      return all;
    },
  });
}

/** What a change of links makes stale. */
export const staleLinks = ["listLinks", "linkReturns", "getLink", "linkHistory"] as const;
