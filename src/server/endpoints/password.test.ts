import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { mailServer, tokenIn } from "../../../test/mail-server.ts";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { origin, password, signedIn } from "../../../test/signed-in.ts";
import { auditOf } from "../../state/people/audit.ts";
import { keepPasskey, passkeysOf } from "../../state/people/passkeys.ts";
import { newPasswordLinkMs } from "../people/links.ts";

const next = "seven green teapots whistle";

const post = async ({ app }: OpenServer, method: "POST" | "PUT", url: string, payload: object) => {
  const answer = await app.inject({ method, url: `/api/v1${url}`, headers: { origin }, payload });
  return { status: answer.statusCode, body: answer.body === "" ? null : answer.json() };
};

describe("a new password, with a mail server", { timeout: 60_000 }, () => {
  let refuses = false;
  let mail: Awaited<ReturnType<typeof mailServer>>;
  let server: OpenServer;
  let now = Date.now();
  beforeAll(async () => {
    mail = await mailServer({ refuses: () => refuses });
    server = await openServer({ clock: () => now, settings: { mail: mail.settings } });
  });
  afterAll(async () => {
    await server.close();
    await mail.close();
  });
  const ask = (email: string) => post(server, "POST", "/password-reset", { email });
  const choose = (token: string, chosen = next) => post(server, "PUT", "/password-reset", { token, password: chosen });
  const comeIn = (email: string, typed: string) => post(server, "POST", "/sign-in", { email, password: typed });

  it("is chosen by a link that comes by mail and opens once; every session ends", async () => {
    const email = "ana@faro.example";
    const ana = await signedIn(server, email, { "faro-azul": "viewer" });
    const passkey = { name: "Somebody's", publicKey: Uint8Array.of(1), counter: 0, transports: [], createdMs: now };
    await keepPasskey(server.parts.state, { id: "YW5h", user: ana.user, ...passkey });
    expect(await ask("Ana@faro.example")).toEqual({ status: 202, body: null });
    const { text, from } = await mail.mailTo(email);
    expect(from).toBe("retorno@faro.example");
    expect(text).toContain("/new-password#");
    const token = tokenIn(text);
    const look = (given: string) => post(server, "POST", "/password-reset/look", { token: given });
    expect(await look("x".repeat(32))).toMatchObject({ status: 410, body: { code: "gone" } });
    for (const _ of [1, 2]) expect(await look(token)).toEqual({ status: 204, body: null });
    expect(await choose(token, "too short")).toMatchObject({ status: 400, body: { code: "weak_password" } });
    expect(await choose(token)).toEqual({ status: 204, body: null });
    expect(await choose(token)).toMatchObject({ status: 410, body: { code: "gone" } });
    expect(await look(token)).toMatchObject({ status: 410 });
    expect((await ana.ask("GET", "/api/v1/me")).status).toBe(401);
    expect((await comeIn(email, password)).body.code).toBe("wrong_credentials");
    expect((await comeIn(email, next)).body).toEqual({ next: "in" });
    await expect.poll(() => mail.received.at(-1)?.text).toContain("the password was changed by a link");
    expect(mail.received.at(-1)?.text).toMatch(/\/new-password\s/);
    expect(await passkeysOf(server.parts.state, ana.user)).toEqual([]);
    expect(await auditOf(server.parts.state, null, { most: 1, below: null })).toMatchObject([
      { action: "password.reset", actor: `user:${ana.user}`, was: { passkeys: 1 }, became: null },
    ]);
    expect(server.log.join("")).not.toContain(token);
    expect(server.told).toEqual([]);
  });

  it("is asked for in the same words by whom nobody knows, and no mail goes out", async () => {
    const before = mail.received.length;
    expect(await ask("nobody@faro.example")).toEqual({ status: 202, body: null });
    await signedIn(server, "bea@faro.example", {});
    await ask("bea@faro.example");
    await mail.mailTo("bea@faro.example");
    expect(mail.received.length).toBe(before + 1);
  });

  it("is not chosen by a link that has run out, or of which another was used; asking again undoes none", async () => {
    const email = "cas@faro.example";
    await signedIn(server, email, {});
    await ask(email);
    const first = tokenIn((await mail.mailTo(email)).text);
    await ask(email);
    await expect.poll(async () => tokenIn((await mail.mailTo(email)).text)).not.toBe(first);
    const second = tokenIn((await mail.mailTo(email)).text);
    for (let turn = 0; turn < 8; turn++) expect(await ask(email)).toEqual({ status: 202, body: null });
    expect(await choose(first)).toEqual({ status: 204, body: null });
    expect((await choose(second)).body.code).toBe("gone");
    const letters = mail.received.filter(({ to, text }) => to.includes(email) && text.includes("/new-password#"));
    expect(letters).toHaveLength(3);
    const late = tokenIn(letters.at(-1)?.text ?? "");
    now += newPasswordLinkMs;
    expect((await choose(late)).body.code).toBe("gone");
    expect((await comeIn(email, next)).status).toBe(200);
  });

  it("has a letter beside it when a passkey is taken away; the password is tried as often there as anywhere", async () => {
    const email = "fay@faro.example";
    const fay = await signedIn(server, email, {});
    const passkey = { name: "Laptop", publicKey: Uint8Array.of(1), counter: 0, transports: [], createdMs: now };
    await keepPasskey(server.parts.state, { id: "ZmF5", user: fay.user, ...passkey });
    expect((await fay.ask("DELETE", "/api/v1/me/passkeys/ZmF5", { password })).status).toBe(204);
    expect((await mail.mailTo(email)).text).toContain("a passkey was taken away just now");
    const guess = async (turn: number) =>
      turn % 2 === 0
        ? fay.ask("POST", "/api/v1/me/passkeys/options", { password: "wrong" })
        : fay.ask("PUT", "/api/v1/me/password", { current: "wrong", next });
    const answers: number[] = [];
    for (let turn = 0; turn < 14; turn++) answers.push((await guess(turn)).status);
    expect(answers.filter((status) => status === 401)).toHaveLength(10);
  });

  it("is answered the same while the mail server is down, and nothing of it is in the log", async () => {
    const email = "dan@faro.example";
    await signedIn(server, email, {});
    refuses = true;
    expect(await ask(email)).toEqual({ status: 202, body: null });
    await expect.poll(() => server.log.some((line) => line.includes("a letter is tried again"))).toBe(true);
    refuses = false;
    expect(server.log.join("")).not.toMatch(/dan@faro|#[\w-]{20}/);
  });

  it("is changed by who knows the old one; their other browsers are signed out", async () => {
    const email = "eva@faro.example";
    const eva = await signedIn(server, email, {});
    const other = await comeIn(email, password);
    expect(other.body).toEqual({ next: "in" });
    expect((await eva.ask("GET", "/api/v1/me/sessions")).body).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ current: true })]),
    });
    const change = (current: string, wanted: string) =>
      eva.ask("PUT", "/api/v1/me/password", { current, next: wanted });
    expect(await change("not the right one", next)).toMatchObject({ body: { code: "wrong_credentials" } });
    expect(await change(password, "faro.example eva")).toMatchObject({ status: 400, body: { code: "weak_password" } });
    expect(await change(password, next)).toEqual({ status: 204, body: null });
    expect((await eva.ask("GET", "/api/v1/me/sessions")).body).toMatchObject({ items: [{ current: true }] });
    expect((await comeIn(email, next)).status).toBe(200);
  });
});

describe("a new password, without a mail server", { timeout: 60_000 }, () => {
  let server: OpenServer;
  beforeEach(async () => {
    server = await openServer();
  });
  afterEach(() => server.close());

  it("comes by a link that the operator is told, and the log is not", async () => {
    await signedIn(server, "ana@faro.example", {});
    expect((await post(server, "POST", "/password-reset", { email: "nobody@faro.example" })).status).toBe(202);
    expect((await post(server, "POST", "/password-reset", { email: "ana@faro.example" })).status).toBe(202);
    await expect.poll(() => server.told.length).toBe(1);
    const [told = ""] = server.told;
    expect(told).toContain("ana@faro.example asks for a new password");
    const token = tokenIn(told);
    expect(server.log.join("")).not.toContain(token);
    expect((await post(server, "PUT", "/password-reset", { token, password: next })).status).toBe(204);
  });
});
