import { monitorEventLoopDelay } from "node:perf_hooks";
import { expect, it } from "vitest";
import { refuseWeak } from "./password-strength.ts";

it("measures long passwords, many at once, without keeping others waiting for long", { timeout: 60_000 }, async () => {
  await refuseWeak("seven green teapots whistle", []);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const long = (turn: number) => `${turn} correct horse battery staple p4ssw0rd 1q2w3e4r `.repeat(3).slice(0, 128);
  await Promise.all(Array.from({ length: 8 }, (_, turn) => refuseWeak(long(turn), ["ana@faro.example"])));
  delay.disable();
  expect(delay.max / 1e6).toBeLessThan(400);
});
