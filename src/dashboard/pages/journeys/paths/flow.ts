import type { TopPaths } from "../answers.ts";

type Path = TopPaths["paths"][number];
type Line = Path["steps"][number];

/** What kind of place a node is; four colours stand for them. */
export type PlaceKind = "organic" | "paid" | "elsewhere" | "lumped" | "conversion";

export interface FlowNode {
  readonly id: string;
  /** Null for what is lumped together, and for the conversion. */
  readonly line: Line | null;
  readonly kind: PlaceKind;
  /** 0 is the first touch. */
  readonly depth: number;
}

/** Paths as a river: conversions that went from one place to the next, by the place's number in the path. */
export interface Flow {
  readonly nodes: readonly FlowNode[];
  readonly links: readonly { readonly source: string; readonly target: string; readonly value: number }[];
  /** Conversions of the paths that are drawn. */
  readonly drawn: number;
  /** Whether places were lumped as others, and later touches of longer paths as one. */
  readonly lumpsPlaces: boolean;
  readonly lumpsTouches: boolean;
}

const keyOf = ({ key }: Line): string => JSON.stringify(key);

/** Draws the `places` that stand in most conversions by name, and the first `depth` touches of each path. */
export function flowOf(paths: readonly Path[], { places, depth }: { places: number; depth: number }): Flow {
  const named = new Set(mostMet(paths).slice(0, places));
  const nodes = new Map<string, FlowNode>();
  const links = new Map<string, { source: string; target: string; value: number }>();
  const flags = { places: false, touches: false };
  const nodeOf = (line: Line, at: number): FlowNode => {
    if (named.has(keyOf(line))) return { id: `${at} ${keyOf(line)}`, line, kind: kindOf(line), depth: at };
    flags.places = true;
    return { id: `${at} others`, line: null, kind: "lumped", depth: at };
  };
  for (const { steps, conversions } of paths) {
    const walked = steps.slice(0, depth).map(nodeOf);
    if (steps.length > depth) {
      flags.touches = true;
      walked.push({ id: "later", line: null, kind: "lumped", depth });
    }
    walked.push({ id: "conversion", line: null, kind: "conversion", depth: depth + 1 });
    for (const [at, node] of walked.entries()) {
      nodes.set(node.id, node);
      const next = walked[at + 1];
      if (next === undefined) continue;
      const id = `${node.id} > ${next.id}`;
      const link = links.get(id) ?? { source: node.id, target: next.id, value: 0 };
      links.set(id, { ...link, value: link.value + conversions });
    }
  }
  const drawn = paths.reduce((sum, { conversions }) => sum + conversions, 0);
  const all = { nodes: [...nodes.values()], links: [...links.values()] };
  return { ...all, drawn, lumpsPlaces: flags.places, lumpsTouches: flags.touches };
}

function mostMet(paths: readonly Path[]): string[] {
  const met = new Map<string, number>();
  for (const { steps, conversions } of paths)
    for (const key of new Set(steps.map(keyOf))) met.set(key, (met.get(key) ?? 0) + conversions);
  return [...met].toSorted(([, a], [, b]) => b - a).map(([key]) => key);
}

function kindOf({ key, social }: Line): PlaceKind {
  if (key.paid === true) return "paid";
  return social ? "organic" : "elsewhere";
}
