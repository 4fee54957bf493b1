import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { origin, signedIn } from "../../../test/signed-in.ts";

describe("signing in", () => {
  let server: OpenServer;
  beforeAll(async () => {
    server = await openServer();
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
});
