import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { heardCli, printed, said } from "../../../test/heard-cli.ts";
import { tokenIn } from "../../../test/mail-server.ts";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { origin, password, signedIn } from "../../../test/signed-in.ts";
import { totp } from "../../../test/totp.ts";
import { auditOf } from "../../state/people/audit.ts";
import { startText } from "../serve/start-text.ts";

const next = "seven green teapots whistle";

describe("retorno owner", { timeout: 60_000 }, () => {
  let server: OpenServer;
  beforeEach(async () => {
    server = await openServer();
  });
  afterEach(() => server.close());

  const owner = (...args: string[]) => heardCli(["owner", ...args, "--data", server.folder]);
  const send = async (method: "POST" | "PUT", url: string, payload: object) =>
    (await server.app.inject({ method, url: `/api/v1${url}`, headers: { origin }, payload })).statusCode;
  const first = (token: string) =>
    send("POST", "/first-owner", { token, name: "Ana", email: "ana@faro.example", password: next });

  it("prints a link while there is no owner, which takes the place of the one before", async () => {
    const running = { folder: server.folder } as never;
    const start = await startText(server.parts, running, "http://127.0.0.1:4180");
    expect(start).toMatch(/^ {2}owner {7}http:\/\/127\.0\.0\.1:4180\/welcome#[\w-]{32}$/m);
    expect(await owner()).toBe(0);
    const link = printed;
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:4180\/welcome#[\w-]{32}\n$/);
    expect(said).toBe("retorno: open it within 24 hours to become the owner; links made before are void\n");
    expect(await first(tokenIn(start))).toBe(410);
    expect(await first(tokenIn(link))).toBe(204);
    expect(await owner()).toBe(1);
    expect(said).toContain("there is an owner already: to let them choose a new password: retorno owner --reset");
    expect(await startText(server.parts, running, "http://127.0.0.1:4180")).not.toContain("/welcome");
  });

  it("lets somebody choose a new password whom no mail reaches, and forgets a lost app", async () => {
    const ana = await signedIn(server, "ana@faro.example", { "faro-azul": "owner" });
    const { body } = await ana.ask("POST", "/api/v1/me/second-factor", { password });
    await ana.ask("POST", "/api/v1/me/second-factor/confirm", { code: totp((body as { secret: string }).secret) });
    expect(await owner("--reset", "Ana@Faro.example", "--forget-second-factor", "--format", "json")).toBe(0);
    const { link } = JSON.parse(printed) as { link: string };
    expect(await send("PUT", "/password-reset", { token: tokenIn(link), password: next })).toBe(204);
    const payload = { email: "ana@faro.example", password: next };
    const signIn = { method: "POST", url: "/api/v1/sign-in", headers: { origin }, payload } as const;
    expect((await server.app.inject(signIn)).json()).toEqual({ next: "in" });
    const lines = await auditOf(server.parts.state, null, { most: 9, below: null });
    expect(lines.map(({ action, actor }) => [action, actor])).toEqual([
      ["password.reset", `user:${ana.user}`],
      ["password.link", "operator"],
      ["second_factor.add", `user:${ana.user}`],
    ]);
  });

  it("gives the public address where that is encrypted", async () => {
    const { keepPublicUrl } = await import("../../state/public-url.ts");
    await keepPublicUrl(server.parts.state, "http://go.faro.example");
    await owner();
    expect(printed).toContain("http://127.0.0.1:4180/welcome#");
    await keepPublicUrl(server.parts.state, "https://go.faro.example");
    await owner();
    expect(printed).toContain("https://go.faro.example/welcome#");
  });

  it.each([
    [["--reset", "nobody@faro.example"], "nobody signs in with this address"],
    [["--forget-second-factor"], "--forget-second-factor does not say whose"],
    [["ana@faro.example"], '"ana@faro.example" is not expected here'],
    [["--data", "/nowhere"], "--data is given twice"],
  ])("refuses %j in one line", async (args, says) => {
    expect(await owner(...args)).toBe(1);
    expect([said.includes(says), said.trim().split("\n").length]).toEqual([true, 1]);
  });
});
