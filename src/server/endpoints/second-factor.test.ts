import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { origin, password, signedIn } from "../../../test/signed-in.ts";
import { totp } from "../../../test/totp.ts";
import { auditOf } from "../../state/people/audit.ts";

/** A browser that keeps its cookies. */
function browser({ app }: Pick<OpenServer, "app">) {
  const cookies = new Map<string, string>();
  return async (method: "GET" | "POST" | "DELETE" | "PUT", url: string, body?: object) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await app.inject({
      method,
      url: `/api/v1${url}`,
      headers: { origin, ...(cookie === "" ? {} : { cookie }) },
      ...(body === undefined ? {} : { payload: body }),
    });
    for (const { name, value } of answer.cookies) cookies.set(name, value);
    return { status: answer.statusCode, body: answer.body === "" ? null : answer.json() };
  };
}

describe("a second factor", { timeout: 60_000 }, () => {
  let server: OpenServer;
  beforeAll(async () => {
    server = await openServer({ limits: { known: 10_000, unknown: 10_000 } });
  });
  afterAll(() => server.close());

  /** Somebody with an app, signed in. */
  async function withApp(email: string) {
    await signedIn(server, email, { "faro-azul": "editor" });
    const ask = browser(server);
    await ask("POST", "/sign-in", { email, password });
    const { body: started } = await ask("POST", "/me/second-factor", { password });
    return { ask, started, confirmed: await ask("POST", "/me/second-factor/confirm", { code: totp(started.secret) }) };
  }

  it("is set up with a code, ends other sessions, and is asked for from then on", async () => {
    const email = "ana@faro.example";
    const other = await signedIn(server, email, { "faro-azul": "editor" });
    const ask = browser(server);
    await ask("POST", "/sign-in", { email, password });
    expect(await ask("POST", "/me/second-factor", { password: "not the right one" })).toMatchObject({
      status: 401,
      body: { code: "wrong_credentials" },
    });
    expect(await ask("POST", "/me/second-factor/confirm", { code: "123456" })).toMatchObject({
      status: 409,
      body: { code: "conflict" },
    });
    const { status, body } = await ask("POST", "/me/second-factor", { password });
    expect(status).toBe(201);
    expect(body.uri).toContain("otpauth://totp/Retorno:ana%40faro.example?");
    expect(body.qr).toContain("<svg");
    expect(body.backupCodes).toHaveLength(10);
    expect(await ask("GET", "/me")).toMatchObject({ body: { hasSecondFactor: false } });
    expect(await ask("POST", "/me/second-factor/confirm", { code: "abcdef" })).toMatchObject({
      status: 401,
      body: { code: "wrong_code" },
    });
    expect((await other.ask("GET", "/api/v1/me")).status).toBe(200);
    expect((await ask("POST", "/me/second-factor/confirm", { code: totp(body.secret) })).status).toBe(204);
    expect(await ask("GET", "/me")).toMatchObject({ body: { hasSecondFactor: true, hasAuthenticator: true } });
    expect((await other.ask("GET", "/api/v1/me")).status).toBe(401);
    expect(await ask("POST", "/me/second-factor", { password })).toMatchObject({ body: { code: "conflict" } });
    const again = browser(server);
    expect(await again("POST", "/sign-in", { email, password })).toMatchObject({ body: { next: "second_factor" } });
    expect((await again("GET", "/me")).status).toBe(401);
    expect(await again("POST", "/sign-in/second-factor", { code: "000000" })).toMatchObject({
      status: 401,
      body: { code: "wrong_code" },
    });
    // The code that confirmed the app was used by that.
    expect(await again("POST", "/sign-in/second-factor", { code: totp(body.secret) })).toMatchObject({
      body: { code: "wrong_code" },
    });
    const code = totp(body.secret, Date.now() + 30_000);
    expect(await again("POST", "/sign-in/second-factor", { code: `${code.slice(0, 3)} ${code.slice(3)}` })).toEqual({
      status: 204,
      body: null,
    });
    expect((await again("GET", "/workspaces/faro-azul")).status).toBe(200);
    const lines = await auditOf(server.parts.state, null, { most: 50, below: null });
    expect(lines.filter(({ subject }) => subject === other.user).map(({ action }) => action)).toEqual([
      "second_factor.add",
    ]);
  });

  it("takes a code once", async () => {
    const { started } = await withApp("bea@faro.example");
    const [first, second] = [browser(server), browser(server)];
    for (const ask of [first, second]) await ask("POST", "/sign-in", { email: "bea@faro.example", password });
    const code = totp(started.secret, Date.now() + 30_000);
    expect((await first("POST", "/sign-in/second-factor", { code })).status).toBe(204);
    expect(await second("POST", "/sign-in/second-factor", { code })).toMatchObject({ body: { code: "wrong_code" } });
    expect((await second("GET", "/me")).status).toBe(401);
    const next = totp(started.secret, Date.now() - 30_000);
    expect((await second("POST", "/sign-in/second-factor", { code: next })).status).toBe(204);
  });

  it("can be a backup code, which counts once; new ones make the old ones worthless", async () => {
    const { ask, started } = await withApp("cas@faro.example");
    const [one, two, three] = started.backupCodes;
    const comeIn = async (code: string) => {
      const visitor = browser(server);
      await visitor("POST", "/sign-in", { email: "cas@faro.example", password });
      return (await visitor("POST", "/sign-in/second-factor", { kind: "backup", code })).status;
    };
    expect(await comeIn(one)).toBe(204);
    expect(await comeIn(one)).toBe(401);
    expect(await comeIn(two)).toBe(204);
    const renewed = await ask("POST", "/me/backup-codes", { password });
    expect(renewed.status).toBe(200);
    expect(await comeIn(three)).toBe(401);
    expect(await comeIn(renewed.body.backupCodes[0])).toBe(204);
  });

  it("is asked for again with the password after five wrong codes", async () => {
    await withApp("dan@faro.example");
    const ask = browser(server);
    await ask("POST", "/sign-in", { email: "dan@faro.example", password });
    const codes = ["000000", "000001", "000002", "000003", "000004", "000005"];
    const answers = [];
    for (const code of codes) answers.push((await ask("POST", "/sign-in/second-factor", { code })).body.code);
    expect(answers).toEqual([...Array(5).fill("wrong_code"), "gone"]);
  });

  it("refuses a code without a password before it", async () => {
    expect(await browser(server)("POST", "/sign-in/second-factor", { code: "123456" })).toMatchObject({
      status: 410,
      body: { code: "gone", hint: "sign in with your password again" },
    });
  });

  it("is taken away with the password, and is not asked for then", async () => {
    const { ask, confirmed } = await withApp("eva@faro.example");
    expect(confirmed.status).toBe(204);
    expect((await ask("DELETE", "/me/second-factor", { password: "not the right one" })).status).toBe(401);
    expect((await ask("DELETE", "/me/second-factor", { password })).status).toBe(204);
    expect((await ask("DELETE", "/me/second-factor", { password })).status).toBe(409);
    expect((await ask("POST", "/me/backup-codes", { password })).status).toBe(409);
    expect(await ask("POST", "/sign-in", { email: "eva@faro.example", password })).toMatchObject({
      body: { next: "in" },
    });
  });

  it("keeps its secret and its codes encrypted, and out of the log", async () => {
    const { started } = await withApp("fin@faro.example");
    const rows = await server.parts.state.selectFrom("second_factor").selectAll().execute();
    const kept = JSON.stringify([rows, server.log]);
    for (const secret of [started.secret, ...started.backupCodes]) expect(kept).not.toContain(secret);
  });
});
