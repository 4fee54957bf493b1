import { expect, it } from "vitest";
import { type Line, workLineOf } from "./work-line.ts";

const line = (id: string, more: Partial<Line> = {}) =>
  ({ id, category: "labour", per: "week", hours: "2", rate: "450", ...more }) as Line;

it.each<[string, Line[], string | null, string | null]>([
  ["the cost that it made", [line("a"), line("b")], "b", "b"],
  ["the only one, in another browser", [line("a"), line("t", { category: "tools" })], null, "a"],
  ["the only one, where its own was deleted", [line("a")], "b", "a"],
  ["none of several", [line("a"), line("b")], null, null],
  ["none that has ended", [line("a", { to: "2026-03-09" })], null, null],
  ["none that is an amount", [{ ...line("a"), hours: undefined } as unknown as Line], "a", null],
])("said anew, the hours change %s", (_, costs, kept, id) => {
  expect(workLineOf(costs, kept)?.id ?? null).toBe(id);
});
