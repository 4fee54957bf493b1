import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { march } from "../send-import.ts";
import { totp } from "../totp.ts";
import { becomeOwner, type Door, openDoor, setUpApp, signIn, words } from "./door-browser.ts";

describe("the first owner", { timeout: 120_000 }, () => {
  let door: Door;
  beforeAll(async () => {
    door = await openDoor();
  }, 60_000);
  afterAll(() => door.close());

  it("comes in by the link, sets up a second factor, and signs in with it", async () => {
    const page = await door.visitor();
    await page.goto(door.url);
    expect(await page.textContent("main")).toContain("It has no owner yet.");
    await page.goto(`${door.url}/welcome#${"x".repeat(32)}`);
    await page.getByText("This link opens nothing").waitFor();
    expect(await page.getByLabel("Your name").isVisible()).toBe(false);
    await becomeOwner(page, await door.ownerLink(), "Café Azul");
    expect(await page.textContent(".works")).toMatch(/Café Azul\s*You are an owner · EUR · Europe\/Lisbon/);

    await page.goto(`${door.url}/account`);
    const { secret, codes } = await setUpApp(page, words);
    expect(codes).toHaveLength(10);

    await page.getByRole("button", { name: "Sign out", exact: true }).first().click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await page.goto(`${door.url}/w/cafe-azul/statement`);
    expect(page.url()).toBe(`${door.url}/sign-in?to=%2Fw%2Fcafe-azul%2Fstatement`);
    await page.getByLabel("E-mail address").fill("ana@faro.example");
    await page.getByLabel("Password", { exact: true }).fill(words);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByLabel("Code").fill("000000");
    await page.getByRole("button", { name: "Go on" }).click();
    await page.locator("#second .fault").filter({ hasText: "." }).first().waitFor();
    await page.getByLabel("Code").fill(totp(secret, Date.now() + 30_000));
    await page.getByRole("button", { name: "Go on" }).click();
    await page.waitForURL(`${door.url}/w/cafe-azul/statement`);
    expect(await page.textContent("h1")).toBe("Café Azul has no figures yet");
    const sent = await page.request.post(`${door.url}/api/v1/workspaces/cafe-azul/imports?name=orders.csv`, {
      headers: { origin: door.url, "content-type": "application/octet-stream" },
      data: Buffer.from(march),
    });
    expect(sent.status()).toBe(202);
    await expect
      .poll(async () => (await page.goto(`${door.url}/w/cafe-azul/statement`)) && page.title(), { timeout: 20_000 })
      .toMatch(/^Return on social media/);
    await page.getByRole("link", { name: "Your workspaces" }).click();
    await page.getByRole("heading", { name: "Your workspaces" }).waitFor();

    const other = await door.visitor();
    await signIn(other, door.url, "ana@faro.example", words);
    await other.getByRole("button", { name: "Use a backup code instead" }).click();
    await other.getByLabel("Code").fill(codes[0] ?? "");
    await other.getByRole("button", { name: "Go on" }).click();
    await other.getByRole("heading", { name: "Your workspaces" }).waitFor();
  });

  it("is told in a sentence what is wrong, and where", async () => {
    const page = await door.visitor();
    await signIn(page, door.url, "ana@faro.example", "not the right one");
    await page.getByText("The e-mail address or the password is not right.").waitFor();
    expect(await page.getByLabel("Password", { exact: true }).inputValue()).toBe("");

    await page.goto(`${door.url}/welcome#${"x".repeat(32)}`);
    expect(await page.textContent("main")).toContain("This link was used");
    await page.getByRole("link", { name: "Sign in" }).click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();

    await page.goto(`${door.url}/new-password#${"x".repeat(32)}`);
    await page.getByText("This link opens nothing").waitFor();
    await page.getByRole("button", { name: "Send the link" }).waitFor();
    expect(await page.getByLabel("New password").isVisible()).toBe(false);

    await page.goto(`${door.url}/invitation#${"x".repeat(32)}`);
    await page.getByRole("heading", { name: "This invitation does not open" }).waitFor();
    await page.goto("about:blank");
    await page.goto(`${door.url}/invitation`);
    await page.getByText("given no whole link").waitFor();
  });

  it.each([
    ["Europe/Oslo", "NOK"],
    ["America/Chicago", "USD"],
    ["Asia/Kolkata", "INR"],
    ["Europe/Lisbon", "EUR"],
  ])("is offered the zone of the browser, and its currency: %s", async (zone, currency) => {
    const page = await door.visitor(zone);
    const { server } = door;
    const { keepUser } = await import("../../src/state/people/users.ts");
    const hash = await server.parts.people.hashOf(words);
    const email = `${currency.toLowerCase()}@faro.example`;
    await keepUser(server.parts.state, { email, name: currency, hash });
    await signIn(page, door.url, email, words);
    await page.getByRole("heading", { name: "Your workspaces" }).waitFor();
    await page.goto(`${door.url}/new-workspace`);
    await page.getByRole("button", { name: "Make the workspace" }).and(page.locator(":enabled")).waitFor();
    const shown = await page.getByLabel("Time zone").inputValue();
    expect(shown.replace("Calcutta", "Kolkata")).toBe(zone);
    expect(await page.getByLabel("Currency").inputValue()).toBe(currency);
  });

  it("sends nobody elsewhere after signing in", async () => {
    const page = await door.visitor();
    const { server } = door;
    const hash = await server.parts.people.hashOf(words);
    const { keepUser } = await import("../../src/state/people/users.ts");
    await keepUser(server.parts.state, { email: "eve@faro.example", name: "Eve", hash });
    for (const to of [
      "https://elsewhere.example/",
      "//elsewhere.example/",
      "javascript:alert(1)",
      "/\\elsewhere.example",
    ]) {
      await page.goto(`${door.url}/sign-in?to=${encodeURIComponent(to)}`);
      await page.getByLabel("E-mail address").fill("eve@faro.example");
      await page.getByLabel("Password", { exact: true }).fill(words);
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await page.getByRole("heading", { name: "Your workspaces" }).waitFor();
      expect(page.url()).toBe(`${door.url}/workspaces`);
      await page.getByRole("button", { name: "Sign out" }).click();
      await page.getByRole("heading", { name: "Sign in" }).waitFor();
    }
  });

  it("chooses a new password by the link in a mail", async () => {
    const page = await door.visitor();
    await page.goto(`${door.url}/sign-in`);
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await page.getByLabel("E-mail address").fill("eve@faro.example");
    await page.getByRole("button", { name: "Send the link" }).click();
    await page.getByText("a link is on its way").waitFor();
    const mail = await door.mails.mailTo("eve@faro.example");
    await page.goto(/http:\/\/localhost:\d+\/\S+#[\w-]+/.exec(mail.text)?.[0] ?? "");
    const password = page.getByLabel("New password");
    await password.fill("eve");
    expect(await page.textContent(".strength")).toBe("Too short: 3 of 12 letters");
    await password.fill("password1234567");
    expect(await page.textContent(".strength")).toBe("Easily guessed");
    await page.getByRole("button", { name: "Keep this password" }).click();
    await page.getByText("The password is easily guessed.").waitFor();
    await password.fill("another four words entirely");
    await page.getByRole("button", { name: "Keep this password" }).click();
    await page.getByText("Your new password holds").waitFor();
    await signIn(page, door.url, "eve@faro.example", "another four words entirely");
    await page.getByRole("heading", { name: "Your workspaces" }).waitFor();
    expect(await page.textContent("main")).toContain("You are in none yet");
  });
});

describe("a passkey", { timeout: 120_000 }, () => {
  let door: Door;
  beforeAll(async () => {
    door = await openDoor();
  }, 60_000);
  afterAll(() => door.close());

  it("is made, signs in as two factors, is renamed and removed; a copy of the device is refused", async () => {
    const page = await door.visitor();
    const device = await page.context().newCDPSession(page);
    await device.send("WebAuthn.enable");
    const { authenticatorId } = await device.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await becomeOwner(page, await door.ownerLink(), "Faro Verde");
    await page.goto(`${door.url}/account`);
    const form = page.locator("#new-passkey");
    await form.getByLabel("Name of the new passkey").fill("Ana's laptop");
    await form.getByLabel("Your password").fill("not this one");
    await form.getByRole("button", { name: "Add a passkey" }).click();
    await form.getByText("The password is not right.").waitFor();
    await form.getByLabel("Your password").fill(words);
    await form.getByRole("button", { name: "Add a passkey" }).click();
    await page.getByText("Added: you can sign in with it").waitFor();

    await page.getByRole("button", { name: "Sign out", exact: true }).first().click();
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await page.getByRole("heading", { name: "Your workspaces" }).waitFor();
    expect(await page.textContent("main")).not.toContain("A password alone");
    const api = (method: "get" | "post" | "delete", path: string, data?: object) =>
      page.request[method](`${door.url}/api/v1${path}`, { headers: { origin: door.url }, ...(data ? { data } : {}) });
    expect(await (await api("get", "/me")).json()).toMatchObject({ hasSecondFactor: true, hasAuthenticator: false });

    // By password alone the same person has shown one factor.
    const other = await door.visitor();
    await signIn(other, door.url, "ana@faro.example", words);
    await other.getByText("A password alone opens your account.").waitFor();

    await page.goto(`${door.url}/account`);
    await page.getByRole("button", { name: "Rename Ana's laptop" }).click();
    await page.getByLabel("New name").fill("The old laptop");
    await page.getByRole("button", { name: "Save" }).last().click();
    await page.getByText("The old laptop", { exact: true }).waitFor();

    // A device that counts lower than it did before is a copy of it.
    await door.server.parts.state.updateTable("passkey").set({ counter: 1_000_000 }).execute();
    await page.getByRole("button", { name: "Sign out", exact: true }).first().click();
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await page.getByText("This passkey lets nobody in here.").waitFor();
    await door.server.parts.state.updateTable("passkey").set({ counter: 1 }).execute();

    // Without a finger, a face or a PIN a passkey is but one factor.
    await device.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await page.getByText("The device showed no passkey.").waitFor();
    await device.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });

    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await page.getByRole("heading", { name: "Your workspaces" }).waitFor();
    await page.goto(`${door.url}/account`);
    await page.getByRole("button", { name: "Remove The old laptop" }).click();
    const removal = page.locator("#passkey-list form");
    await removal.getByLabel("Your password").fill(words);
    await removal.getByRole("button", { name: "Remove this passkey" }).click();
    await page.getByText("The old laptop", { exact: true }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Sign out", exact: true }).first().click();
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await page.getByText("This passkey lets nobody in here.").waitFor();

    const { auditOf } = await import("../../src/state/people/audit.ts");
    const actions = (await auditOf(door.server.parts.state, null, { most: 50, below: null })).map(
      ({ action }) => action,
    );
    expect(actions.filter((one) => one.startsWith("passkey."))).toEqual([
      "passkey.delete",
      "passkey.edit",
      "passkey.add",
    ]);
  });

  it("is not to be had at an address without a name, which the page says", async () => {
    const page = await door.visitor();
    await page.goto(`${door.url.replace("localhost", "127.0.0.1")}/sign-in`);
    expect(await page.getByRole("button", { name: "Sign in with a passkey" }).isDisabled()).toBe(true);
    expect(await page.textContent("#passkey-hint")).toBe(
      `Passkeys belong to a name, and 127.0.0.1 is an address: open ${door.url} instead.`,
    );
  });
});
