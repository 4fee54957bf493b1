import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { keyScopes, permissions, roleMay, roles } from "../src/model/permissions.ts";
import { keptDays } from "../src/state/people/expired.ts";
import { invitationMs } from "../src/state/people/invitations.ts";

const page = readFileSync(new URL("../docs/people.md", import.meta.url), "utf8");

it("docs/people.md says of each right who has it, as the server goes by it", () => {
  const rows = [...page.matchAll(/^\| `([\w:]+)` \| (.+?) \| *(yes)? *\| *(yes)? *\| *(yes)? *\|$/gm)];
  const told = rows.map(([, name, says, ...has]) => [name, says, ...has.map((one) => one === "yes")]);
  const known = Object.entries(permissions).map(([name, says]) => {
    const right = name as keyof typeof permissions;
    return [name, says.replace(/\.$/, ""), ...roles.map((role) => roleMay(role, right))];
  });
  expect(told).toEqual(known);
});

it("docs/people.md names the scopes that a key can have", () => {
  const line = page.split("\n").find((one) => one.includes(" · ")) ?? "";
  expect([...line.matchAll(/`([\w:]+)`/g)].map(([, name]) => name)).toEqual(keyScopes);
});

it("docs/people.md says how long an invitation holds, and what of people is kept how long", () => {
  expect({ invitationMs, ...keptDays }).toEqual({
    invitationMs: 7 * 86_400_000,
    invitation: 30,
    audit: 730,
    strangers: 30,
  });
  expect(page).toContain("A link holds for seven days");
  expect(page).toContain("A line is kept for two years");
  expect(page).toContain("forgotten 30 days after");
});
