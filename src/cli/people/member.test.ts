import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { heardCli, printed, said } from "../../../test/heard-cli.ts";
import { openState } from "../../state/database.ts";
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

it("gives a workspace that is made there to everybody who runs the installation", async () => {
  expect(await run("workspace", "add", "north", "--currency", "NOK", "--time-zone", "Europe/Oslo")).toBe(0);
  expect(await withState((state) => membersOf(state, "north"))).toMatchObject([
    { email: "ana@faro.example", role: "owner" },
  ]);
});

it("leaves a line in the audit for each change, without addresses and keys", async () => {
  expect(
    await run("key", "add", "--workspace", "north", "--scopes", "links:read, events:write", "--expires", "90d"),
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
  expect(printed).toMatch(/the command line {2}invitation\.add {2}\w+\n/);
  expect(printed).toMatch(/member\.delete {3}bea\n/);
  await run("audit", "--workspace", "faro-azul", "--format", "json");
  expect(printed).not.toContain("faro.example");
  await run("workspace", "delete", "north", "--yes");
  await run("audit", "--installation", "--format", "json");
  expect(JSON.parse(printed)).toMatchObject([
    { action: "workspace.delete", subject: "north", was: { name: "The north" } },
  ]);
  expect(await run("workspace", "add", "north", "--currency", "NOK", "--time-zone", "Europe/Oslo")).toBe(0);
});

it.each([
  [["member", "invte"], 'did you mean "member invite"?'],
  [["member", "invite"], "is missing"],
  [["member", "invite", "nobody"], "not an e-mail address"],
  [["member", "invite", "ana@faro.example", "--workspace", "faro-azul"], "is a member already"],
  [["member", "invite", "x@y.example", "--role", "boss"], "owner, editor, viewer"],
  [["member", "role", "ana@faro.example"], "is missing"],
  [["member", "remove", "zoe@faro.example", "--workspace", "faro-azul"], "is no member of faro-azul"],
  [["key", "add", "--scopes", "links:reed"], 'did you mean "links:read"?'],
  [["key", "add", "--scopes", "members:write"], "cannot have the scope"],
  [["key", "add", "--expires", "soon"], "--expires"],
  [["audit", "--installation", "--workspace", "faro-azul"], "one of the two"],
])("says what is wrong with %j", async (args, says) => {
  expect(await run(...args)).toBe(1);
  expect(said).toContain(says);
  expect(said.trim().split("\n")).toHaveLength(1);
});
