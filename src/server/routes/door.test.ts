import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { signedIn } from "../../../test/signed-in.ts";
import { addWorkspace } from "../../state/workspaces/workspaces.ts";

describe("the pages", () => {
  let server: OpenServer;
  beforeAll(async () => {
    server = await openServer();
  });
  afterAll(() => server.close());

  const open = (url: string, headers: Record<string, string> = {}) =>
    server.app.inject({ method: "GET", url, headers });

  it("show figures to this machine alone until there is an owner, and to nobody unknown after", async () => {
    expect((await open("/")).body).toContain("Retorno runs");
    const stranger = (await open("/", { host: "evil.example" })).body;
    expect(stranger).toContain("Nobody is let in yet");
    expect(stranger).not.toContain("retorno import");
    const { cookie } = await signedIn(server, "ana@faro.example", { "faro-azul": "viewer" });
    for (const url of ["/", "/workspaces", "/account", "/new-workspace", "/w/faro-azul"]) {
      const answer = await open(url);
      expect([url, answer.statusCode, answer.body]).toEqual([url, 302, ""]);
    }
    const home = (await open("/workspaces", { cookie })).body;
    expect(home).toContain("You are a viewer");
    expect(home).not.toContain("in the last hour");
  });

  it("lead whoever is signed in to the one workspace that is open to them, to one of several, or to the first they make", async () => {
    const { state, directory } = server.parts;
    await addWorkspace(state, { id: "faro-rojo", name: "Faro Rojo", currency: "EUR", timeZone: "UTC" });
    await state.updateTable("workspace").set({ needs_second_factor: 1 }).where("id", "=", "faro-rojo").execute();
    await directory.reload();
    const of = async (name: string, workspaces: Readonly<Record<string, "viewer">>, operator = false) => {
      const { cookie } = await signedIn(server, `${name}@faro.example`, workspaces, { operator });
      return (await open("/", { cookie })).headers.location;
    };
    expect(await of("one", { "faro-azul": "viewer" })).toBe("/w/faro-azul");
    expect(await of("closed", { "faro-rojo": "viewer" })).toBe("/workspaces");
    expect(await of("several", { "faro-azul": "viewer", "faro-rojo": "viewer" })).toBe("/workspaces");
    expect(await of("none", {})).toBe("/workspaces");
    expect(await of("first", {}, true)).toBe("/new-workspace");
  });

  it("run no script but our own, are framed by nobody and kept by nobody", async () => {
    for (const url of ["/sign-in", "/welcome", "/invitation", "/new-password", "/w/nothing"]) {
      const { headers, body } = await open(url);
      const policy = String(headers["content-security-policy"]);
      expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'; script-src 'self';/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers["cache-control"]).toBe("no-store");
      expect(body).not.toMatch(/<script(?![^>]* src="\/door\/)|style="|onclick=|https?:\/\/(?!localhost)/);
    }
  });

  it("have a label, a place for faults and a word for password managers at every field", async () => {
    for (const url of ["/sign-in", "/invitation", "/new-password"]) {
      const { body } = await open(url);
      const fields = [...body.matchAll(/<input id="([^"]+)"[^>]*>/g)];
      expect(fields.length).toBeGreaterThan(0);
      for (const [field, id] of fields) {
        expect(body).toContain(`<label for="${id}">`);
        expect(body).toContain(`id="${id}-fault"`);
        expect(field).toMatch(/ autocomplete="[a-z-]+"/);
      }
    }
  });

  it("say of a field what browsers know by its attributes", async () => {
    const attributes = async (url: string, id: string) => {
      const [, written = ""] = new RegExp(`<input ([^>]*id="${id}"[^>]*)>`).exec((await open(url)).body) ?? [];
      const rest = written.replaceAll(/(?<=^| )[a-z-]+(="[^"<>]*")?(?= |$)/g, "").trim();
      expect([id, rest, written.includes("&quot;")]).toEqual([id, "", false]);
      return [...written.matchAll(/(?<=^| )([a-z-]+)(?:="([^"]*)")?(?= |$)/g)].map(([, name]) => name);
    };
    expect(await attributes("/sign-in", "sign-in-email")).toEqual(
      expect.arrayContaining(["required", "autofocus", "inputmode", "autocapitalize", "spellcheck"]),
    );
    expect(await attributes("/new-password", "choose-form-password")).toContain("required");
  });

  it("name in each command the folder and, of several, the workspace", async () => {
    const { cookie, ask } = await signedIn(server, "cleo@faro.example", { "faro-azul": "owner" }, { operator: true });
    const other = { id: "faro-verde", name: "Faro Verde", currency: "EUR", timeZone: "Europe/Madrid" };
    expect(await ask("POST", "/api/v1/workspaces", other)).toMatchObject({ status: 201 });
    const { body } = await open("/workspaces", { cookie });
    const commands = [...body.matchAll(/<code>(retorno [^<]+)<\/code>/g)].map(([, command]) => command ?? "");
    expect(commands.length).toBeGreaterThan(1);
    for (const command of commands) {
      expect(command).toContain(`--data ${server.parts.folder}`);
      expect(command).toContain("--workspace ");
    }
  });

  it("send their scripts for ever by version, and nothing else", async () => {
    const [script = ""] = /\/door\/\w+\/sign-in\.js/.exec((await open("/sign-in")).body) ?? [];
    const answer = await open(script);
    expect(answer.headers).toMatchObject({ "content-type": "text/javascript; charset=utf-8" });
    expect(answer.headers["cache-control"]).toContain("immutable");
    const imported = [...answer.body.matchAll(/(?:from|import) ?"\.\/([\w-]+\.js)"/g)].map(([, name]) => name);
    expect(imported).toContain("ask.js");
    for (const name of imported) expect((await open(script.replace("sign-in.js", name ?? ""))).statusCode).toBe(200);
    expect((await open("/door/0000000000/sign-in.js")).statusCode).toBe(404);
    expect((await open(script.replace("sign-in.js", "..%2Fpage.ts"))).statusCode).toBe(404);
  });

  it("say why nobody signs in over a connection that can be overheard", async () => {
    const answer = await open("/sign-in", { host: "shop.example" });
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain("People sign in over an encrypted connection only.");
  });
});
