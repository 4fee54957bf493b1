import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Throttle, type Tried } from "./throttle.ts";

const from = (ip: string) => ({ ip, headers: {}, protocol: "https" as const });

describe("the throttle at the door", () => {
  let throttle: Throttle;
  beforeEach(() => {
    throttle = new Throttle();
  });
  afterEach(() => void vi.useRealTimers());

  /** How many of so many wrong attempts are let through. */
  async function letThrough(
    attempts: number,
    of: (turn: number) => readonly [tried: Tried, ip: string, account: string],
  ) {
    const outcomes = await Promise.allSettled(
      Array.from({ length: attempts }, (_, turn) => {
        const [tried, ip, account] = of(turn);
        return throttle.attempt(tried, from(ip), account);
      }),
    );
    return outcomes.filter(({ status }) => status === "fulfilled").length;
  }
  const later = (seconds: number) => vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + seconds * 1000 });

  it("stops who guesses one account's password after ten, and nobody elsewhere", async () => {
    expect(await letThrough(1000, () => ["password", "198.51.100.7", "Ana@faro.example"])).toBe(10);
    expect(await letThrough(5, () => ["password", "203.0.113.9", "ana@faro.example"])).toBe(5);
    later(901);
    expect(await letThrough(20, () => ["password", "198.51.100.7", "ana@faro.example"])).toBe(10);
  });

  it("says how long to wait", async () => {
    await letThrough(10, () => ["password", "198.51.100.7", "ana@faro.example"]);
    await expect(throttle.attempt("password", from("198.51.100.7"), "ana@faro.example")).rejects.toMatchObject({
      code: "too_many_requests",
      hint: "come again in 15 minutes",
      more: { retryAfterSeconds: 900 },
    });
  });

  it("stops who tries one password on many accounts, by their /64", async () => {
    const spread = (turn: number) => ["password", `2001:db8:1:2::${turn}`, `somebody-${turn}@faro.example`] as const;
    expect(await letThrough(100, spread)).toBe(50);
    expect(await letThrough(1, () => ["password", "2001:db8:1:3::1", "somebody-1@faro.example"])).toBe(1);
  });

  it("slows an account down that many places guess at, for ten minutes", async () => {
    expect(await letThrough(200, (turn) => ["password", `192.0.2.${turn}`, "bea@faro.example"])).toBe(50);
    expect(await letThrough(1, () => ["password", "203.0.113.9", "bea@faro.example"])).toBe(0);
    later(601);
    expect(await letThrough(1, () => ["password", "203.0.113.9", "bea@faro.example"])).toBe(1);
  });

  it("lets a browser that signed in before try while others guess, and it alone", async () => {
    throttle = new Throttle(({ headers }, account) =>
      account === "bea@faro.example" && headers.cookie === "known" ? "browser" : null,
    );
    expect(await letThrough(200, (turn) => ["password", `192.0.2.${turn}`, "bea@faro.example"])).toBe(50);
    const known = { ...from("203.0.113.9"), headers: { cookie: "known" } };
    for (let turn = 0; turn < 10; turn++) await throttle.attempt("password", known, "bea@faro.example");
    await expect(throttle.attempt("password", known, "bea@faro.example")).rejects.toMatchObject({
      code: "too_many_requests",
    });
  });

  it("does not count what went well", async () => {
    for (let turn = 0; turn < 200; turn++) {
      const wentWell = await throttle.attempt("password", from("203.0.113.9"), "cas@faro.example");
      await wentWell();
    }
    expect(await letThrough(20, () => ["password", "203.0.113.9", "cas@faro.example"])).toBe(10);
  });

  it("counts links that open nothing by who tries them, and letters by whom they are for", async () => {
    expect(await letThrough(100, () => ["token", "198.51.100.8", ""])).toBe(20);
    expect(await letThrough(1, () => ["token", "198.51.100.9", ""])).toBe(1);
    expect(await letThrough(100, (turn) => ["letter", `192.0.2.${turn}`, "bea@faro.example"])).toBe(20);
  });

  it("counts only so many at once, and forgets the oldest for them", async () => {
    const counted = { sender: "198.51.100.7", account: "ana@faro.example" } as const;
    await letThrough(10, () => ["password", counted.sender, counted.account]);
    await letThrough(20_000, (turn) => ["password", `10.${turn >> 16}.${(turn >> 8) & 255}.${turn & 255}`, `${turn}`]);
    expect(await letThrough(20, () => ["password", counted.sender, counted.account])).toBe(10);
  });
});
