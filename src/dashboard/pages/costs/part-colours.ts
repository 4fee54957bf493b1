import { useComputedColorScheme } from "@mantine/core";

const light = ["#0b7a64", "#b4560f", "#0067a3", "#a23b80", "#7a6400", "#3b6fd1", "#5c646f"];
const dark = ["#3cb39a", "#f0933e", "#57b3ea", "#dc86c0", "#d9bd3f", "#8fb0f7", "#a9b1bd"];

const order = ["facebook", "instagram", "linkedin", "tiktok", "youtube", "x"];

/** The colour of a network, the same in every bar; those that have none of their own share the last. */
export function usePartColours(): (network: string) => string {
  const colours = useComputedColorScheme("light") === "dark" ? dark : light;
  return (network) => {
    const at = order.indexOf(network);
    return colours[at < 0 ? colours.length - 1 : at] ?? "";
  };
}
