import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { totp } from "../totp.ts";
import { askSecondFactor, becomeOwner, type Door, openDoor, setUpApp, signIn, words } from "./door-browser.ts";

const bosWords = "harbour velvet seventeen pickle";

describe("a second person", { timeout: 120_000 }, () => {
  let door: Door;
  beforeAll(async () => {
    door = await openDoor();
  }, 60_000);
  afterAll(() => door.close());

  it("invited by mail, signs in with a second factor and sees only their workspace", async () => {
    const owner = await door.visitor();
    await becomeOwner(owner, await door.ownerLink(), "Faro Verde");
    const asOwner = (method: "post", path: string, data: object) =>
      owner.request[method](`${door.url}/api/v1/workspaces${path}`, { headers: { origin: door.url }, data });
    await asOwner("post", "", { id: "secret-brand", name: "Secret Brand", currency: "EUR", timeZone: "Europe/Madrid" });
    const invited = await asOwner("post", "/faro-verde/invitations", { email: "Bo@faro.example", role: "viewer" });
    expect(await invited.json()).toMatchObject({ mailed: true, link: null });

    const mail = await door.mails.mailTo("bo@faro.example");
    expect(mail.text).toContain("Ana Faro invites you to Faro Verde");
    const link = /http:\/\/localhost:\d+\/invitation#[\w-]+/.exec(mail.text)?.[0] ?? "";
    const bo = await door.visitor();
    await bo.goto(link);
    await bo.getByRole("heading", { name: "Come in to Faro Verde" }).waitFor();
    expect(await bo.textContent("#invited .lead")).toBe(
      "You are invited as a viewer, with the address bo@faro.example.",
    );
    await bo.getByLabel("Your name").fill("Bo");
    await bo.getByLabel("Choose a password").fill(bosWords);
    await bo.getByRole("button", { name: "Make my account" }).click();
    await bo.waitForURL(`${door.url}/w/faro-verde`);

    // The same link opens once.
    const later = await door.visitor();
    await later.goto(link);
    await later.getByRole("heading", { name: "This invitation does not open" }).waitFor();
    expect(await later.textContent("[data-why]")).toMatch(/^\S.*\.$/);

    // Whoever has shown one factor is let into a workspace that asks for two as soon as they set the second one up.
    await owner.goto(`${door.url}/account`);
    await setUpApp(owner, words);
    await askSecondFactor(owner, door.url, "faro-verde");
    await bo.goto(`${door.url}/w/faro-verde`);
    await bo.getByRole("heading", { name: "A second factor is needed" }).waitFor();
    await bo.getByRole("link", { name: "Set one up" }).click();
    const { secret } = await setUpApp(bo, bosWords);
    await bo.getByRole("button", { name: "Sign out", exact: true }).first().click();
    await bo.getByRole("heading", { name: "Sign in" }).waitFor();

    await signIn(bo, door.url, "bo@faro.example", bosWords);
    await bo.getByRole("heading", { name: "Your second factor" }).waitFor();
    await bo.goto(`${door.url}/`);
    expect(new URL(bo.url()).pathname).toBe("/sign-in");
    await signIn(bo, door.url, "bo@faro.example", bosWords);
    await bo.getByLabel("Code").fill(totp(secret, Date.now() + 30_000));
    await bo.getByRole("button", { name: "Go on" }).click();
    await bo.waitForURL(`${door.url}/w/faro-verde`);
    await bo.goto(`${door.url}/workspaces`);
    expect(await bo.locator(".works h3").allTextContents()).toEqual(["Faro Verde"]);
    expect(await bo.content()).not.toMatch(/Secret Brand|Faro Azul|secret-brand|faro-azul/);

    await bo.goto(`${door.url}/w/faro-verde/statement`);
    await bo.getByRole("heading", { name: "Faro Verde has no figures yet" }).waitFor();
    for (const other of ["secret-brand", "faro-azul", "no-such"]) {
      const answer = await bo.goto(`${door.url}/w/${other}`);
      expect([answer?.status(), await bo.textContent("h1")]).toEqual([404, "There is nothing here"]);
    }
    const mine = await (await bo.request.get(`${door.url}/api/v1/workspaces`)).json();
    expect(mine.items.map(({ id }: { id: string }) => id)).toEqual(["faro-verde"]);
    expect((await bo.request.get(`${door.url}/api/v1/workspaces/secret-brand`)).status()).toBe(404);
    expect(door.server.log.join("\n")).not.toContain(link.split("#")[1]);
  });

  it("who has an account signs in, comes back to the invitation, and accepts", async () => {
    const owner = await door.visitor();
    const { server } = door;
    const { keepUser } = await import("../../src/state/people/users.ts");
    const { keepMember } = await import("../../src/state/people/members.ts");
    const people = { cy: "cy@faro.example", dee: "dee@faro.example" };
    for (const [name, email] of Object.entries(people)) {
      const hash = await server.parts.people.hashOf(words);
      const user = await keepUser(server.parts.state, { email, name, hash });
      if (name === "cy") await keepMember(server.parts.state, { workspace: "faro-azul", user, role: "owner" });
    }
    await signIn(owner, door.url, people.cy, words);
    await owner.waitForURL(`${door.url}/w/faro-azul`);
    await owner.request.post(`${door.url}/api/v1/workspaces/faro-azul/invitations`, {
      headers: { origin: door.url },
      data: { email: people.dee, role: "editor" },
    });
    const mail = await door.mails.mailTo(people.dee);
    const link = /http:\/\/localhost:\d+\/invitation#[\w-]+/.exec(mail.text)?.[0] ?? "";

    // Somebody else, who is signed in in this browser, is not mistaken for her.
    await owner.goto(link);
    await owner.getByText("You are signed in as cy@faro.example").waitFor();
    await owner.getByRole("button", { name: "Sign out and go on" }).click();
    await owner.getByRole("link", { name: "Sign in" }).click();
    await owner.getByLabel("E-mail address").fill(people.dee);
    await owner.getByLabel("Password", { exact: true }).fill(words);
    await owner.getByRole("button", { name: "Sign in", exact: true }).click();
    await owner.getByRole("button", { name: "Come in" }).click();
    await owner.waitForURL(`${door.url}/w/faro-azul`);
    await owner.goto(`${door.url}/workspaces`);
    expect(await owner.textContent(".works")).toContain("You are an editor");
  });
});
