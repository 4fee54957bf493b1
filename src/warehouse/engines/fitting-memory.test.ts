import { expect, it } from "vitest";
import { fittingMemory } from "./fitting-memory.ts";

const gb = 2 ** 30;

it.each([
  ["a container of 512 MB on a large machine", { container: gb / 2, machine: 16 * gb }, "205MB"],
  ["a machine of 1 GB without a container", { container: 0, machine: gb }, "410MB"],
  [
    "a container without a limit, which some systems give as more than there is",
    { container: 2 ** 63, machine: gb },
    "410MB",
  ],
  ["a large machine", { container: 0, machine: 24 * gb }, "700MB"],
  ["too little for anything", { container: gb / 16, machine: gb }, "128MB"],
])("is what fits %s", (_, sizes, memory) => {
  expect(fittingMemory(sizes)).toBe(memory);
});
