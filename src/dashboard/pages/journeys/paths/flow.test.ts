import { describe, expect, it } from "vitest";
import { flowOf } from "./flow.ts";

const place = (network: string, paid = false) => ({ key: { network, paid }, social: network !== "google" });
const path = (conversions: number, ...steps: ReturnType<typeof place>[]) => ({
  steps,
  conversions,
  value: "0.00",
  share: 0,
  enough: true,
  interval: null,
});
const [instagram, google, x] = [place("instagram"), place("google", true), place("x")];
const paths = [path(20, instagram), path(12, instagram, google), path(5, x, instagram, google, instagram)];

describe("the river of paths", () => {
  const flow = flowOf(paths, { places: 2, depth: 2 });
  const into = (id: string) =>
    flow.links.filter(({ target }) => target === id).reduce((sum, { value }) => sum + value, 0);
  const outOf = (id: string) =>
    flow.links.filter(({ source }) => source === id).reduce((sum, { value }) => sum + value, 0);

  it("leads every conversion from its first touch to the end", () => {
    const starts = flow.nodes.filter(({ depth }) => depth === 0).map(({ id }) => outOf(id));
    expect(starts.reduce((sum, one) => sum + one, 0)).toBe(37);
    expect(into("conversion")).toBe(37);
    for (const { id, depth } of flow.nodes) if (depth > 0 && id !== "conversion") expect(into(id)).toBe(outOf(id));
  });

  it("lumps rare places and the later touches of long paths, and says so", () => {
    expect(flow.lumpsPlaces && flow.lumpsTouches).toBe(true);
    expect(outOf("later")).toBe(5);
    expect(outOf("0 others")).toBe(5);
    expect(flowOf(paths.slice(0, 2), { places: 2, depth: 2 })).toMatchObject({
      lumpsPlaces: false,
      lumpsTouches: false,
    });
  });

  it("tells paid, organic and other places apart", () => {
    const kinds = new Set(flow.nodes.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(["organic", "paid", "lumped", "conversion"]));
  });
});
