import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { type Browser, origin, password, signedIn } from "../../../test/signed-in.ts";
import { keepPasskey, notePasskeyUse, passkeyById } from "../../state/people/passkeys.ts";

/** What signs in and out by a real device is in test/e2e/door.e2e.test.ts; here is what a device never sends. */
describe("passkeys", () => {
  let server: OpenServer;
  let [ana, bea] = [] as unknown as [Browser, Browser];
  let nowMs = Date.now();
  beforeAll(async () => {
    server = await openServer({ clock: () => nowMs });
    [ana, bea] = [await signedIn(server, "ana@faro.example", {}), await signedIn(server, "bea@faro.example", {})];
    await keepPasskey(server.parts.state, {
      id: "YW5h",
      user: ana.user,
      name: "Laptop",
      publicKey: Uint8Array.of(1, 2, 3),
      counter: 7,
      transports: ["internal"],
      createdMs: nowMs,
    });
  });
  afterAll(() => server.close());

  const response = { clientDataJSON: "e30", authenticatorData: "e30", signature: "e30" };
  const credential = { id: "YW5h", rawId: "YW5h", type: "public-key", response };

  const asked = async () => {
    const answer = await server.app.inject({
      method: "POST",
      url: "/api/v1/sign-in/passkey/options",
      headers: { origin },
    });
    return { body: answer.json(), cookie: [answer.headers["set-cookie"]].flat().join().split(";")[0] ?? "" };
  };
  const shown = async (cookie: string, url = "/api/v1/sign-in/passkey") => {
    const answer = await server.app.inject({
      method: "POST",
      url,
      headers: { origin, cookie },
      payload: { credential },
    });
    return [answer.statusCode, answer.json().code];
  };

  it("asks for a device that proves who holds it, and names nobody", async () => {
    const { body } = await asked();
    expect(body).toMatchObject({ rpId: "localhost", userVerification: "required" });
    expect(body.allowCredentials ?? []).toEqual([]);
  });

  it("takes a challenge once, for five minutes, and only from the browser that asked", async () => {
    const { cookie } = await asked();
    expect(await shown("")).toEqual([410, "gone"]);
    expect(await shown(`${cookie}x`)).toEqual([410, "gone"]);
    expect(await shown(cookie)).toEqual([401, "wrong_credentials"]);
    expect(await shown(cookie)).toEqual([410, "gone"]);
    const late = await asked();
    nowMs += 300_000;
    expect(await shown(late.cookie)).toEqual([410, "gone"]);
  });

  it("makes none without the password, and none of a challenge for signing in", async () => {
    const start = (given: string) => ana.ask("POST", "/api/v1/me/passkeys/options", { password: given });
    expect((await start("not the right one")).body).toMatchObject({ code: "wrong_credentials" });
    expect((await start(password)).body).toMatchObject({
      rp: { id: "localhost" },
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
      excludeCredentials: [{ id: "YW5h" }],
    });
    const { cookie } = await asked();
    const made = {
      id: "eA",
      rawId: "eA",
      type: "public-key",
      response: { clientDataJSON: "e30", attestationObject: "e30" },
    };
    const answer = await server.app.inject({
      method: "POST",
      url: "/api/v1/me/passkeys",
      headers: { origin, cookie: `${ana.cookie}; ${cookie}` },
      payload: { name: "x", credential: made },
    });
    expect(answer.json()).toMatchObject({ code: "gone" });
  });

  it("shows, renames and removes one's own alone", async () => {
    expect((await bea.ask("GET", "/api/v1/me/passkeys")).body).toEqual({ items: [] });
    expect((await bea.ask("PATCH", "/api/v1/me/passkeys/YW5h", { name: "Mine" })).status).toBe(404);
    expect((await bea.ask("DELETE", "/api/v1/me/passkeys/YW5h", { password })).status).toBe(404);
    expect((await ana.ask("PATCH", "/api/v1/me/passkeys/YW5h", { name: "Old laptop" })).status).toBe(200);
    expect(JSON.stringify((await ana.ask("GET", "/api/v1/me/passkeys")).body)).not.toMatch(/public_?key/i);
    expect((await ana.ask("DELETE", "/api/v1/me/passkeys/YW5h", { password: "no" })).status).toBe(401);
  });

  it("counts one signature once, when two bring it at the same time", async () => {
    const { state } = server.parts;
    const passkey = await passkeyById(state, "YW5h");
    if (passkey === null) throw new Error("it was kept");
    const both = await Promise.all([8, 8].map((counter) => notePasskeyUse(state, passkey, counter, nowMs)));
    expect(both.sort()).toEqual([false, true]);
    expect((await ana.ask("DELETE", "/api/v1/me/passkeys/YW5h", { password })).status).toBe(204);
    expect(await passkeyById(state, "YW5h")).toBe(null);
  });

  it("has none at an address without a name", async () => {
    const headers = { origin: "http://127.0.0.1", host: "127.0.0.1" };
    const answer = await server.app.inject({ method: "POST", url: "/api/v1/sign-in/passkey/options", headers });
    expect(answer.json()).toMatchObject({ code: "conflict", hint: "open http://localhost instead" });
  });
});
