import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { origin, password, signedIn } from "../../../test/signed-in.ts";

describe("signing in", { timeout: 60_000 }, () => {
  let server: OpenServer;
  beforeAll(async () => {
    server = await openServer({ limits: { known: 100_000, unknown: 100_000 } });
  });
  afterAll(() => server.close());

  it("lets somebody in with a password, shows their workspaces, and out again", async () => {
    const ana = await signedIn(server, "ana@faro.example", { "faro-azul": "owner" });
    expect((await ana.ask("GET", "/api/v1/me")).body).toMatchObject({
      email: "ana@faro.example",
      workspaces: [{ id: "faro-azul", role: "owner" }],
    });
    expect((await ana.ask("GET", "/api/v1/workspaces/faro-azul")).status).toBe(200);
    expect((await ana.ask("POST", "/api/v1/sign-out")).status).toBe(204);
    expect((await ana.ask("GET", "/api/v1/me")).body).toMatchObject({ status: 401, code: "unauthenticated" });
  });

  it("says the same of a wrong password and of an address that nobody has", async () => {
    const attempt = async (email: string) => {
      const answer = await server.app.inject({
        method: "POST",
        url: "/api/v1/sign-in",
        headers: { origin },
        payload: { email, password: "not the right one" },
      });
      return { status: answer.statusCode, body: answer.body };
    };
    await signedIn(server, "bea@faro.example", {});
    const [wrong, nobody] = [await attempt("bea@faro.example"), await attempt("nobody@faro.example")];
    expect(wrong).toEqual(nobody);
    expect(JSON.parse(wrong.body)).toMatchObject({ status: 401, code: "wrong_credentials" });
  });

  /** A password, typed in a browser somewhere else. */
  async function typed(from: string, email: string, password: string, cookie = "") {
    const headers = {
      cookie,
      host: "go.faro.example",
      origin: "https://go.faro.example",
      "x-forwarded-for": from,
      "x-forwarded-proto": "https",
    };
    const answer = await server.app.inject({
      method: "POST",
      url: "/api/v1/sign-in",
      headers,
      payload: { email, password },
    });
    return { status: answer.statusCode, retryAfter: answer.headers["retry-after"], cookies: answer.cookies };
  }

  it("tries ten of a thousand wrong passwords, and lets the right person in elsewhere", async () => {
    const email = "cas@faro.example";
    await signedIn(server, email, {});
    const answers = await Promise.all(
      Array.from({ length: 1000 }, (_, turn) => typed("198.51.100.7", email, `wrong password ${turn}`)),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect([refused.length, answers.filter(({ status }) => status === 401).length]).toEqual([990, 10]);
    for (const { retryAfter } of refused) expect(Number(retryAfter)).toBeGreaterThan(600);
    expect((await typed("198.51.100.7", email, password)).status).toBe(429);
    const figures = server.parts.metrics.text();
    expect(figures).toMatch(/^retorno_sign_ins_total\{step="password",result="too_many_requests"\} 991$/m);
    const elsewhere = await typed("203.0.113.9", email, password);
    expect(elsewhere.status).toBe(200);
    expect(elsewhere.cookies).toMatchObject([
      { name: "__Secure-retorno.session_token", httpOnly: true, secure: true, sameSite: "Lax" },
      { name: "__Secure-retorno.known", httpOnly: true, secure: true, sameSite: "Lax" },
    ]);
    expect(server.log.join("")).not.toMatch(/198\.51\.100|203\.0\.113|@faro|wrong password/);
  });

  it("lets a browser in that signed in before, while many guess from many places", async () => {
    const email = "fay@faro.example";
    await signedIn(server, email, {});
    const { cookies } = await typed("203.0.113.20", email, password);
    const known = cookies.filter(({ name }) => name.endsWith("known")).map(({ name, value }) => `${name}=${value}`);
    const places = Array.from({ length: 60 }, (_, turn) => typed(`192.0.2.${turn}`, email, "a wrong password"));
    expect((await Promise.all(places)).filter(({ status }) => status === 429)).toHaveLength(10);
    expect((await typed("203.0.113.21", email, password)).status).toBe(429);
    expect((await typed("203.0.113.21", email, password, `${known}x`)).status).toBe(429);
    expect((await typed("203.0.113.21", email, password, known.join())).status).toBe(200);
    expect((await typed("203.0.113.21", "cas@faro.example", "wrong", known.join())).status).toBe(401);
  });

  it("takes as long over an address that nobody has as over a wrong password", async () => {
    const email = "dan@faro.example";
    await signedIn(server, email, {}, { dearly: true });
    const took = async (whose: string) => {
      const before = performance.now();
      expect((await typed("203.0.113.10", whose, "a wrong password")).status).toBe(401);
      return performance.now() - before;
    };
    const known = [await took(email), await took(email), await took(email)];
    const unknown = [await took("a@faro.example"), await took("b@faro.example"), await took("c@faro.example")];
    // Without a hash it would be a hundredth.
    expect(Math.min(...unknown) / Math.min(...known)).toBeGreaterThan(0.3);
    expect(Math.min(...unknown) / Math.min(...known)).toBeLessThan(3);
  });

  it("refuses to hear a password where it could be overheard", async () => {
    const answer = await server.app.inject({
      method: "POST",
      url: "/api/v1/sign-in",
      headers: { host: "go.faro.example", origin: "http://go.faro.example", "x-forwarded-for": "203.0.113.9" },
      payload: { email: "ana@faro.example", password },
    });
    expect(answer.json()).toMatchObject({ status: 403, code: "needs_https" });
  });
});
