import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { heardCli, printed, said } from "../../../test/heard-cli.ts";
import { mailServer } from "../../../test/mail-server.ts";
import { openState } from "../../state/database.ts";
import { audited } from "../../state/people/audit.ts";
import { openInvitation } from "../../state/people/invitations.ts";
import { keepMember, membersOf } from "../../state/people/members.ts";
import { keepUser } from "../../state/people/users.ts";

const data = mkdtempSync(join(tmpdir(), "retorno-members-"));
const run = (...args: string[]) => heardCli([...args, "--data", data]);

beforeAll(async () => {
  await run("workspace", "add", "faro-azul", "--currency", "EUR", "--time-zone", "Europe/Madrid");
  expect(await run("member", "invite", "cleo@faro.example")).toBe(1);
  expect(said).toContain("retorno owner prints the link");
  await withState(async (state) => {
    for (const name of ["ana", "bea"]) {
      const user = await keepUser(state, { email: `${name}@faro.example`, name, hash: "x", operator: name === "ana" });
      await keepMember(state, { workspace: "faro-azul", user, role: name === "ana" ? "owner" : "viewer" });
    }
  });
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

async function withState<Answer>(work: (state: Awaited<ReturnType<typeof openState>>) => Promise<Answer>) {
  const state = await openState(data);
  try {
    return await work(state);
  } finally {
    await state.destroy();
  }
}

it("lists members, gives roles, removes, and keeps the last owner", async () => {
  expect(await run("member", "role", "BEA@faro.example", "editor")).toBe(0);
  expect(printed).toBe("bea@faro.example is an editor of faro-azul\n");
  expect(await run("member", "list")).toBe(0);
  expect(printed).toMatch(/^ana@faro.example {2}ana {2}owner\nbea@faro.example {2}bea {2}editor\n$/);
  expect(await run("member", "remove", "ana@faro.example")).toBe(1);
  expect(said).toContain("the last owner of a workspace cannot go");
  expect(await run("member", "role", "ana@faro.example", "viewer")).toBe(1);
  expect(await run("member", "remove", "bea@faro.example")).toBe(0);
  expect(await withState((state) => membersOf(state, "faro-azul"))).toHaveLength(1);
});

it("invites by a link that is printed once", async () => {
  expect(await run("member", "invite", "Cleo@Faro.example", "--role", "editor")).toBe(0);
  const [, token = ""] = /^http:\/\/127\.0\.0\.1:4180\/invitation#([\w-]{43})\n$/.exec(printed) ?? [];
  expect(await withState((state) => openInvitation(state, token))).toMatchObject({
    email: "cleo@faro.example",
    role: "editor",
    invitedBy: null,
  });
  expect(await run("member", "invite", "cleo@faro.example")).toBe(1);
  expect(said).toContain("was invited already");
});

it("lists invitations, sends them again and withdraws them", async () => {
  expect(await run("member", "invite", "dora@faro.example")).toBe(0);
  const first = printed.trim().split("#")[1] ?? "";
  expect(await run("member", "list")).toBe(0);
  const [, id = ""] =
    /\nInvited:\n.*^(\w+) {2}dora@faro\.example {2}viewer {2}until 20\d\d-\d\d-\d\d$/ms.exec(printed) ?? [];
  expect(await run("member", "list", "--format", "json")).toBe(0);
  expect(JSON.parse(printed).invitations).toContainEqual(
    expect.objectContaining({ id, email: "dora@faro.example", role: "viewer", expiresAt: expect.any(String) }),
  );
  expect(await run("member", "resend", "Dora@Faro.example")).toBe(0);
  const second = printed.trim().split("#")[1] ?? "";
  await withState(async (state) => {
    await expect(openInvitation(state, first)).rejects.toMatchObject({ code: "not_found" });
    expect(await openInvitation(state, second)).toMatchObject({ id });
  });
  expect(await run("member", "withdraw", id)).toBe(0);
  expect(printed).toContain("dora@faro.example to faro-azul is withdrawn");
  await withState((state) => expect(openInvitation(state, second)).rejects.toMatchObject({ code: "gone" }));
  await run("member", "list");
  expect(printed).not.toContain("dora");
  expect(await run("member", "resend", "dora@faro.example")).toBe(1);
  expect(said).toContain("see retorno member list");
});

it("mails the link where the command line knows a mail server, and keeps nothing where that refuses", async () => {
  let refuses = false;
  const server = await mailServer({ refuses: () => refuses });
  vi.stubEnv("RETORNO_SMTP_URL", `smtp://127.0.0.1:${server.settings.port}?tls=none`);
  vi.stubEnv("RETORNO_MAIL_FROM", "retorno@faro.example");
  try {
    expect(await run("member", "invite", "eva@faro.example", "--format", "json")).toBe(0);
    expect(JSON.parse(printed)).toMatchObject({ mailed: true, link: null });
    const { text } = await server.mailTo("eva@faro.example");
    const [, token = ""] = /\/invitation#([\w-]{43})/.exec(text) ?? [];
    expect(await withState((state) => openInvitation(state, token))).toMatchObject({ email: "eva@faro.example" });
    refuses = true;
    expect(await run("member", "resend", "eva@faro.example")).toBe(1);
    expect(await withState((state) => openInvitation(state, token))).toMatchObject({ email: "eva@faro.example" });
    expect(await run("member", "invite", "fay@faro.example")).toBe(1);
    expect(said).toContain("the mail server did not take the letter");
    await run("member", "list");
    expect(printed).not.toContain("fay");
  } finally {
    vi.unstubAllEnvs();
    await server.close();
  }
});

it("gives a workspace that is made there to everybody who runs the installation", async () => {
  expect(await run("workspace", "add", "north", "--currency", "NOK", "--time-zone", "Europe/Oslo")).toBe(0);
  expect(await withState((state) => membersOf(state, "north"))).toMatchObject([
    { email: "ana@faro.example", role: "owner" },
  ]);
});

it("leaves a line in the audit for each change, without addresses and keys", async () => {
  expect(
    await run(
      "key",
      "add",
      "--name",
      "links",
      "--workspace",
      "north",
      "--scopes",
      "links:read, events:write",
      "--expires",
      "90d",
    ),
  ).toBe(0);
  const key = printed.trim();
  await run("key", "list", "--workspace", "north");
  expect(printed).toMatch(/never used, runs out 20\d\d-\d\d-\d\d\)\n {2}events:write links:read\n/);
  await run("workspace", "edit", "north", "--name", "The north", "--second-factor", "needed");
  await run("audit", "--workspace", "north", "--format", "json");
  const entries = JSON.parse(printed) as { action: string; actor: string; name: string }[];
  expect(entries.map(({ action }) => action)).toEqual(["workspace.edit", "key.add", "workspace.add"]);
  expect(entries[0]).toMatchObject({
    actor: "operator",
    name: "the command line",
    was: { name: "north", needsSecondFactor: false },
    became: { name: "The north", needsSecondFactor: true },
  });
  expect(printed).not.toContain(key.slice(8));
  await run("audit", "--workspace", "faro-azul");
  expect(printed.split("\n").filter((line) => line.length > 80)).toEqual([]);
  expect(printed).toMatch(/the command line {2}invitation\.add {7}\w+\n/);
  expect(printed).toMatch(/member\.delete {8}bea\n/);
  await run("audit", "--workspace", "faro-azul", "--format", "json");
  expect(printed).not.toContain("faro.example");
  await run("workspace", "delete", "north", "--yes");
  await run("audit", "--installation", "--format", "json");
  expect(JSON.parse(printed)).toMatchObject([
    { action: "workspace.delete", subject: "north", was: { name: "The north" } },
  ]);
  expect(await run("workspace", "add", "north", "--currency", "NOK", "--time-zone", "Europe/Oslo")).toBe(0);
  const [ana] = await withState((state) => membersOf(state, "faro-azul"));
  const change = { action: "password.change", subject: ana?.user ?? "", was: null, became: null } as const;
  const actor = { kind: "operator" } as const;
  await withState((state) => audited(state, { actor, workspace: null }, async () => ({ change, answer: null })));
  await run("audit", "--installation");
  expect(printed).toMatch(/password\.change {3}ana\n/);
  await run("audit", "--installation", "--format", "json");
  expect(JSON.parse(printed)).toContainEqual(expect.objectContaining({ subject: ana?.user, subjectName: "ana" }));
});

it("says what to do where no goal and no cost stands yet", async () => {
  for (const kind of ["goal", "cost"]) {
    expect(await run(kind, "list", "--workspace", "faro-azul")).toBe(0);
    expect([printed, said]).toEqual(["", expect.stringContaining(`no ${kind}s yet: retorno ${kind} add`)]);
  }
});

it.each([
  [["member", "invte"], 'did you mean "member invite"?'],
  [["member", "invite"], "is missing"],
  [["member", "invite", "nobody"], "not an e-mail address"],
  [["member", "invite", "ana@faro.example", "--workspace", "faro-azul"], "is a member already"],
  [["member", "invite", "x@y.example", "--role", "boss"], "owner, editor, viewer"],
  [["member", "role", "ana@faro.example"], "is missing"],
  [["member", "remove", "zoe@faro.example", "--workspace", "faro-azul"], "is no member of faro-azul"],
  [["member", "--workspace", "faro-azul"], "say one of list, invite"],
  [["key", "add"], "--name is missing"],
  [["key", "add", "--name", "a", "--scopes", "links:reed"], 'did you mean "links:read"?'],
  [["key", "add", "--name", "a", "--scopes", "members:write"], "cannot have the scope"],
  [["key", "add", "--name", "a", "--expires", "tomorrow"], "give days, such as 90d"],
  [["key", "add", "--name", "a", "--expires", "0d"], "give days, such as 90d"],
  [["audit", "--installation", "--workspace", "faro-azul"], "one of the two"],
])("says what is wrong with %j", async (args, says) => {
  expect(await run(...args)).toBe(1);
  expect(said).toContain(says);
  expect(said.trim().split("\n")).toHaveLength(1);
});
