import { expect, it } from "vitest";
import type { Revisions } from "./revisions.ts";
import { WarmAnswers } from "./warm-answers.ts";

it("works out anew what somebody asked since the change before, once for nobody, and not of workspaces that nobody has open", async () => {
  let [mark, now] = ["m1", 0];
  let looks = 0;
  const of = async () => {
    looks++;
    return { mark, isSettled: true, workspace: undefined };
  };
  const warm = new WarmAnswers({ of } as unknown as Revisions, () => now);
  const done: string[] = [];
  const ask = (asked: string) =>
    warm.asked({ workspace: { id: "a" } }, { workspace: "a", asked, standing: `${mark} 2026-11-01` }, async () => {
      done.push(`${asked} at ${mark}`);
    });
  const changed = async (to: string) => {
    mark = to;
    await warm.look();
    return done.splice(0);
  };
  ask("roi");
  ask("paths");
  await warm.look();
  expect(await changed("m1")).toEqual([]);
  expect(await changed("m2")).toEqual(["paths at m2", "roi at m2"]);
  ask("roi");
  expect(await changed("m3")).toEqual(["roi at m3"]);
  expect(await changed("m4")).toEqual([]);
  ask("roi");
  now += 10 * 60_000;
  looks = 0;
  expect(await changed("m5")).toEqual([]);
  await warm.look();
  expect(looks).toBe(0);
  warm.close();
});
