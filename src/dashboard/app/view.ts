import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { type Preset, periodOf, presets } from "./presets.ts";
import { useWorkspace, useWorkspaceId } from "./session.ts";

/** All that is asked stands in the address, so that any view is a link. Pages add texts of their own. */
export interface View {
  readonly period?: Preset | "custom";
  readonly from?: string;
  readonly to?: string;
  readonly compare?: "previous" | "year" | "none";
  readonly model?: string;
  readonly network?: string;
  readonly paid?: "true" | "false";
  readonly campaign?: string;
  readonly goal?: string;
  readonly [own: string]: string | undefined;
}

const comparisons = ["previous", "year", "none"] as const;

/** What an address asks; days, periods and comparisons that there are not are as good as unsaid. */
export function viewIn(search: Record<string, unknown>): View {
  const texts = Object.entries(search).filter((one): one is [string, string] => typeof one[1] === "string");
  const said: Record<string, string> = Object.fromEntries(
    texts.filter(([, text]) => text !== "" && text.length <= 300),
  );
  const { period, from, to, compare, paid, ...rest } = said;
  const isCustom = isDay(from) && isDay(to) && from < to;
  return {
    ...rest,
    ...(isCustom ? { period: "custom", from, to } : {}),
    ...(!isCustom && presets.includes(period as Preset) ? { period: period as Preset } : {}),
    ...(comparisons.includes(compare as "year") ? { compare: compare as "year" } : {}),
    ...(paid === "true" || paid === "false" ? { paid } : {}),
  };
}

/** Whether a word is a day that there is, in years that there are figures of. */
function isDay(word: string | undefined): word is string {
  if (word === undefined || !/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(word)) return false;
  const at = new Date(`${word}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(word);
}

/** What the page asks for, and how to ask for something else; undefined takes a word out of the address. */
export function useView(): { view: View; change: (words: { [name in keyof View]?: string | undefined }) => void } {
  const view = useSearch({ strict: false }) as View;
  const navigate = useNavigate();
  const change = useCallback(
    (words: Record<string, string | undefined>) => {
      void navigate({
        to: ".",
        search: ((before: View) =>
          Object.fromEntries(
            Object.entries({ ...before, ...words }).filter(([, word]) => word !== undefined),
          )) as never,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return { view, change };
}

/** What is asked of every answer about facts, as the client takes it. */
export interface AskedOfFacts {
  readonly params: { readonly workspace: string };
  readonly query: {
    readonly from?: string;
    readonly to?: string;
    readonly network?: string;
    readonly paid?: "true" | "false";
    readonly campaign?: string;
    readonly goal?: string;
  };
}

/** The workspace, days and filters of the view; `ready` is false while the days still need the workspace's zone. */
export function useAsked(): { asked: AskedOfFacts; ready: boolean } {
  const { view } = useView();
  const workspace = useWorkspaceId();
  const zone = useWorkspace()?.timeZone;
  return useMemo(() => {
    const needsZone = view.period !== undefined && view.period !== "custom" && view.period !== "all";
    const days = view.period === "custom" ? { from: view.from, to: view.to } : periodOf(view.period, zone);
    const { network, paid, campaign, goal } = view;
    const words = Object.entries({ ...days, network, paid, campaign, goal }).filter(([, word]) => word !== undefined);
    return {
      asked: { params: { workspace }, query: Object.fromEntries(words) },
      ready: !needsZone || zone !== undefined,
    };
  }, [view, workspace, zone]);
}
