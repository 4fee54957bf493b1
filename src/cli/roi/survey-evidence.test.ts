import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Statement } from "../../model/statement.ts";

const main = fileURLToPath(new URL("../../main.ts", import.meta.url));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "retorno-survey-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("credits orders to what their buyers answered, by person or by the order's number, and nothing to answers that name nothing", () => {
  writeFileSync(
    join(folder, "orders.csv"),
    `id,at,person,total,currency
#1001,2026-03-05 09:00,kari@example.com,100.00,NOK
#1002,2026-03-06 09:00,per@example.com,200.00,NOK
#1003,2026-03-07 09:00,ida@example.com,300.00,NOK
`,
  );
  writeFileSync(
    join(folder, "answers.csv"),
    `Timestamp,Email Address,Order Number,How did you hear about us?
2026/03/05 9:14:33 AM GMT+1,KARI@example.com,,I saw your ad on Instagram
2026/03/06 9:14:33 AM GMT+1,,#1002,A friend
2026/03/07 9:14:33 AM GMT+1,ida@example.com,#1003,can't remember
`,
  );
  const { rows, unattributed } = roi("--by", "network");
  expect(rows.map(({ key, return: credited, evidence }) => [key.network, credited, evidence.declared])).toEqual([
    ["instagram", "100.00", "100.00"],
    ["none", "200.00", "200.00"],
  ]);
  expect(unattributed).toMatchObject({ return: "300.00", conversions: 1 });
});

function roi(...more: string[]): Statement {
  const asked = ["roi", folder, "--from", "2026-03-01", "--to", "2026-04-01", "--format", "json", ...more];
  const printed = execFileSync(process.execPath, [main, ...asked], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return Statement.parse(JSON.parse(printed));
}
