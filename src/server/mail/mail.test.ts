import { createServer } from "node:net";
import { expect, it } from "vitest";
import { mailServer } from "../../../test/mail-server.ts";
import { serverSettings } from "../../config.ts";
import { invitationLetter } from "./letters.ts";
import { Mail } from "./mail.ts";

const letter = invitationLetter({
  to: "bea@faro.example",
  workspaceName: "Faro <Azul> & Söhne",
  inviter: "Ana\r\nBcc: everybody@faro.example",
  link: "https://go.faro.example/invitation#abc",
  days: 7,
});

it("brings a letter as text and as a page, to one person alone", async () => {
  const server = await mailServer();
  const mail = new Mail(server.settings);
  await mail.send(letter);
  const { to, text } = await server.mailTo("bea@faro.example");
  expect(to).toEqual(["bea@faro.example"]);
  expect(text).toContain("From: Retorno <retorno@faro.example>");
  expect(text).toMatch(/^Auto-Submitted: auto-generated/m);
  expect(text).toContain("The link opens for 7 days");
  expect(text).toContain('<a href="https://go.faro.example/invitation#abc">');
  expect(text).toContain("Faro &#60;Azul&#62; &#38;");
  expect(text.split(/\r?\n\r?\n/)[0]).not.toMatch(/^Bcc:/im);
  await mail.close();
  await server.close();
});

it("says so where the mail server refuses, is not there, or does not encrypt", async () => {
  const server = await mailServer({ refuses: () => true });
  const unavailable = { code: "mail_unavailable", message: "the mail server did not take the letter" };
  const refused = new Mail(server.settings);
  await expect(refused.send(letter)).rejects.toMatchObject(unavailable);
  const open = new Mail({ ...server.settings, encryption: "starttls" });
  await expect(open.send(letter)).rejects.toMatchObject(unavailable);
  expect(server.received).toEqual([]);
  await server.close();
  const gone = new Mail(server.settings);
  await expect(gone.send(letter)).rejects.toMatchObject(unavailable);
  await Promise.all([refused.close(), open.close(), gone.close()]);
});

it("tries a letter that nobody waits for again, and gives it up when it closes", async () => {
  let refuses = true;
  const server = await mailServer({ refuses: () => refuses });
  const mail = new Mail(server.settings, { againAfter: [50, 50, 60_000] });
  const failures: boolean[] = [];
  mail.sendLater(letter, (_, isLast) => {
    failures.push(isLast);
    refuses = failures.length < 2;
  });
  await server.mailTo("bea@faro.example");
  expect(failures).toEqual([false, false]);
  refuses = true;
  mail.sendLater(letter, () => undefined);
  await mail.close();
  await server.close();
});

it("waits ten seconds for a mail server that says nothing, no longer", { timeout: 40_000 }, async () => {
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const { port } = silent.address() as { port: number };
  const mail = new Mail({
    host: "127.0.0.1",
    port,
    encryption: "none",
    user: null,
    password: null,
    from: "a@b.example",
  });
  const before = performance.now();
  await expect(mail.send(letter)).rejects.toMatchObject({ code: "mail_unavailable" });
  expect(performance.now() - before).toBeLessThan(20_000);
  await mail.close();
  silent.close();
});

const from = "Retorno <retorno@shop.example>";

it.each([
  [
    "smtps://ana:p%40ss@mail.example",
    { host: "mail.example", port: 465, encryption: "tls", user: "ana", password: "p@ss" },
  ],
  ["smtp://mail.example:2525", { port: 2525, encryption: "starttls", user: null, password: null }],
  ["smtp://localhost", { port: 587, encryption: "none" }],
  ["smtp://[::1]:25", { host: "::1", port: 25, encryption: "none" }],
  ["smtp://relay.internal?tls=none", { encryption: "none" }],
])("reads RETORNO_SMTP_URL=%s", (RETORNO_SMTP_URL, expected) => {
  expect(serverSettings({ RETORNO_SMTP_URL, RETORNO_MAIL_FROM: from }).mail).toMatchObject({ ...expected, from });
});

it.each([
  ["mail.example", from, "RETORNO_SMTP_URL"],
  ["https://ana:hidden@mail.example", from, "RETORNO_SMTP_URL"],
  ["smtp://ana:hidden%zz@mail.example", from, "RETORNO_SMTP_URL"],
  ["smtp://ana:hidden@mail.example?tls=maybe", from, "RETORNO_SMTP_URL"],
  ["smtp://mail.example", "", "RETORNO_MAIL_FROM"],
  ["smtp://mail.example", "Retorno", "RETORNO_MAIL_FROM"],
])("refuses %s from %s, and repeats no password", (RETORNO_SMTP_URL, RETORNO_MAIL_FROM, named) => {
  const read = () => serverSettings({ RETORNO_SMTP_URL, RETORNO_MAIL_FROM });
  expect(read).toThrow(named);
  expect(read).not.toThrow("hidden");
});
