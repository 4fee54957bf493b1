import { useComputedColorScheme } from "@mantine/core";

// A colour for each network, the same in every bar; what is on none has the last.
const networks = [
  "facebook",
  "instagram",
  "linkedin",
  "tiktok",
  "youtube",
  "x",
  "google",
  "pinterest",
  "threads",
  "reddit",
];
const light = [
  ...["#0b7a64", "#b4560f", "#0067a3", "#a23b80", "#7a6400", "#3b6fd1"],
  ...["#5f3dc4", "#b3261e", "#0b7285", "#6d4c41", "#5c646f"],
];
const dark = [
  ...["#3cb39a", "#f0933e", "#57b3ea", "#dc86c0", "#d9bd3f", "#8fb0f7"],
  ...["#b197fc", "#ff8f87", "#66d9e8", "#c8a592", "#a9b1bd"],
];
// Several parts on one network, such as organic, paid and campaigns, are told apart by how full its colour is.
const fullness = [1, 0.6, 0.36, 0.8, 0.48, 0.26];

export interface Part {
  readonly name: string;
  readonly network: string;
  readonly isPaid: boolean;
}

export interface Mark {
  readonly colour: string;
  readonly opacity: number;
}

/** How the parts of a bar are told apart. */
export function usePartMarks(parts: readonly Part[]): ReadonlyMap<string, Mark> {
  return marksOf(parts, useComputedColorScheme("light") === "dark");
}

/** A colour for each network; what else is on the same one is paler, what was paid for more so than what was not. */
export function marksOf(parts: readonly Part[], isDark: boolean): ReadonlyMap<string, Mark> {
  const colours = isDark ? dark : light;
  const distinct = [...new Map(parts.map((part) => [part.name, part])).values()].toSorted(
    (a, b) => Number(a.isPaid) - Number(b.isPaid) || (a.name < b.name ? -1 : 1),
  );
  const byColour = Map.groupBy(distinct, ({ network }) => {
    const at = networks.indexOf(network);
    return colours.at(at) ?? "";
  });
  return new Map(
    [...byColour].flatMap(([colour, same]) => {
      const begin = same.length === 1 && same[0]?.isPaid === true ? 1 : 0;
      return same.map(({ name }, at): [string, Mark] => {
        return [name, { colour, opacity: fullness[(at + begin) % fullness.length] ?? 1 }];
      });
    }),
  );
}
