import { afterAll, beforeAll, expect, it } from "vitest";
import { mailServer, tokenIn } from "../../../test/mail-server.ts";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { type Browser, origin, password, signedIn } from "../../../test/signed-in.ts";
import { auditOf } from "../../state/people/audit.ts";
import { keepInvitation } from "../../state/people/invitation-changes.ts";
import { newToken } from "../../state/people/invitations.ts";
import { keepPasskey, passkeysOf } from "../../state/people/passkeys.ts";
import { userByEmail } from "../../state/people/users.ts";
import { addWorkspace } from "../../state/workspaces/workspaces.ts";

const own = "seven green teapots whistle";
let mails: Awaited<ReturnType<typeof mailServer>>;
let server: OpenServer;
let [alpha, beta] = [] as unknown as [Browser, Browser];
beforeAll(async () => {
  mails = await mailServer();
  server = await openServer({ settings: { mail: mails.settings } });
  await addWorkspace(server.parts.state, { id: "beta", name: "Beta", currency: "EUR", timeZone: "UTC" });
  await server.parts.directory.reload();
  alpha = await signedIn(server, "mallory@alpha.example", { "faro-azul": "owner" });
  beta = await signedIn(server, "bob@beta.example", { beta: "owner" });
});
afterAll(async () => {
  await server.close();
  await mails.close();
});

const post = async (url: string, payload: object, cookie = "") => {
  const answer = await server.app.inject({
    method: "POST",
    url: `/api/v1${url}`,
    headers: { origin, cookie },
    payload,
  });
  const cookies = answer.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  return { status: answer.statusCode, body: answer.body === "" ? null : answer.json(), cookies };
};

/** Invites an address and hands the link over, as where no mail is set up. */
async function handedOver(workspace: string, email: string, by: Browser): Promise<string> {
  const token = newToken();
  const actor = { kind: "user", id: by.user } as const;
  await keepInvitation(server.parts.state, { workspace, email, role: "editor", actor }, token);
  return token;
}

/** Whoever invited makes the account of another's address, with a passkey. */
async function madeInAnothersName(email: string) {
  const token = await handedOver("faro-azul", email, alpha);
  const come = await post("/invitation/accept", { token, name: "Victor", password });
  expect(come.status).toBe(200);
  const user = (await userByEmail(server.parts.state, email))?.id ?? "";
  const passkey = { name: "Mine", publicKey: Uint8Array.of(1), counter: 0, transports: [], createdMs: Date.now() };
  await keepPasskey(server.parts.state, { id: Buffer.from(email).toString("base64url"), user, ...passkey });
  return { user, cookies: come.cookies };
}

it("an account in another's name goes to who opens the link that was mailed to the address, and nobody else is in", async () => {
  const email = "victor@beta.example";
  const { user, cookies } = await madeInAnothersName(email);
  await beta.ask("POST", "/api/v1/workspaces/beta/invitations", { email, role: "editor" });
  const token = tokenIn((await mails.mailTo(email)).text);
  expect((await post("/invitation", { token })).body).toMatchObject({ hasAccount: false });
  // Signed in as it is not enough either: whoever made the account knows its password.
  expect((await post("/invitation/accept", { token }, cookies)).body).toMatchObject({ code: "invalid_request" });
  const come = await post("/invitation/accept", { token, name: "Victor", password: own });
  expect(come.status).toBe(200);
  const asked = async (cookie: string) =>
    (await server.app.inject({ url: "/api/v1/workspaces/beta", headers: { cookie } })).statusCode;
  expect(await asked(come.cookies)).toBe(200);
  expect(await asked(cookies)).toBe(401);
  expect(await passkeysOf(server.parts.state, user)).toEqual([]);
  expect((await post("/sign-in", { email, password })).status).toBe(401);
  expect((await post("/sign-in", { email, password: own })).status).toBe(200);
  const [latest] = await auditOf(server.parts.state, "faro-azul", { most: 1, below: null });
  expect(latest).toMatchObject({ action: "account.claim", subject: user });
});

it("an account in another's name joins no other workspace by a link that was handed over, until the address is proven", async () => {
  const email = "wanda@beta.example";
  const { user, cookies } = await madeInAnothersName(email);
  const token = await handedOver("beta", email, beta);
  expect((await post("/invitation", { token })).body).toMatchObject({ hasAccount: true });
  expect((await post("/invitation/accept", { token, name: "Wanda", password: own })).status).toBe(401);
  expect((await post("/invitation/accept", { token }, cookies)).body).toMatchObject({ status: 409, code: "conflict" });
  await post("/password-reset", { email });
  const link = tokenIn((await mails.mailTo(email)).text);
  const chosen = await server.app.inject({
    method: "PUT",
    url: "/api/v1/password-reset",
    headers: { origin },
    payload: { token: link, password: own },
  });
  expect(chosen.statusCode).toBe(204);
  expect(await passkeysOf(server.parts.state, user)).toEqual([]);
  const wanda = await post("/sign-in", { email, password: own });
  expect((await post("/invitation/accept", { token }, cookies)).status).toBe(401);
  expect((await post("/invitation/accept", { token }, wanda.cookies)).status).toBe(200);
});
