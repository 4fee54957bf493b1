import { afterEach, describe, expect, it } from "vitest";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { signedIn } from "../../../test/signed-in.ts";
import { networkOf } from "./caller-limit.ts";

describe("who sends too many requests", () => {
  let server: OpenServer;
  afterEach(() => server.close());

  const statuses = async (times: number, url: string, headers: Record<string, string>) => {
    const answers = [];
    for (let at = 0; at < times; at++) answers.push(await server.app.inject({ url, headers }));
    return answers;
  };

  it("is told when to come again, and keeps nobody else out", async () => {
    server = await openServer({ limits: { known: 3, unknown: 100 } });
    const ana = await signedIn(server, "ana@faro.example", { "faro-azul": "owner" });
    const bea = await signedIn(server, "bea@faro.example", { "faro-azul": "viewer" });
    const answers = await statuses(4, "/api/v1/me", { cookie: ana.cookie });
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 429]);
    expect(answers[3]?.json()).toMatchObject({ code: "too_many_requests", hint: expect.stringContaining("seconds") });
    expect(Number(answers[3]?.headers["retry-after"])).toBeGreaterThan(0);
    expect((await bea.ask("GET", "/api/v1/me")).status).toBe(200);
  });

  it("is counted by address where nobody is signed in, also who guesses keys", async () => {
    server = await openServer({ limits: { known: 2, unknown: 2 } });
    const guesses = await statuses(3, "/api/v1/me", { authorization: "Bearer rtn_guess" });
    expect(guesses.map(({ statusCode }) => statusCode)).toEqual([401, 401, 429]);
    const asked = await statuses(3, "/api/v1/first-owner", {});
    expect(asked.map(({ statusCode }) => statusCode)).toEqual([200, 200, 429]);
  });
});

it.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002::9", "2001:db8:1:2::/64"],
  ["::1", "0:0:0:0::/64"],
])("%s counts as %s", (address, network) => expect(networkOf(address)).toBe(network));
