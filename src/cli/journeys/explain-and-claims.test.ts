import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ClaimGaps } from "../../model/attribution/claim-gaps.ts";
import { ExplainedOrder } from "../../model/attribution/explain-order.ts";
import { journeys } from "./journeys.ts";

const golden = fileURLToPath(new URL("../../../test/golden/nordlys", import.meta.url));
const files = [join(golden, "exports"), "--plan", join(golden, "plan.yaml")];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "retorno-journeys-"));
});
afterAll(() => rm(folder, { recursive: true }));

let answers = 0;
async function told(...args: string[]): Promise<string> {
  const out = join(folder, `answer-${++answers}`);
  expect(await journeys([...args, "--out", out])).toBe(0);
  return readFile(out, "utf8");
}

it("explains one order of files, for people and for programs", async () => {
  const text = await told("explain", "#1003", ...files);
  expect(text).toContain("Worth 1579.00 NOK − 79.00 shipping = 1500.00 NOK.");
  expect(text).toContain("redeemed code");
  expect(text.replaceAll("\u00a0", " ")).toContain("Each of the 10 models: #1 1,500.00 (100.0 %)");
  const answer = ExplainedOrder.parse(JSON.parse(await told("explain", "1003", ...files, "--format", "json")));
  expect(answer.orders[0]?.touches[0]?.row).toMatchObject({
    fact: "order",
    id: "#1003",
    written: { said: "code SPRING10" },
  });
});

it("says which order is meant, where there is no such one", async () => {
  await expect(journeys(["explain", "10033", ...files])).rejects.toMatchObject({
    code: "not_found",
    hint: "did you mean 1003?",
  });
  const noOrder = { code: "invalid_request", message: "no order is named" };
  await expect(journeys(["explain"])).rejects.toMatchObject(noOrder);
  await expect(journeys(["explain", ...files])).rejects.toMatchObject(noOrder);
});

it("says that a period has no conversions, and which days the files are about", async () => {
  const none = ["--from", "2031-05-01", "--to", "2031-06-01"];
  for (const question of ["lags", "models", "pairs"]) {
    const text = await told(question, ...files, ...none);
    expect([question, text.replaceAll("\n", " ")]).toEqual([
      question,
      expect.stringMatching(/There are no conversions from 1 to 31 May 2031; the facts reach from \d.* 2026\. $/),
    ]);
  }
});

it("puts the platforms' claims beside the orders, as the statement counts them", async () => {
  const text = await told("claims", ...files);
  expect(text).toContain("Together they claim 5 conversions");
  const { platforms } = ClaimGaps.parse(JSON.parse(await told("claims", ...files, "--format", "json")));
  const statement = JSON.parse(await readFile(join(golden, "expected-last.json"), "utf8"));
  expect(platforms.map(({ platform, claimed, found }) => [platform, claimed.conversions, found.conversions])).toEqual(
    statement.claims.map(({ platform, claimed, found }: { platform: string; claimed: number; found: number }) => [
      platform,
      claimed,
      found,
    ]),
  );
});
