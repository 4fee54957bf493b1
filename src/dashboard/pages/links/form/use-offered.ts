import { useMemo } from "react";
import { useAnswer } from "../../../app/client.ts";
import { useWorkspaceId } from "../../../app/session.ts";
import type { LinkRow } from "../all-links.ts";
import { places } from "./places.ts";
import { type TagField, tagFields } from "./written.ts";

/** What each tag may be: what the plan's naming rules name, then what was used before, the most used first. */
export function useOffered(rows: readonly LinkRow[], source: string): Readonly<Record<TagField, readonly string[]>> {
  const workspace = useWorkspaceId();
  const naming = useAnswer("getPlan", { params: { workspace } }).data?.plan?.naming;
  return useMemo(() => {
    const ruled: Partial<Record<TagField, readonly string[]>> = {
      source: naming?.sources ?? [],
      medium: naming?.mediumsBySource[source] ?? naming?.mediums ?? [],
    };
    const offered = tagFields.map((field) => {
      const used = [...usedOf(rows, field), ...(usual[field] ?? [])];
      const rules = ruled[field] ?? [];
      const kept = rules.length > 0 ? rules : used;
      return [field, [...new Set(kept)]] as const;
    });
    return Object.fromEntries(offered) as unknown as Record<TagField, readonly string[]>;
  }, [rows, naming, source]);
}

const usual: Partial<Record<TagField, readonly string[]>> = {
  source: [...new Set(Object.values(places).map(({ source }) => source)), "google"],
  medium: ["social", "paid_social", "email", "referral", "cpc", "qr"],
};

function usedOf(rows: readonly LinkRow[], field: TagField): string[] {
  const times = new Map<string, number>();
  for (const row of rows) {
    const value = row[field];
    if (value !== null) times.set(value, (times.get(value) ?? 0) + 1);
  }
  return [...times.entries()].toSorted((a, b) => b[1] - a[1]).map(([value]) => value);
}
