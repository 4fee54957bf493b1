import { hash } from "node:crypto";
import { expect, it } from "vitest";
import { SeenIds } from "./seen-ids.ts";

const idOf = (n: number) => hash("sha256", String(n), "buffer").readBigUInt64BE(0);

it("never forgets an id, and takes few new ones for old, whatever it has grown to", () => {
  const seen = new SeenIds();
  for (let n = 0; n < 200_000; n++) seen.add(idOf(n));
  for (let n = 0; n < 200_000; n += 7) expect(seen.mayHave(idOf(n))).toBe(true);
  let mistaken = 0;
  for (let n = 200_000; n < 300_000; n++) if (seen.mayHave(idOf(n))) mistaken++;
  expect(mistaken).toBeLessThan(100);
});
